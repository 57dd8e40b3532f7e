using System.Collections.Immutable;
using Chaperone.Endpoints.Execution;

namespace Chaperone.Endpoints.Authorization;

/// <summary>What a piece of endpoint metadata means to the authorization middleware. One object may mean several things.</summary>
[System.Flags]
internal enum MetadataMeaning
{
    None = 0,

    /// <summary>Implements IAuthorizeData.</summary>
    AuthorizeData = 1,

    /// <summary>Implements IAllowAnonymous.</summary>
    AllowAnonymous = 2,

    /// <summary>Is an AuthorizationPolicy.</summary>
    PolicyObject = 4,

    /// <summary>Implements IAuthorizationRequirementData.</summary>
    RequirementData = 8,

    /// <summary>Is an MVC AuthorizeFilter.</summary>
    AuthorizeFilter = 16,

    /// <summary>Implements IAllowAnonymousFilter.</summary>
    AllowAnonymousFilter = 32,

    /// <summary>The endpoint is run inside UseRouting, before authorization.</summary>
    ShortCircuit = 64,

    /// <summary>Something that may refuse callers by itself (a filter, a middleware) or may change the metadata in a way that is not visible.</summary>
    PossibleGuard = 128,

    /// <summary>Something that may take authorization away (metadata is removed or cleared).</summary>
    PossibleRemoval = 256,

    /// <summary>An MVC filter that throws when it is constructed (AuthorizeFilter by type: ambiguous constructors).</summary>
    BrokenFilter = 512,

    /// <summary>A filter that the options declare to refuse anonymous callers; it comes with <see cref="PossibleGuard"/>.</summary>
    DeclaredGuard = 1024,

    /// <summary>Scopes of Microsoft.Identity.Web, which it demands where the default policy is demanded, and nowhere else.</summary>
    RequiredScopes = 2048,
}

/// <summary>One piece of metadata that matters to authorization, from an attribute or a convention.</summary>
internal sealed class AuthorizationMetadata
{
    public AuthorizationMetadata(MetadataMeaning meaning, Evidence evidence)
    {
        Meaning = meaning;
        Evidence = evidence;
    }

    public MetadataMeaning Meaning { get; }

    public Evidence Evidence { get; }

    /// <summary>Under which conditions of the start-up code it is added.</summary>
    public Condition When { get; init; } = Condition.Always;

    /// <summary>IAuthorizeData.Policy: null for none. Meaningless unless <see cref="PolicyKnown"/>.</summary>
    public string? Policy { get; init; }

    public bool PolicyKnown { get; init; } = true;

    /// <summary>IAuthorizeData.Roles as written: null for none, blank is broken.</summary>
    public string? Roles { get; init; }

    public bool RolesKnown { get; init; } = true;

    public string? Schemes { get; init; }

    /// <summary>For a policy object or an AuthorizeFilter.</summary>
    public PolicyContent? Content { get; init; }

    /// <summary>The type names of the requirements, for requirement data.</summary>
    public ImmutableArray<string> Requirements { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>
    /// How far from the endpoint it stands: 0 on the endpoint or its handler, 1 on the class, 2 on the call that maps controllers, then the
    /// groups, the outermost farthest.
    /// </summary>
    public int Distance { get; init; }

    /// <summary>Whether it is an attribute; else a convention or a filter of the start-up code.</summary>
    public bool IsAttribute { get; init; }

    /// <summary>Whether it says no more than "authorize", so that the default policy decides what that means.</summary>
    public bool IsBare => Has(MetadataMeaning.AuthorizeData) && PolicyKnown && string.IsNullOrWhiteSpace(Policy) && RolesKnown && Roles is null;

    public bool Has(MetadataMeaning meaning) => (Meaning & meaning) != 0;

    /// <summary>The same metadata, added under a further condition.</summary>
    public AuthorizationMetadata Under(Condition condition) => Copy(condition, Distance, IsAttribute);

    /// <summary>The same metadata, put by a convention on something at that distance from its endpoints.</summary>
    public AuthorizationMetadata At(int distance, Condition condition) => Copy(condition, distance, IsAttribute);

    /// <summary>The same metadata, as an attribute at that distance.</summary>
    public AuthorizationMetadata OnAttribute(int distance) => Copy(Condition.Always, distance, isAttribute: true);

    /// <summary>What a hub's dispatcher reads of it: authorization data, without requirements that the attribute carries.</summary>
    public AuthorizationMetadata AsAuthorizeData() => new(MetadataMeaning.AuthorizeData, Evidence)
    {
        Policy = Policy,
        PolicyKnown = PolicyKnown,
        Roles = Roles,
        RolesKnown = RolesKnown,
        Schemes = Schemes,
    };

    private AuthorizationMetadata Copy(Condition condition, int distance, bool isAttribute) => new(Meaning, Evidence)
    {
        When = When.And(condition) ?? When,
        Distance = distance,
        IsAttribute = isAttribute,
        Policy = Policy,
        PolicyKnown = PolicyKnown,
        Roles = Roles,
        RolesKnown = RolesKnown,
        Schemes = Schemes,
        Content = Content,
        Requirements = Requirements,
    };
}
