using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Endpoints.Execution;

namespace Chaperone.Endpoints.Authorization;

/// <summary>Resolves policies of a host under given outcomes, as AuthorizationPolicy.CombineAsync does.</summary>
internal sealed class PolicyResolver
{
    /// <summary>The package whose scopes are metadata.</summary>
    public const string IdentityWeb = "Microsoft.Identity.Web";

    private readonly Host? _host;
    private readonly IReadOnlyDictionary<Branch, int> _outcomes;

    public PolicyResolver(Host? host, IReadOnlyDictionary<Branch, int> outcomes)
    {
        _host = host;
        _outcomes = outcomes;
    }

    /// <summary>The fallback policy; null when there is none. The last setting that applies wins.</summary>
    public PolicySetting? Fallback
    {
        get
        {
            if (_host is { PolicyProvider: not null, ProvidedFallback: not ProvidedPolicy.Options })
            {
                return null;
            }

            var last = _host?.FallbackPolicies.LastOrDefault(p => p.When.HoldsUnder(_outcomes));
            return last?.Content is null ? null : last;
        }
    }

    private PolicyContent Default => _host switch
    {
        { PolicyProvider: not null, ProvidedDefault: ProvidedPolicy.AuthenticatedUser } => PolicyContent.AuthenticatedUser,
        { PolicyProvider: { } own, ProvidedDefault: ProvidedPolicy.AuthenticatedUserOfSchemes } => new PolicyContent(Certainty.Yes, PolicyContent.AuthenticatedUser.Requirements) { Unseen = "which schemes the default policy of " + own.What + " names is not followed" },
        { PolicyProvider: { } provider, ProvidedDefault: not ProvidedPolicy.Options } => new PolicyContent(Certainty.Unknown, ImmutableArray<string>.Empty) { Why = "what " + provider.What + " gives as the default policy is not followed" },
        _ when _host?.DefaultPolicies.LastOrDefault(p => p.When.HoldsUnder(_outcomes))?.Content is { } set => set,
        { OpaqueAuthorization: [{ } opaque, ..] } => new PolicyContent(Certainty.Yes, PolicyContent.AuthenticatedUser.Requirements) { Unseen = "what " + opaque.What + " makes of the default policy is not visible" },
        _ => PolicyContent.AuthenticatedUser,
    };

    /// <summary>Why the middleware throws on this metadata; null when it does not.</summary>
    public Protection? BreaksWith(AuthorizationMetadata item)
    {
        if (item.RolesKnown && item.Roles is not null && !Split(item.Roles).Any())
        {
            return Broken(item, "Roles is set and names no role", AuthorizationDefect.BlankRoles, null);
        }

        if (_host is { SchemesIncomplete: false } && Split(item.Schemes).FirstOrDefault(s => !_host.Schemes.Contains(s) && s != "Windows") is { } missing)
        {
            return Broken(item, "authentication scheme '" + missing + "' is not registered", AuthorizationDefect.UnknownScheme, missing);
        }

        if (!item.PolicyKnown || string.IsNullOrWhiteSpace(item.Policy) || _host is null || _host.PoliciesOfRuntimeNames.Count > 0 || _host.OpaqueAuthorization.Count > 0)
        {
            return null;
        }

        if (_host.PolicyProvider is { } provider)
        {
            // That the name is wrong is not claimed of code that was followed by values: the row says it, no rule does.
            return _host.ProvidedNames is not null && Named(item.Policy!) is null
                ? Broken(item, "policy '" + item.Policy + "' is not registered, and " + provider.What + " makes none of that name", AuthorizationDefect.None, null)
                : null;
        }

        return Registered(item.Policy!) is not null
            ? null
            : Broken(item, "policy '" + item.Policy + "' is not registered", AuthorizationDefect.UnknownPolicy, item.Policy);
    }

    private static Protection Broken(AuthorizationMetadata item, string why, AuthorizationDefect defect, string? unresolved) =>
        new(ProtectionState.Broken, why, ImmutableArray.Create(item.Evidence)) { Defect = defect, Unresolved = unresolved };

    /// <summary>
    /// What Microsoft.Identity.Web adds to the default policy where it is set up for an API: the scopes of the endpoint (RequireScopeOptions,
    /// ScopeAuthorizationHandler in AzureAD/microsoft-identity-web). With a policy or roles of its own an endpoint is not asked for them.
    /// </summary>
    public IEnumerable<PolicyContent> ScopesOf(IEnumerable<AuthorizationMetadata> scopes, IEnumerable<AuthorizationMetadata> data) =>
        data.Any(static d => d.PolicyKnown && string.IsNullOrWhiteSpace(d.Policy) && d.RolesKnown && d.Roles is null)
        && _host?.Calls.Any(static c => c.Member.ContainingAssembly?.Name == IdentityWeb && (c.Name.StartsWith("AddMicrosoftIdentityWebApi", StringComparison.Ordinal) || c.Name.StartsWith("AddRequiredScope", StringComparison.Ordinal))) == true
            ? scopes.Select(static s => new PolicyContent(Certainty.Unknown, s.Requirements))
            : Enumerable.Empty<PolicyContent>();

    /// <summary>What one IAuthorizeData contributes: its named policy, its roles, or the default policy when it has neither.</summary>
    public IEnumerable<PolicyContent> ContentsOf(AuthorizationMetadata item, bool countsDefault)
    {
        var usesDefault = countsDefault;
        if (!item.PolicyKnown)
        {
            usesDefault = false;
            yield return new PolicyContent(Certainty.Unknown, ImmutableArray.Create("policy ?"));
        }
        else if (!string.IsNullOrWhiteSpace(item.Policy))
        {
            usesDefault = false;
            yield return Named(item.Policy!) ?? Unseen(item.Policy!);
        }

        if (!item.RolesKnown)
        {
            yield return new PolicyContent(Certainty.Unknown, ImmutableArray.Create("roles ?"));
        }
        else if (item.Roles is not null)
        {
            usesDefault = false;
            yield return new PolicyContent(Certainty.Yes, ImmutableArray.Create("RequireRole(" + item.Roles + ")"), Split(item.Roles).ToImmutableArray());
        }

        if (usesDefault)
        {
            yield return Default;
        }
    }

    /// <summary>The last registration of the name that applies.</summary>
    private PolicySetting? Registered(string name) =>
        _host is not null && _host.NamedPolicies.TryGetValue(name, out var settings) ? settings.LastOrDefault(s => s.When.HoldsUnder(_outcomes)) : null;

    /// <summary>The policy of a name; null where a provider of the project's own has none.</summary>
    private PolicyContent? Named(string name)
    {
        var registered = Registered(name)?.Content;
        if (_host?.ProvidedNames is { } source)
        {
            return source.Of(name, registered) is var given && ReferenceEquals(given, PolicyContent.Invisible) ? Unseen(name) : given;
        }

        return registered ?? OfRuntimeName(name);
    }

    /// <summary>A name that no visible call registers is one of those that are only known at run time, or the middleware throws.</summary>
    private PolicyContent OfRuntimeName(string name) =>
        _host is { OpaqueAuthorization.Count: 0, PoliciesOfRuntimeNames: { Count: > 0 } candidates } && candidates.All(static c => c.RefusesAnonymous == Certainty.Yes)
            ? Unseen(name).Refusing("its name is given at run time, and so is what it demands besides a caller")
            : Unseen(name);

    private static PolicyContent Unseen(string name) => new(Certainty.Unknown, ImmutableArray.Create("policy " + name));

    /// <summary>A comma-separated list as the framework reads it: trimmed, blanks dropped.</summary>
    public static IEnumerable<string> Split(string? list) =>
        list is null ? Enumerable.Empty<string>() : list.Split(',').Select(static s => s.Trim()).Where(static s => s.Length > 0);
}
