using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints.Authorization;

/// <summary>Authorization that is written where ASP.NET Core does not look for it.</summary>
internal sealed class IgnoredAuthorization
{
    public IgnoredAuthorization(Evidence what, string why, params Endpoint[] endpoints)
    {
        What = what;
        Why = why;
        Endpoints = endpoints.ToImmutableArray();
    }

    /// <summary>The attribute or call.</summary>
    public Evidence What { get; }

    public string Why { get; }

    /// <summary>Whether its own file tells that nothing reads it; else that of the endpoint does.</summary>
    public bool IsKnownWhereItIsWritten { get; init; }

    /// <summary>Where the same attribute would be read: actions, Map calls, a page's class. Empty where that is a decision, and for what opens.</summary>
    public ImmutableArray<Location> Belongs { get; init; } = ImmutableArray<Location>.Empty;

    /// <summary>Whether nothing reads it, neither for this endpoint nor for another, so that nobody misses it when it is gone.</summary>
    public bool IsReadNowhere { get; init; }

    /// <summary>The call without which it would be read: ShortCircuit(). Null where nothing of that kind stands in its way.</summary>
    public Location? Obstacle { get; init; }

    /// <summary>The endpoints that somebody meant to protect or open; empty for what belongs to none.</summary>
    public ImmutableArray<Endpoint> Endpoints { get; }
}
