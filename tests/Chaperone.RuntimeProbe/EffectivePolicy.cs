using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace Chaperone.RuntimeProbe;

/// <summary>What the framework makes of an endpoint's metadata and MVC filters together, as its authorization middleware does.</summary>
internal static class EffectivePolicy
{
    /// <returns>Null where the framework itself cannot say: a policy that nobody registered, no authorization services.</returns>
    public static ProbedDemands? Of(EndpointMetadataCollection metadata, IEnumerable<AuthorizeFilter> filters, IServiceProvider services)
    {
        if (services.GetService<IAuthorizationPolicyProvider>() is not { } provider)
        {
            return null;
        }

        try
        {
            List<AuthorizationPolicy?> policies =
            [
                Combine(provider, metadata.GetOrderedMetadata<IAuthorizeData>(), metadata.GetOrderedMetadata<AuthorizationPolicy>()),
                .. filters.Select(filter => filter.Policy ?? Combine(filter.PolicyProvider ?? provider, filter.AuthorizeData ?? [], [])),
            ];
            var all = policies.OfType<AuthorizationPolicy>().ToList();
            var data = metadata.GetOrderedMetadata<IAuthorizationRequirementData>().SelectMany(d => d.GetRequirements());
            return new ProbedDemands
            {
                RefusesAnonymous = metadata.GetMetadata<IAllowAnonymous>() is null ? Refuse([.. all.SelectMany(policy => policy.Requirements), .. data]) : false,
                Roles = Sorted(all.SelectMany(policy => policy.Requirements).OfType<RolesAuthorizationRequirement>().SelectMany(r => r.AllowedRoles)),
                Schemes = Sorted(all.SelectMany(policy => policy.AuthenticationSchemes)),
            };
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static AuthorizationPolicy? Combine(
        IAuthorizationPolicyProvider provider, IEnumerable<IAuthorizeData> data, IEnumerable<AuthorizationPolicy> policies)
    {
        // The policies of a test application are ready at once.
        Task<AuthorizationPolicy?> combined = AuthorizationPolicy.CombineAsync(provider, data, policies);
        return combined.GetAwaiter().GetResult();
    }

    private static bool? Refuse(List<IAuthorizationRequirement> requirements) => requirements switch
    {
        [] => false,
        _ when requirements.Exists(r => r is DenyAnonymousAuthorizationRequirement or RolesAuthorizationRequirement or ClaimsAuthorizationRequirement or NameAuthorizationRequirement) => true,
        _ => null,
    };

    private static List<string> Sorted(IEnumerable<string> values) => [.. values.Distinct().Order(StringComparer.Ordinal)];
}
