using System.Collections.Generic;
using System.Collections.Immutable;

namespace Chaperone.Endpoints.Facts;

/// <summary>
/// What a library's method does to the builders it is handed: the calls of invisible code (the framework's, packages') that following it
/// meets, in order, each with its condition. Strings and numbers only, so that it can be written into the library's assembly and be kept
/// by an editor without keeping a compilation alive.
/// </summary>
/// <remarks>
/// Whoever meets a call of the method replays the log onto its own values. That way one place knows what a framework's call means, for an
/// application's own code and for a library's, and a log says exactly as much as the source would.
/// </remarks>
internal sealed class MethodLog
{
    public List<LogBranch> Branches { get; } = new();

    public List<LogEntry> Entries { get; } = new();

    public LogValue Result { get; set; } = LogValue.Unknown;

    /// <summary>Why the log is not all that the method does; empty when it is.</summary>
    public List<string> Gaps { get; } = new();

    /// <summary>How many values the entries are numbered up to.</summary>
    public int Values { get; set; }
}

/// <summary>A condition of the library's code.</summary>
internal sealed class LogBranch
{
    public LogBranch(string text, int outcomes, string? environment, int test)
    {
        Text = text;
        Outcomes = outcomes;
        Environment = environment;
        Test = test;
    }

    public string Text { get; }

    public int Outcomes { get; }

    /// <summary>For a test of the environment, which is the same test wherever it stands.</summary>
    public string? Environment { get; }

    /// <summary>The value that decides (outcome 0 when it is true); negative when none is known.</summary>
    public int Test { get; }

    /// <summary>Whether it is only asked how often a loop runs.</summary>
    public bool IsLoop { get; init; }
}

/// <summary>What an entry does.</summary>
internal enum LogOperation
{
    /// <summary>Calls a method; the first argument of an extension method is its receiver.</summary>
    Call,

    /// <summary>Sets a property of options or services.</summary>
    Set,

    /// <summary>Reads a property whose value depends on the application.</summary>
    Get,

    /// <summary>Creates a policy builder, a policy or a host builder.</summary>
    New,

    /// <summary>Calls a delegate that the method was handed.</summary>
    Invoke,

    /// <summary>Joins texts.</summary>
    Concatenate,

    /// <summary>Compares two values.</summary>
    Equal,

    /// <summary>The first value, or the second when that is null.</summary>
    Coalesce,

    /// <summary>Keeps an endpoint's builder, so that conventions may be added later.</summary>
    Keep,
}

/// <summary>One step of a log.</summary>
internal sealed class LogEntry
{
    public LogEntry(LogOperation operation, string member)
    {
        Operation = operation;
        Member = member;
    }

    public LogOperation Operation { get; }

    /// <summary>Documentation comment id of the method, property or type.</summary>
    public string Member { get; }

    /// <summary>The member's assembly.</summary>
    public string Assembly { get; init; } = "";

    public ImmutableArray<string> TypeArguments { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>The instance; unknown for static and extension methods.</summary>
    public LogValue Receiver { get; init; } = LogValue.Unknown;

    /// <summary>By the parameters' ordinals; null for those that were not given.</summary>
    public ImmutableArray<LogValue?> Arguments { get; init; } = ImmutableArray<LogValue?>.Empty;

    public ImmutableArray<(int Branch, int Outcome)> When { get; init; } = ImmutableArray<(int, int)>.Empty;

    /// <summary>The call as written, for evidence.</summary>
    public string Text { get; init; } = "";

    /// <summary>The number of what it gives back; negative when nobody refers to it.</summary>
    public int Result { get; set; } = -1;
}

/// <summary>A delegate that the library's code makes.</summary>
internal sealed class LogDelegate
{
    /// <summary>The numbers of its parameters, where it was followed.</summary>
    public List<int> Parameters { get; } = new();

    public List<LogEntry> Entries { get; } = new();

    public LogValue Result { get; set; } = LogValue.Unknown;

    /// <summary>Whether it was followed: only then the entries are all that it does.</summary>
    public bool Followed { get; set; }

    /// <summary>What the inventory calls it, as a handler.</summary>
    public string Handler { get; init; } = "";

    /// <summary>Its attributes that matter to authorization, and how they are written.</summary>
    public ImmutableArray<(LogValue Attribute, string Text)> Attributes { get; set; } = ImmutableArray<(LogValue, string)>.Empty;

    public bool MayRefuse { get; init; }

    public bool AdmitsEveryone { get; init; }

    /// <summary>As an assertion: false for a caller whom nobody knows.</summary>
    public bool RefusesAnonymous { get; init; }
}
