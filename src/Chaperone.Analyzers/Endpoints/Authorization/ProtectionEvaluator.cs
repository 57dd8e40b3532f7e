using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Endpoints.Execution;

namespace Chaperone.Endpoints.Authorization;

/// <summary>Effective protection, as AuthorizationMiddleware, EndpointMiddleware and AuthorizeFilter decide it.</summary>
/// <remarks>
/// What start-up code does under a condition is evaluated for every combination of outcomes; a state stands only when all of them agree.
/// </remarks>
internal static class ProtectionEvaluator
{
    private const int MaximumCombinations = 64;

    public static Protection Evaluate(ProtectionInput input)
    {
        var fixedOutcomes = input.Created.Terms.Where(static t => t.Branch.Ways.IsEmpty).ToDictionary(static t => t.Branch, static t => t.Outcome);
        var branches = BranchesOf(input).Concat(input.Created.Branches).Where(b => !fixedOutcomes.ContainsKey(b)).Distinct().ToList();
        if (branches.Aggregate(1L, static (product, b) => Math.Min(product * b.Outcomes, int.MaxValue)) > MaximumCombinations)
        {
            return Unknown("depends on too many conditions of the start-up code", ImmutableArray<Evidence>.Empty);
        }

        Protection? joined = null;
        foreach (var outcomes in Combinations(branches, 0, fixedOutcomes).Where(input.Created.HoldsUnder))
        {
            var protection = EvaluateUnder(input, outcomes);
            joined = joined is null ? protection : Join(joined, protection, branches);
        }

        return joined ?? Unknown("mapped under conditions that exclude each other", ImmutableArray<Evidence>.Empty);
    }

    private static IEnumerable<Branch> BranchesOf(ProtectionInput input)
    {
        var conditions = input.Metadata.Select(static m => m.When);
        if (input.Pipeline is { } pipeline)
        {
            var host = pipeline.Host;
            conditions = conditions
                .Concat(host.FallbackPolicies.Select(static p => p.When))
                .Concat(host.DefaultPolicies.Select(static p => p.When))
                .Concat(host.Lenient.Select(static l => l.When))
                .Concat(host.AdmittingSchemes.Select(static a => a.When))
                .Concat(pipeline.Steps.Where(static s => s.Step != PipelineStep.UseAuthentication).Select(static s => s.When))
                .Concat(host.AuthorizationServices.Any(static c => c.IsAlways) ? Enumerable.Empty<Condition>() : host.AuthorizationServices);
            conditions = conditions.Concat(input.Metadata
                .Where(static m => m.Policy is not null)
                .SelectMany(m => host.NamedPolicies.TryGetValue(m.Policy!, out var named) ? named.Select(static n => n.When) : Enumerable.Empty<Condition>()));
            if (input.IsMvc)
            {
                conditions = conditions.Concat(host.GlobalFilters.Select(static f => f.When));
            }
        }

        return conditions.SelectMany(static c => c.Branches);
    }

    private static IEnumerable<IReadOnlyDictionary<Branch, int>> Combinations(List<Branch> branches, int index, Dictionary<Branch, int> outcomes)
    {
        if (index == branches.Count)
        {
            yield return new Dictionary<Branch, int>(outcomes);
            yield break;
        }

        for (var outcome = 0; outcome < branches[index].Outcomes; outcome++)
        {
            outcomes[branches[index]] = outcome;
            foreach (var combination in Combinations(branches, index + 1, outcomes))
            {
                yield return combination;
            }
        }

        outcomes.Remove(branches[index]);
    }

    private static Protection Join(Protection left, Protection right, List<Branch> branches)
    {
        if (left.State == right.State)
        {
            return Either(left.Evidence.Length >= right.Evidence.Length ? left : right);
        }

        if (left.RefusesAnonymous && right.RefusesAnonymous)
        {
            return Either(left.State == ProtectionState.Protected ? left : right);
        }

        if (left.State == ProtectionState.Unknown)
        {
            return left;
        }

        return right.State == ProtectionState.Unknown
            ? right
            : Unknown(
                "depends on " + Conditions(),
                left.Evidence.Concat(right.Evidence).Distinct().ToImmutableArray());

        string Conditions() => "a condition of the start-up code: " + string.Join(", ", branches.Select(static b => b.Text).Distinct().Take(3));

        Protection Either(Protection chosen) => left.Requirements.SequenceEqual(right.Requirements) && left.Policies.SequenceEqual(right.Policies) && left.Schemes.SequenceEqual(right.Schemes)
            ? chosen
            : chosen.Unless(chosen.Doubt ?? "what is demanded depends on " + Conditions());
    }

    private static Protection EvaluateUnder(ProtectionInput input, IReadOnlyDictionary<Branch, int> outcomes)
    {
        var facts = new ActiveMetadata(input, outcomes);
        var removal = facts.First(MetadataMeaning.PossibleRemoval);
        if (removal is not null)
        {
            return Unknown(removal.Evidence.What, ImmutableArray.Create(removal.Evidence));
        }

        var protection = Decide(input, facts, outcomes);
        if (protection.RefusesAnonymous && input.Pipeline is { Host: { Schemes.Count: 0, SchemesIncomplete: false } host } && !host.Pipeline.Steps.Any(static s => s.Step is PipelineStep.PossibleGuard or PipelineStep.Opaque))
        {
            return Broken("it demands a user and no authentication scheme is registered", protection.Evidence.FirstOrDefault() ?? new Evidence("no scheme", null), AuthorizationDefect.NoScheme);
        }

        if (!protection.IsOpen)
        {
            return protection.Unless(protection.RefusesAnonymous && input.UnknownContext is not null ? input.UnknownContext : protection.Doubt);
        }

        if (protection.State != ProtectionState.OpenExplicit && DeclaredGuard(input, facts, outcomes) is { } declared)
        {
            return new Protection(ProtectionState.Protected, null, ImmutableArray.Create(declared)) { Requirements = ImmutableArray.Create(declared.What) };
        }

        // Open as far as metadata goes. What else could refuse a caller, or what could not be seen, makes it unknown; an explicit decision stands.
        if (protection.State != ProtectionState.OpenExplicit && Doubt(input, facts, outcomes) is { } doubt)
        {
            return Unknown(doubt.What, protection.Evidence.Add(doubt));
        }

        return protection;
    }

    /// <summary>A filter on the endpoint, or a middleware that surely runs before it, that the options declare to refuse anonymous callers.</summary>
    private static Evidence? DeclaredGuard(ProtectionInput input, ActiveMetadata facts, IReadOnlyDictionary<Branch, int> outcomes)
    {
        if (facts.First(MetadataMeaning.DeclaredGuard) is { } filter)
        {
            return filter.Evidence;
        }

        if (input.Pipeline is not { } pipeline || input.LegacyRouting || facts.Any(MetadataMeaning.ShortCircuit))
        {
            return null;
        }

        return pipeline.Steps
            .Where(s => s.When.HoldsUnder(outcomes))
            .TakeWhile(static s => s.Step != PipelineStep.UseEndpoints)
            .FirstOrDefault(s => s.Step == PipelineStep.DeclaredGuard && !LeavesOut(s.Paths, input)).Evidence;
    }

    private static bool LeavesOut(GuardPaths? paths, ProtectionInput input) => input.Route is { } route && paths?.LeavesOut(route) == true;

    private static Evidence? Doubt(ProtectionInput input, ActiveMetadata facts, IReadOnlyDictionary<Branch, int> outcomes)
    {
        if (facts.First(MetadataMeaning.PossibleGuard) is { } guard)
        {
            return new Evidence("may be guarded: " + guard.Evidence.What, guard.Evidence.Where);
        }

        if (input.UnknownContext is { } context)
        {
            return new Evidence(context, null);
        }

        if (input.Pipeline is not { } pipeline)
        {
            return new Evidence("the application that hosts it is not visible", null);
        }

        if (pipeline.Host.OpaqueAuthorization.FirstOrDefault() is { } opaque)
        {
            return new Evidence("may be protected: " + opaque.What + " is not visible and may set up authorization", opaque.Where);
        }

        if (pipeline.Host is { PolicyProvider: { } provider, ProvidedFallback: not (ProvidedPolicy.Options or ProvidedPolicy.None) } && facts.None(MetadataMeaning.AuthorizeData | MetadataMeaning.PolicyObject))
        {
            return new Evidence(provider.What + " may have a fallback policy", provider.Where);
        }

        for (var current = pipeline; current is not null; current = current.Parent)
        {
            var step = current.Steps.FirstOrDefault(s => s.Step is PipelineStep.PossibleGuard or PipelineStep.Opaque && s.When.HoldsUnder(outcomes) && !LeavesOut(s.Paths, input));
            if (step.Evidence is not null)
            {
                return new Evidence("may be guarded: " + step.Evidence.What, step.Evidence.Where);
            }
        }

        return null;
    }

    private static Protection Decide(ProtectionInput input, ActiveMetadata facts, IReadOnlyDictionary<Branch, int> outcomes)
    {
        var policies = new PolicyResolver(input.Pipeline?.Host, outcomes);
        if (facts.First(MetadataMeaning.BrokenFilter) is { } brokenFilter)
        {
            return Broken("AuthorizeFilter can't be created by type: it has several constructors", brokenFilter.Evidence, AuthorizationDefect.FilterByType);
        }

        if (facts.First(MetadataMeaning.ShortCircuit) is { } shortCircuit)
        {
            if (facts.First(MetadataMeaning.AuthorizeData) is { } refused)
            {
                return Broken("ShortCircuit() with authorization metadata fails at run time", refused.Evidence, AuthorizationDefect.ShortCircuit);
            }

            return facts.First(MetadataMeaning.AllowAnonymous) is { } anonymous
                ? new Protection(ProtectionState.OpenExplicit, null, ImmutableArray.Create(anonymous.Evidence))
                : new Protection(
                    facts.Any(MetadataMeaning.PolicyObject | MetadataMeaning.RequirementData) || policies.Fallback is not null ? ProtectionState.OpenIneffective : ProtectionState.Open,
                    "ShortCircuit() runs the endpoint before authorization",
                    ImmutableArray.Create(shortCircuit.Evidence))
                {
                    Defect = AuthorizationDefect.ShortCircuit,
                };
        }

        var state = input.LegacyRouting ? MiddlewareState.Ran : input.Pipeline is { } pipeline ? MiddlewareOrder.Of(pipeline, outcomes) : MiddlewareState.Unknown;
        var protection = state is MiddlewareState.NotRun or MiddlewareState.RanWithoutEndpoint
            ? WithoutMiddleware(input, facts, policies, state)
            : InOrder(WithMiddleware(input, facts, policies), facts, state);
        return Passing(input.IsMvc && protection.IsOpen ? WithFilters(facts, policies, protection) : protection, input, outcomes);
    }

    /// <summary>
    /// Where the order is not known, what carries authorization data refuses in either: in the wrong one the framework fails the request
    /// (EndpointMiddleware). What nothing but a policy's object or the fallback policy protects is open in the wrong one.
    /// </summary>
    private static Protection InOrder(Protection protection, ActiveMetadata facts, MiddlewareState state) =>
        state != MiddlewareState.InAnyOrder || protection.State is not (ProtectionState.Protected or ProtectionState.ProtectedByFallback) || facts.Any(MetadataMeaning.AuthorizeData)
            ? protection
            : new Protection(ProtectionState.Unknown, "in which order modules set up the pipeline is not known", protection.Evidence)
            {
                Policies = protection.Policies,
                Roles = protection.Roles,
                Schemes = protection.Schemes,
                Requirements = protection.Requirements,
            };

    /// <summary>What is demanded counts for nothing known where a service of the application's own may let through who does not meet it.</summary>
    private static Protection Passing(Protection protection, ProtectionInput input, IReadOnlyDictionary<Branch, int> outcomes)
    {
        if (protection.State is not (ProtectionState.Protected or ProtectionState.ProtectedByFallback) || input.Pipeline is not { } pipeline)
        {
            return protection;
        }

        var lenient = pipeline.Host.Lenient.FirstOrDefault(l => l.When.HoldsUnder(outcomes)).Evidence
            ?? pipeline.Host.AdmittingSchemes.FirstOrDefault(a => a.When.HoldsUnder(outcomes) && IsAsked(a.Scheme, protection, pipeline.Host)).Evidence
            ?? ReplacedCaller(pipeline, outcomes);
        return lenient is null
            ? protection
            : new Protection(ProtectionState.Unknown, lenient.What + " may let through who is refused", ImmutableArray.Create(lenient).AddRange(protection.Evidence))
            {
                Policies = protection.Policies,
                Roles = protection.Roles,
                Schemes = protection.Schemes,
                Requirements = protection.Requirements,
            };
    }

    /// <summary>
    /// Whether a scheme authenticates callers of an endpoint: one that the policy names (PolicyEvaluator.AuthenticateAsync), else the default one,
    /// which is the only one where none is set (AuthenticationOptions.DefaultScheme, AuthenticationSchemeProvider).
    /// </summary>
    private static bool IsAsked(string? scheme, Protection protection, Host host) =>
        scheme is null
        || host.ForwardsSchemes
        || (protection.Schemes.IsEmpty ? host.DefaultSchemes.Count == 0 || host.DefaultSchemes.Contains(scheme) : protection.Schemes.Contains(scheme));

    /// <summary>A middleware before authorization that makes users of callers who show nothing. A WebApplication's own authorization comes before all that is written.</summary>
    private static Evidence? ReplacedCaller(Pipeline pipeline, IReadOnlyDictionary<Branch, int> outcomes)
    {
        for (var current = pipeline; current is not null; current = current.Parent)
        {
            var steps = current.Steps.Where(s => s.When.HoldsUnder(outcomes)).ToList();
            var authorization = current == pipeline ? steps.FindLastIndex(static s => s.Step == PipelineStep.UseAuthorization) : steps.Count;
            if (steps.Take(Math.Max(authorization, 0)).FirstOrDefault(static s => s.Step == PipelineStep.ReplacesCaller).Evidence is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private static Protection WithoutMiddleware(ProtectionInput input, ActiveMetadata facts, PolicyResolver policies, MiddlewareState state)
    {
        var host = input.Pipeline!.Host;
        var ignored = facts.First(MetadataMeaning.AuthorizeData) ?? facts.First(MetadataMeaning.PolicyObject | MetadataMeaning.RequirementData);
        var where = state == MiddlewareState.NotRun ? "the authorization middleware does not run" : "the authorization middleware runs before routing has chosen an endpoint";
        if (facts.First(MetadataMeaning.AuthorizeData) is { } data && !host.SuppressesSecurityMetadataCheck)
        {
            return Broken("it carries authorization metadata and " + where, data.Evidence, AuthorizationDefect.NoMiddleware);
        }

        // Without an endpoint the middleware applies the fallback policy to everything, [AllowAnonymous] included.
        if (state == MiddlewareState.RanWithoutEndpoint && policies.Fallback is { Content.RefusesAnonymous: Certainty.Yes } fallback)
        {
            return new Protection(ProtectionState.ProtectedByFallback, null, ImmutableArray.Create(fallback.Evidence)) { Requirements = fallback.Content.Requirements };
        }

        if (ignored is not null)
        {
            return new Protection(ProtectionState.OpenIneffective, where, ImmutableArray.Create(ignored.Evidence)) { Defect = AuthorizationDefect.NoMiddleware };
        }

        return facts.First(MetadataMeaning.AllowAnonymous) is { } anonymous
            ? new Protection(ProtectionState.OpenExplicit, null, ImmutableArray.Create(anonymous.Evidence))
            : new Protection(ProtectionState.Open, null, ImmutableArray<Evidence>.Empty);
    }

    private static Protection WithMiddleware(ProtectionInput input, ActiveMetadata facts, PolicyResolver policies)
    {
        var data = facts.All(MetadataMeaning.AuthorizeData);
        var objects = facts.All(MetadataMeaning.PolicyObject);
        var requirements = facts.All(MetadataMeaning.RequirementData);

        // Policies are resolved before anonymous access is considered, so that a missing one fails in any case.
        foreach (var item in data)
        {
            if (policies.BreaksWith(item) is { } why)
            {
                return why;
            }
        }

        if (facts.First(MetadataMeaning.AllowAnonymous) is { } anonymous)
        {
            return new Protection(ProtectionState.OpenExplicit, null, ImmutableArray.Create(anonymous.Evidence).AddRange(data.Select(static d => d.Evidence)));
        }

        var parts = new List<PolicyContent>();
        foreach (var item in data)
        {
            parts.AddRange(policies.ContentsOf(item, countsDefault: objects.IsEmpty));
        }

        if (objects.IsEmpty)
        {
            parts.AddRange(policies.ScopesOf(facts.All(MetadataMeaning.RequiredScopes), data));
        }

        parts.AddRange(objects.Select(static o => o.Content ?? PolicyContent.Invisible));
        PolicySetting? fallback = null;
        if (data.IsEmpty && objects.IsEmpty && !input.LegacyRouting && policies.Fallback is { } found)
        {
            fallback = found;
            parts.Add(found.Content!);
        }

        parts.AddRange(requirements.Select(static r => new PolicyContent(Certainty.Unknown, r.Requirements)));
        if (parts.Count == 0)
        {
            return new Protection(ProtectionState.Open, null, ImmutableArray<Evidence>.Empty);
        }

        var own = data.Concat(objects).Concat(requirements).ToImmutableArray();
        var evidence = fallback is null ? own.Select(static o => o.Evidence) : own.Select(static o => o.Evidence).Append(fallback.Evidence);
        return FromContent(PolicyContent.Combine(parts), own, fallback is not null && own.IsEmpty, evidence.ToImmutableArray());
    }

    private static Protection WithFilters(ActiveMetadata facts, PolicyResolver policies, Protection protection)
    {
        var filters = facts.All(MetadataMeaning.AuthorizeFilter);
        if (filters.IsEmpty || facts.Any(MetadataMeaning.AllowAnonymous))
        {
            return protection;
        }

        if (facts.First(MetadataMeaning.AllowAnonymousFilter) is { } opened)
        {
            return new Protection(ProtectionState.OpenIneffective, "a filter that allows anonymous callers switches AuthorizeFilter off", ImmutableArray.Create(opened.Evidence));
        }

        foreach (var filter in filters)
        {
            if (policies.BreaksWith(filter) is { } why)
            {
                return why;
            }
        }

        var content = PolicyContent.Combine(filters.SelectMany(f => f.Content is { } given ? new[] { given } : policies.ContentsOf(f, countsDefault: true)));
        return FromContent(content, filters, byFallback: false, filters.Select(static f => f.Evidence).ToImmutableArray());
    }

    private static Protection FromContent(PolicyContent content, ImmutableArray<AuthorizationMetadata> own, bool byFallback, ImmutableArray<Evidence> evidence)
    {
        var (state, reason) = content.RefusesAnonymous switch
        {
            Certainty.Yes => (byFallback ? ProtectionState.ProtectedByFallback : ProtectionState.Protected, null),
            Certainty.No => (ProtectionState.OpenIneffective, own.Any(static o => o.Has(MetadataMeaning.PolicyObject))
                ? "the policy object admits anonymous callers and takes the place of the default policy"
                : "the policy admits anonymous callers"),
            _ => (ProtectionState.Unknown, "whether the policy refuses anonymous callers can't be known: " + (content.Why ?? (content.Requirements.IsEmpty ? "how it is made is not visible" : content.ToString()))),
        };
        return new Protection(state, reason, evidence)
        {
            Policies = own.Where(static o => !string.IsNullOrWhiteSpace(o.Policy)).Select(static o => o.Policy!).Distinct().OrderBy(static p => p, StringComparer.Ordinal).ToImmutableArray(),
            Roles = own.SelectMany(static o => PolicyResolver.Split(o.Roles)).Concat(content.Roles).Distinct().OrderBy(static r => r, StringComparer.Ordinal).ToImmutableArray(),
            Schemes = own.SelectMany(static o => PolicyResolver.Split(o.Schemes)).Concat(content.Schemes).Distinct().OrderBy(static s => s, StringComparer.Ordinal).ToImmutableArray(),
            Requirements = content.Requirements.OrderBy(static r => r, StringComparer.Ordinal).ToImmutableArray(),
            Doubt = own.Any(static o => !o.PolicyKnown || !o.RolesKnown) ? "which policy or roles are demanded is not visible" : content.Unseen,
        };
    }

    private static Protection Broken(string why, Evidence evidence, AuthorizationDefect defect) =>
        new(ProtectionState.Broken, why, ImmutableArray.Create(evidence)) { Defect = defect };

    private static Protection Unknown(string why, ImmutableArray<Evidence> evidence) => new(ProtectionState.Unknown, why, evidence);

    /// <summary>The metadata that is there under some outcomes.</summary>
    private sealed class ActiveMetadata
    {
        private readonly ImmutableArray<AuthorizationMetadata> _items;

        public ActiveMetadata(ProtectionInput input, IReadOnlyDictionary<Branch, int> outcomes)
        {
            var items = input.Metadata.Where(m => m.When.HoldsUnder(outcomes));
            if (input.IsMvc && input.Pipeline is { } pipeline)
            {
                items = items.Concat(pipeline.Host.GlobalFilters.Where(f => f.When.HoldsUnder(outcomes)).Select(AsFilter));
            }

            _items = items.ToImmutableArray();
        }

        public AuthorizationMetadata? First(MetadataMeaning meaning) => _items.FirstOrDefault(i => i.Has(meaning));

        public bool Any(MetadataMeaning meaning) => First(meaning) is not null;

        public bool None(MetadataMeaning meaning) => First(meaning) is null;

        public ImmutableArray<AuthorizationMetadata> All(MetadataMeaning meaning) => _items.Where(i => i.Has(meaning)).ToImmutableArray();

        // A filter is no endpoint metadata of its own: IAuthorizeData on a global filter's class means nothing to the middleware.
        private static AuthorizationMetadata AsFilter(AuthorizationMetadata filter) =>
            new(
                filter.Meaning & (MetadataMeaning.AuthorizeFilter | MetadataMeaning.AllowAnonymousFilter | MetadataMeaning.BrokenFilter | MetadataMeaning.PossibleGuard | MetadataMeaning.DeclaredGuard),
                new Evidence("global filter: " + filter.Evidence.What, filter.Evidence.Where))
            {
                Content = filter.Content,
                Policy = filter.Policy,
                PolicyKnown = filter.PolicyKnown,
            };
    }
}
