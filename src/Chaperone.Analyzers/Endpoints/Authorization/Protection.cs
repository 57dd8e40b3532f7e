using System.Collections.Immutable;

namespace Chaperone.Endpoints.Authorization;

/// <summary>Who may call an endpoint.</summary>
internal enum ProtectionState
{
    /// <summary>An authorization decision of its own refuses anonymous callers.</summary>
    Protected,

    /// <summary>Nothing of its own, but the fallback policy refuses anonymous callers.</summary>
    ProtectedByFallback,

    /// <summary>Something says AllowAnonymous.</summary>
    OpenExplicit,

    /// <summary>No decision reaches it.</summary>
    Open,

    /// <summary>There is a decision and it has no effect.</summary>
    OpenIneffective,

    /// <summary>It answers with an error at run time.</summary>
    Broken,

    /// <summary>It can't be known from source.</summary>
    Unknown,
}

/// <summary>Effective protection and what decided it.</summary>
internal sealed class Protection
{
    public Protection(ProtectionState state, string? reason, ImmutableArray<Evidence> evidence)
    {
        State = state;
        Reason = reason;
        Evidence = evidence;
    }

    public ProtectionState State { get; }

    /// <summary>Why it is open without effect, broken or unknown.</summary>
    public string? Reason { get; }

    public ImmutableArray<Evidence> Evidence { get; }

    public ImmutableArray<string> Policies { get; init; } = ImmutableArray<string>.Empty;

    public ImmutableArray<string> Roles { get; init; } = ImmutableArray<string>.Empty;

    public ImmutableArray<string> Schemes { get; init; } = ImmutableArray<string>.Empty;

    public ImmutableArray<string> Requirements { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>Set when the state holds but something about it isn't visible.</summary>
    public string? Doubt { get; init; }

    public bool RefusesAnonymous => State is ProtectionState.Protected or ProtectionState.ProtectedByFallback;

    public bool IsOpen => State is ProtectionState.Open or ProtectionState.OpenExplicit or ProtectionState.OpenIneffective;

    public Protection Unless(string? doubt) => doubt is null ? this : new Protection(State, Reason, Evidence)
    {
        Policies = Policies,
        Roles = Roles,
        Schemes = Schemes,
        Requirements = Requirements,
        Doubt = doubt,
    };
}
