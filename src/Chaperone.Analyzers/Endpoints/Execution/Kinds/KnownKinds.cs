using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints.Execution.Kinds;

/// <summary>Which calls make endpoints of a kind of their own, by name and by the assembly they come from.</summary>
internal static class KnownKinds
{
    private const string Framework = "Microsoft.AspNetCore";

    private static readonly Dictionary<string, (string Assembly, Func<KindCall, Value?> Map)> ByName = new(StringComparer.Ordinal)
    {
        ["MapHub"] = (Framework, Hubs.Map),
        ["MapConnectionHandler"] = (Framework, Hubs.Map),
        ["MapConnections"] = (Framework, Hubs.Map),
        ["MapBlazorHub"] = (Framework, Hubs.MapBlazor),
        ["MapGrpcService"] = ("Grpc.AspNetCore", GrpcServices.Map),
        ["MapGrpcReflectionService"] = ("Grpc.AspNetCore", GrpcServices.MapKnown),
        ["MapGrpcHealthChecksService"] = ("Grpc.AspNetCore", GrpcServices.MapKnown),
        ["MapCarter"] = ("Carter", CarterModules.Map),
        ["UseFastEndpoints"] = ("FastEndpoints", FastEndpointsClasses.Map),
        ["MapFastEndpoints"] = ("FastEndpoints", FastEndpointsClasses.Map),
        ["MapMcp"] = ("ModelContextProtocol", McpServers.Map),
        ["MapHangfireDashboard"] = ("Hangfire", HangfireDashboards.Map),
        ["MapHangfireDashboardWithAuthorizationPolicy"] = ("Hangfire", HangfireDashboards.Map),
        ["MapHangfireDashboardWithNoAuthorizationFilters"] = ("Hangfire", HangfireDashboards.Map),
        ["MapReverseProxy"] = ("Yarp", Proxies.MapReverseProxy),
        ["MapForwarder"] = ("Yarp", Proxies.MapForwarder),
        ["MapRazorPages"] = (Framework, RazorPages.Map),
        ["MapFallbackToPage"] = (Framework, RazorPages.MapFallback),
        ["MapFallbackToAreaPage"] = (Framework, RazorPages.MapFallback),
        ["MapDynamicPageRoute"] = (Framework, RazorPages.MapDynamic),
        ["MapRazorComponents"] = (Framework, RazorComponents.Map),
        ["MapIdentityApi"] = (Framework, IdentityApi.Map),
        ["MapStaticAssets"] = (Framework, StaticAssets.Map),
        ["MapShortCircuit"] = (Framework, ShortCircuits.Map),
    };

    /// <summary>Whether a method makes endpoints of a kind of its own: then what is known of it counts, not how it is written.</summary>
    public static bool Knows(IMethodSymbol method) =>
        ByName.TryGetValue(method.Name, out var known) && method.ContainingAssembly?.Name.StartsWith(known.Assembly, StringComparison.Ordinal) == true;

    /// <summary>What the call gives back; null when it is not one of these, or not in a form that is known.</summary>
    public static Value? Map(KindCall map)
    {
        var assembly = map.Call.Method.ContainingAssembly?.Name ?? "";
        if (ByName.TryGetValue(map.Call.Name, out var known) && assembly.StartsWith(known.Assembly, StringComparison.Ordinal))
        {
            return known.Map(map);
        }

        return Infrastructure.TryGet(map.Call.Name, assembly, out var rows) ? Infrastructure.Map(map, rows) : null;
    }
}
