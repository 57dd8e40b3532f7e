using System.Collections.Immutable;
using Chaperone.Endpoints.Execution;

namespace Chaperone.Endpoints.Authorization;

/// <summary>All that decides one endpoint's protection.</summary>
internal sealed class ProtectionInput
{
    /// <summary>Null when the application is not visible.</summary>
    public Pipeline? Pipeline { get; init; }

    /// <summary>Attributes and conventions, from anywhere.</summary>
    public ImmutableArray<AuthorizationMetadata> Metadata { get; init; } = ImmutableArray<AuthorizationMetadata>.Empty;

    /// <summary>When the endpoint exists.</summary>
    public Condition Created { get; init; } = Condition.Always;

    public bool IsMvc { get; init; }

    /// <summary>MVC without endpoint routing: authorization attributes are filters, there is no fallback.</summary>
    public bool LegacyRouting { get; init; }

    /// <summary>The route, where it is known and a guard of the pipeline asks for the request's path; null else, and nobody is left alone.</summary>
    public string? Route { get; init; }

    /// <summary>Why the endpoint's surroundings are not known; null when they are.</summary>
    public string? UnknownContext { get; init; }

    /// <summary>The same endpoint with one more piece of metadata: what would a change in source make of it?</summary>
    public ProtectionInput With(AuthorizationMetadata added) => With(Metadata.Add(added));

    /// <summary>The same endpoint with one piece of metadata less.</summary>
    public ProtectionInput Without(AuthorizationMetadata removed) => With(Metadata.Remove(removed));

    private ProtectionInput With(ImmutableArray<AuthorizationMetadata> metadata) => new()
    {
        Pipeline = Pipeline,
        Metadata = metadata,
        Created = Created,
        IsMvc = IsMvc,
        LegacyRouting = LegacyRouting,
        Route = Route,
        UnknownContext = UnknownContext,
    };
}
