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

/// <summary>What makes an endpoint answer with an error, or its authorization not happen.</summary>
internal enum AuthorizationDefect
{
    None,

    /// <summary>A policy name that nobody registers.</summary>
    UnknownPolicy,

    /// <summary>A scheme name that nobody registers.</summary>
    UnknownScheme,

    /// <summary>A list of roles that names none.</summary>
    BlankRoles,

    /// <summary>An AuthorizeFilter that the container would have to create.</summary>
    FilterByType,

    /// <summary>The middleware does not run for the endpoint.</summary>
    NoMiddleware,

    /// <summary>A user is demanded and no scheme at all is registered.</summary>
    NoScheme,

    /// <summary>ShortCircuit() runs the endpoint before authorization.</summary>
    ShortCircuit,
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

    /// <summary>The kind of <see cref="Reason"/>, where it is one of those that can be mended.</summary>
    public AuthorizationDefect Defect { get; init; }

    /// <summary>The policy or scheme that can't be resolved.</summary>
    public string? Unresolved { get; init; }

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
        Defect = Defect,
        Unresolved = Unresolved,
        Policies = Policies,
        Roles = Roles,
        Schemes = Schemes,
        Requirements = Requirements,
        Doubt = doubt,
    };
}
