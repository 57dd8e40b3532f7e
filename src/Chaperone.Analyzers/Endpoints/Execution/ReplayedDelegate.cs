using System.Collections.Immutable;
using Chaperone.Endpoints.Facts;

namespace Chaperone.Endpoints.Execution;

/// <summary>A delegate of a library's code, known by its log.</summary>
internal sealed class ReplayedDelegate
{
    public ReplayedDelegate(LogDelegate log, LogReplay replay)
    {
        Log = log;
        Replay = replay;
    }

    public LogDelegate Log { get; }

    public LogReplay Replay { get; }

    /// <summary>Whether the method it calls is visible to the reader.</summary>
    public bool IsVisible { get; init; }

    /// <summary>Its attributes that matter to authorization.</summary>
    public ImmutableArray<(Value Attribute, string Text)> Attributes { get; init; } = ImmutableArray<(Value, string)>.Empty;
}
