using System;
using System.Linq;
using Chaperone.Endpoints.Authorization;
using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints.Execution.Kinds;

/// <summary>YARP: MapForwarder is one endpoint; MapReverseProxy makes one a route of its configuration, which is visible only where code makes it.</summary>
/// <remarks>Yarp.ReverseProxy, ProxyEndpointFactory.CreateEndpoint.</remarks>
internal static class Proxies
{
    public static Value MapForwarder(KindCall map)
    {
        var endpoint = map.Add(new MappedEndpoint(map.On, EndpointKind.Proxy, map) { Pattern = map.Pattern("pattern") });
        return new TargetValue(endpoint);
    }

    public static Value MapReverseProxy(KindCall map)
    {
        var (group, isNew) = map.SharedGroup(nameof(MapReverseProxy));
        if (!isNew)
        {
            return new TargetValue(group);
        }

        var isComplete = false;
        foreach (var load in map.Host?.Calls.Where(static c => c.Name is "LoadFromMemory" or "LoadFromConfig").ToList() ?? new())
        {
            if (load.Argument("routes") is SequenceValue { Complete: true } routes && routes.Items.All(static r => r is ObjectValue))
            {
                isComplete = true;
                foreach (var route in routes.Items.Cast<ObjectValue>())
                {
                    AddRoute(map, group, route);
                }
            }
            else
            {
                map.AddOpaque(group, EndpointKind.Proxy, "the routes of the proxy are in its configuration");
                isComplete = true;
            }
        }

        if (!isComplete)
        {
            map.AddOpaque(group, EndpointKind.Proxy, "the routes of the proxy are in its configuration");
        }

        return new TargetValue(group);
    }

    private static void AddRoute(KindCall map, RouteBuilder group, ObjectValue route)
    {
        var match = Property(route, "Match") as ObjectValue;
        var path = match is null ? RouteText.Unknown : Property(match, "Path") is { } given and not ConstantValue { Value: null or "" } ? StartupInterpreter.TextOf(given) : new RouteText("/{**catchall}", true);
        var methods = match is null ? null : Property(match, "Methods");
        var verbs = methods is SequenceValue { Complete: true } sequence ? sequence.Items.Select(StartupInterpreter.TextOf).Where(static t => t.Exact).Select(static t => t.Text.ToUpperInvariant()).ToArray() : Array.Empty<string>();
        var endpoint = map.Add(new MappedEndpoint(group, EndpointKind.Proxy, map)
        {
            Pattern = path,
            Verbs = verbs,
            Partial = methods is null or ConstantValue { Value: null } || verbs.Length > 0 ? null : "the verbs are not constant",
        });
        var policy = Property(route, "AuthorizationPolicy");
        switch (policy)
        {
            case null or ConstantValue { Value: null or "" }:
                break;
            case ConstantValue { Value: string name } when string.Equals(name, "default", StringComparison.OrdinalIgnoreCase):
                endpoint.Metadata.Add(map.Authorize("AuthorizationPolicy of the route"));
                break;
            case ConstantValue { Value: string name } when string.Equals(name, "anonymous", StringComparison.OrdinalIgnoreCase):
                endpoint.Metadata.Add(map.AllowAnonymous("AuthorizationPolicy of the route"));
                break;
            default:
                endpoint.Metadata.Add(new AuthorizationMetadata(MetadataMeaning.AuthorizeData, new Evidence("AuthorizationPolicy of the route", map.Call.NameLocation))
                {
                    Policy = (policy as ConstantValue)?.Value as string,
                    PolicyKnown = policy is ConstantValue,
                });
                break;
        }
    }

    private static Value? Property(ObjectValue value, string name) =>
        value.Fields.FirstOrDefault(f => f.Key is IPropertySymbol property && property.Name == name).Value;
}
