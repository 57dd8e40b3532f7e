using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints.Execution;

/// <summary>One of the ways by which control comes to a place: when, and with which variables.</summary>
internal sealed class Way
{
    public Way(Condition when, List<(Frame Frame, Dictionary<ISymbol, Value> Variables)> state)
    {
        When = when;
        State = state;
    }

    public Condition When { get; }

    public List<(Frame Frame, Dictionary<ISymbol, Value> Variables)> State { get; }
}
