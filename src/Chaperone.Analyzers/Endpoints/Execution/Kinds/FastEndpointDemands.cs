using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Endpoints.Authorization;
using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints.Execution.Kinds;

/// <summary>Who a FastEndpoints class lets in: a signed-in user unless it says otherwise.</summary>
/// <remarks>FastEndpoints, EndpointSecurityPolicies: what the class demands becomes a policy of its own, which carries its name.</remarks>
internal sealed class FastEndpointDemands
{
    private static readonly SymbolDisplayFormat FullName = new(typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);

    private readonly INamedTypeSymbol _type;
    private readonly List<(string Verb, RecordedCall Call)> _anonymous = new();

    public FastEndpointDemands(INamedTypeSymbol type) => _type = type;

    public List<string> Policies { get; } = new();

    public List<string> Roles { get; } = new();

    public List<string> Schemes { get; } = new();

    /// <summary>Permissions, scopes and claims, by the names of the calls.</summary>
    public List<string> Assertions { get; } = new();

    /// <summary>What is put into the class's own policy.</summary>
    public List<PolicyContent> Custom { get; } = new();

    /// <summary>EndpointDefinition.SecurityPolicyName.</summary>
    public string PolicyName => "epPolicy:" + _type.ToDisplayString(FullName);

    /// <summary>The policy that FastEndpoints registers for the class; null when it needs none.</summary>
    public PolicySetting? SecurityPolicy =>
        Roles.Count + Schemes.Count + Policies.Count + Assertions.Count + Custom.Count == 0
            ? null
            : new PolicySetting(
                PolicyContent.Combine(Custom.Prepend(new PolicyContent(Certainty.Yes, ImmutableArray.Create("RequireAuthenticatedUser").AddRange(Assertions)))),
                Condition.Always,
                new Evidence("the endpoint's own policy", Place))
            {
                IsInternal = true,
            };

    private Location? Place => _type.Locations.FirstOrDefault(static l => l.IsInSource);

    public void AllowAnonymous(IEnumerable<string> verbs, RecordedCall call) => _anonymous.AddRange(verbs.Select(v => (v, call)));

    /// <summary>The authorization metadata of the endpoint for one verb.</summary>
    public IEnumerable<AuthorizationMetadata> MetadataFor(string verb)
    {
        // Under a condition it is the one or the other: what holds in every case is for the evaluation to say.
        var anonymous = _anonymous.Where(a => a.Verb == verb).Select(static a => a.Call).ToList();
        foreach (var call in anonymous)
        {
            yield return new AuthorizationMetadata(MetadataMeaning.AllowAnonymous, new Evidence("AllowAnonymous()", call.Location)) { When = call.When };
        }

        if (anonymous.Any(static c => c.When.IsAlways))
        {
            yield break;
        }

        var evidence = new Evidence("FastEndpoints asks for a user unless AllowAnonymous() is called", Place);
        var names = SecurityPolicy is null ? Policies : Policies.Append(PolicyName).ToList();
        if (names.Count == 0)
        {
            yield return new AuthorizationMetadata(MetadataMeaning.AuthorizeData, evidence);
        }

        foreach (var name in names)
        {
            yield return new AuthorizationMetadata(MetadataMeaning.AuthorizeData, evidence)
            {
                Policy = name,
                Roles = Roles.Count == 0 ? null : string.Join(",", Roles),
                Schemes = Schemes.Count == 0 ? null : string.Join(",", Schemes),
            };
        }
    }
}
