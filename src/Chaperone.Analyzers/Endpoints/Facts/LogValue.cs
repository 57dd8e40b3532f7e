using System.Collections.Immutable;
using Chaperone.Endpoints.Authorization;

namespace Chaperone.Endpoints.Facts;

/// <summary>Which kind of value a <see cref="LogValue"/> is.</summary>
internal enum LogValueKind
{
    Unknown,

    /// <summary>A parameter, or what an entry gave back, by its number.</summary>
    Reference,

    /// <summary>The pipeline of the application whose services the number stands for.</summary>
    PipelineOf,

    Constant,

    /// <summary>A text of which only a part is known.</summary>
    PartialText,

    Type,

    /// <summary>An object of a type, with its fields by name.</summary>
    Object,

    /// <summary>An anonymous object.</summary>
    Anonymous,

    Sequence,
    Delegate,
    Policy,

    /// <summary>One of several, each under its condition.</summary>
    Choice,

    /// <summary>Several convention targets at once.</summary>
    Targets,

    /// <summary>The opposite of a truth value.</summary>
    Not,
}

/// <summary>A value of a log.</summary>
internal sealed class LogValue
{
    public static readonly LogValue Unknown = new(LogValueKind.Unknown);

    public LogValue(LogValueKind kind) => Kind = kind;

    public LogValueKind Kind { get; }

    public int Number { get; init; }

    /// <summary>A string, int, bool or null.</summary>
    public object? Constant { get; init; }

    /// <summary>A type's name or a partial text.</summary>
    public string Text { get; init; } = "";

    /// <summary>Whether a sequence is complete.</summary>
    public bool Complete { get; init; }

    public ImmutableArray<LogValue> Items { get; init; } = ImmutableArray<LogValue>.Empty;

    /// <summary>The names of an object's items: <c>p:</c> a constructor's parameter, <c>m:</c> a member.</summary>
    public ImmutableArray<string> Names { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>The conditions of a choice's items.</summary>
    public ImmutableArray<ImmutableArray<(int Branch, int Outcome)>> Conditions { get; init; } = ImmutableArray<ImmutableArray<(int, int)>>.Empty;

    public LogDelegate? Delegate { get; init; }

    public PolicyContent? Policy { get; init; }

    public static LogValue Reference(int number) => new(LogValueKind.Reference) { Number = number };
}
