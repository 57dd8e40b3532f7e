using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Endpoints;
using Chaperone.Endpoints.Authorization;

namespace Chaperone.Rules.Authorization;

/// <summary>What requiring authorization would make of an open endpoint.</summary>
internal enum Remedy
{
    /// <summary>It would stay open, or fail for another reason: not worth offering.</summary>
    None,

    /// <summary>It would refuse anonymous callers.</summary>
    Protects,

    /// <summary>It would answer every caller with an error, until the application sets up authentication and authorization.</summary>
    NeedsSetup,
}

/// <summary>Which changes in source would end a finding, asked of the model itself: the endpoint is evaluated again as if the change were made.</summary>
/// <remarks>One place in source can be several endpoints (a module that is mapped twice): what is offered must help all of them.</remarks>
internal sealed class Remedies
{
    private static readonly Evidence Proposed = new("proposed", null);
    private static readonly AuthorizationMetadata Authorize = new(MetadataMeaning.AuthorizeData, Proposed);
    private static readonly AuthorizationMetadata Anonymous = new(MetadataMeaning.AllowAnonymous, Proposed);

    /// <summary>What an authenticated user satisfies by itself.</summary>
    private static readonly string[] AnyUser = { "RequireAuthenticatedUser", "DenyAnonymousAuthorizationRequirement" };

    // Endpoints on which nothing stands get the same answer: asked once a pipeline instead of once an endpoint.
    private readonly Dictionary<(object?, bool, bool, string?), Remedy> _bare = new();

    /// <summary>What a plain <c>RequireAuthorization()</c> or <c>[Authorize]</c> would do.</summary>
    public Remedy OfAuthorize(IReadOnlyCollection<Endpoint> site) => Weakest(site, policy: null);

    /// <summary>The policies that would end the finding.</summary>
    public IEnumerable<string> OfPolicies(IReadOnlyCollection<Endpoint> site, ImmutableArray<string> declared) =>
        declared.Where(policy => Weakest(site, policy) != Remedy.None);

    /// <summary>Whether <c>AllowAnonymous</c> would be taken as a decision.</summary>
    public static bool AllowsAnonymous(IReadOnlyCollection<Endpoint> site) =>
        site.All(static e => e is { Input: { } input, IsMappedElsewhere: false } && ProtectionEvaluator.Evaluate(input.With(Anonymous)).State == ProtectionState.OpenExplicit);

    /// <summary>The policies that would let fewer callers in than any signed-in user.</summary>
    /// <remarks>Of a policy whose content is not visible that is the project's own decision.</remarks>
    public static IEnumerable<string> OfNarrowingPolicies(IReadOnlyCollection<Endpoint> site, ImmutableArray<string> declared) =>
        declared.Where(policy => site.All(e => e is { Input: { } input, IsMappedElsewhere: false } && Narrows(ProtectionEvaluator.Evaluate(input.With(Demanding(policy))))));

    /// <summary>The AllowAnonymous that stands on the endpoint itself, when nothing else allows anonymous callers.</summary>
    public static AuthorizationMetadata? OwnAnonymous(IReadOnlyCollection<Endpoint> site)
    {
        AuthorizationMetadata? own = null;
        foreach (var endpoint in site)
        {
            if (endpoint is not { Input: { } input, IsMappedElsewhere: false, Protection.State: ProtectionState.OpenExplicit }
                || input.Metadata.Where(static m => m.Has(MetadataMeaning.AllowAnonymous | MetadataMeaning.AllowAnonymousFilter)).ToList() is not [{ Distance: 0, Evidence.Where: { } where } found]
                || (own is not null && where != own.Evidence.Where))
            {
                return null;
            }

            own = found;
        }

        return own;
    }

    /// <summary>What it would do to take the endpoint's own AllowAnonymous away, and to put something else in its place: a demand for any user when no policy is named.</summary>
    public static Remedy OfReplacedAnonymous(IReadOnlyCollection<Endpoint> site, bool replaced, string? policy)
    {
        foreach (var endpoint in site)
        {
            var without = endpoint.Input!.Without(OwnAnonymous(new[] { endpoint })!);
            var protection = ProtectionEvaluator.Evaluate(replaced ? without.With(Demanding(policy)) : without);
            if (!protection.RefusesAnonymous && !(replaced && policy is not null && protection.State == ProtectionState.Unknown))
            {
                return Remedy.None;
            }
        }

        return Remedy.Protects;
    }

    private static bool Narrows(Protection protection) =>
        protection.State == ProtectionState.Unknown
        || (protection.RefusesAnonymous && (!protection.Roles.IsEmpty || protection.Doubt is not null || protection.Requirements.Any(static r => !AnyUser.Contains(r.Split('(')[0]))));

    private static AuthorizationMetadata Demanding(string? policy) =>
        policy is null ? Authorize : new AuthorizationMetadata(MetadataMeaning.AuthorizeData, Proposed) { Policy = policy };

    private Remedy Weakest(IReadOnlyCollection<Endpoint> site, string? policy)
    {
        var remedies = site.Select(e => Of(e, policy)).Distinct().ToList();
        return remedies.Contains(Remedy.None) ? Remedy.None : remedies.Contains(Remedy.NeedsSetup) ? Remedy.NeedsSetup : Remedy.Protects;
    }

    private Remedy Of(Endpoint endpoint, string? policy)
    {
        // A call behind the application's call of a library reaches what that gives back, which need not be this endpoint.
        if (endpoint.Input is not { } input || endpoint.IsMappedElsewhere)
        {
            return Remedy.None;
        }

        var isBare = endpoint.Protection is { State: ProtectionState.Open, Reason: null, Evidence.IsEmpty: true };
        if (!isBare || !input.Created.IsAlways)
        {
            return Evaluate(input, policy, isBare);
        }

        var key = (input.Pipeline, input.IsMvc, input.LegacyRouting, policy);
        if (!_bare.TryGetValue(key, out var known))
        {
            known = Evaluate(input, policy, isBare);
            _bare.Add(key, known);
        }

        return known;
    }

    private static Remedy Evaluate(ProtectionInput input, string? policy, bool isBare)
    {
        return ProtectionEvaluator.Evaluate(input.With(Demanding(policy))) switch
        {
            { RefusesAnonymous: true } => Remedy.Protects,

            // A policy whose content is not visible: the project's own decision.
            { State: ProtectionState.Unknown } when policy is not null => Remedy.Protects,

            // Nothing else stood on the endpoint, and the policy is registered: only an authentication scheme or the middleware can be missing.
            { State: ProtectionState.Broken } when isBare && (policy is null || IsRegistered(input, policy)) => Remedy.NeedsSetup,
            _ => Remedy.None,
        };
    }

    private static bool IsRegistered(ProtectionInput input, string policy) =>
        input.Pipeline?.Host.NamedPolicies.ContainsKey(policy) == true;
}
