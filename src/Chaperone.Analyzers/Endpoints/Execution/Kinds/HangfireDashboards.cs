using System;
using System.Collections.Generic;
using System.Linq;
using Chaperone.Endpoints.Authorization;

namespace Chaperone.Endpoints.Execution.Kinds;

/// <summary>
/// Hangfire's dashboard: one endpoint for all that is below its path. Filters of its own decide who gets in, where they have not been taken away:
/// without any options those that call from the same machine.
/// </summary>
/// <remarks>
/// Hangfire.AspNetCore, HangfireEndpointRouteBuilderExtensions and AspNetCoreDashboardMiddleware; Hangfire.Core, DashboardOptions.
/// </remarks>
internal static class HangfireDashboards
{
    private const string WithPolicy = "MapHangfireDashboardWithAuthorizationPolicy";
    private const string WithoutFilters = "MapHangfireDashboardWithNoAuthorizationFilters";

    public static Value Map(KindCall map)
    {
        var pattern = map.Pattern("pattern", "/hangfire");
        var endpoint = new MappedEndpoint(map.On, EndpointKind.Minimal, map)
        {
            Pattern = new RouteText(pattern.Text + "/{**path}", pattern.Exact),
            IsRequestDelegate = true,
        };
        return new TargetValue(map.Add(endpoint, Demands(map)));
    }

    private static IEnumerable<AuthorizationMetadata> Demands(KindCall map)
    {
        if (map.Call.Name == WithPolicy)
        {
            var policy = map.Call.Argument("authorizationPolicyName") as ConstantValue;
            yield return new AuthorizationMetadata(MetadataMeaning.AuthorizeData, new Evidence(WithPolicy, map.Call.NameLocation))
            {
                Policy = policy?.Value as string,
                PolicyKnown = policy is not null,
                When = map.When,
            };
        }

        if (map.Call.Name != WithoutFilters && !HasNoFilters(map))
        {
            yield return map.PossibleGuard("the filters of Hangfire's dashboard");
        }
    }

    /// <summary>Whether the options that are given leave nobody who could refuse. The other list of filters is empty unless somebody fills it.</summary>
    private static bool HasNoFilters(KindCall map) =>
        map.Call.HasParameter("options")
        && map.Call.Argument("options") is ObjectValue { IsFilledElsewhere: false } options
        && IsEmpty(options, "Authorization") == true
        && IsEmpty(options, "AsyncAuthorization") != false;

    /// <summary>Null when nothing sets it.</summary>
    private static bool? IsEmpty(ObjectValue options, string property)
    {
        var given = options.Fields.FirstOrDefault(f => string.Equals(f.Key.Name, property, StringComparison.Ordinal)).Value;
        return given is null ? null : given is SequenceValue { Complete: true, Items.IsEmpty: true };
    }
}
