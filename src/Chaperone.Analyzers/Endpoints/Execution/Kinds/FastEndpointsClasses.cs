using System.Linq;
using Chaperone.Endpoints.Authorization;
using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints.Execution.Kinds;

/// <summary>FastEndpoints: every endpoint class is an endpoint for each of its routes and verbs, and asks for a user unless it says otherwise.</summary>
/// <remarks>FastEndpoints, EndpointRouteMapper.Map and EndpointSecurityPolicies.</remarks>
internal static class FastEndpointsClasses
{
    public static Value? Map(KindCall map)
    {
        if (map.Symbols.Get("FastEndpoints.BaseEndpoint") is not { } contract)
        {
            return null;
        }

        var group = map.Group();
        var config = Options(map);
        foreach (var type in map.Run.ImplementationsOf(contract).Where(static t => !HasAttribute(t, "DontRegisterAttribute")))
        {
            var definition = new FastEndpointDefinition(map, type);
            definition.Configure();
            definition.ApplyConfigurator(config.Configurator);
            AddEndpoints(map, group, definition, config);
        }

        // For tests of applications out of process; later versions map it only when they are told to.
        map.Add(new MappedEndpoint(group, EndpointKind.FastEndpoints, map)
        {
            Pattern = new RouteText("_test_url_cache_", true),
            Verbs = new[] { "GET" },
            IsPublicByPurpose = true,
            Partial = "the version of FastEndpoints decides whether it is there",
        });
        foreach (var assembly in map.ReferencesWith("FastEndpoints", contract))
        {
            map.AddOpaque(group, EndpointKind.FastEndpoints, "endpoints of " + assembly.Name + " are not visible");
        }

        return map.Call.Receiver;
    }

    private static void AddEndpoints(KindCall map, RouteBuilder group, FastEndpointDefinition definition, Config config)
    {
        if (definition.Demands.SecurityPolicy is { } policy && map.Host is { } host)
        {
            host.PutNamed(definition.Demands.PolicyName, policy);
        }

        var partial = definition.Unread ?? definition.Why ?? config.Why;
        foreach (var route in definition.Routes.DefaultIfEmpty(RouteText.Unknown))
        {
            var pattern = config.Route(route, definition);
            foreach (var verb in definition.Verbs.DefaultIfEmpty("?"))
            {
                var endpoint = new MappedEndpoint(group, EndpointKind.FastEndpoints, map)
                {
                    Pattern = pattern,
                    Verbs = verb == "?" ? System.Array.Empty<string>() : new[] { verb },
                    HandlerType = definition.Type,
                    AnsweredBy = map.Run.MethodOf(definition.Type, "HandleAsync") ?? map.Run.MethodOf(definition.Type, "ExecuteAsync"),
                    Location = definition.Type.Locations.FirstOrDefault(static l => l.IsInSource),
                    Partial = partial ?? (verb == "?" ? "the verbs are not constant" : null),
                };
                var demands = definition.Demands.MetadataFor(verb);
                if (definition.Unread is { } unread)
                {
                    demands = demands.Append(new AuthorizationMetadata(MetadataMeaning.PossibleRemoval, new Evidence(unread, endpoint.Location)));
                }

                map.Add(endpoint, definition.Why is { } why ? demands.Append(map.PossibleGuard(why)) : demands);
                foreach (var options in definition.Options)
                {
                    map.Run.Invoke(options, new TargetValue(endpoint));
                }
            }
        }
    }

    private static bool HasAttribute(INamedTypeSymbol type, string name) =>
        type.GetAttributes().Any(a => a.AttributeClass?.Name == name && a.AttributeClass.ContainingNamespace?.Name == "FastEndpoints");

    /// <summary>What UseFastEndpoints is configured with.</summary>
    private static Config Options(KindCall map)
    {
        var endpoints = Part(map, "FastEndpoints.EndpointOptions");
        var versioning = Part(map, "FastEndpoints.VersioningOptions");
        map.Configure("configAction", ("Endpoints", endpoints), ("Versioning", versioning));
        return new Config(endpoints, versioning);
    }

    private static ObjectValue Part(KindCall map, string type) =>
        new(map.Symbols.Get(type) ?? map.Symbols.Compilation.ObjectType);

    /// <summary>Prefix and versions of all routes, and what is done to every definition.</summary>
    private sealed class Config
    {
        private readonly Value? _prefix;
        private readonly Value? _versionPrefix;
        private readonly Value? _prepend;
        private readonly Value? _defaultVersion;

        public Config(ObjectValue endpoints, ObjectValue versioning)
        {
            _prefix = Property(endpoints, "RoutePrefix");
            _versionPrefix = Property(versioning, "Prefix");
            _prepend = Property(versioning, "PrependToRoute");
            _defaultVersion = Property(versioning, "DefaultVersion");
            Configurator = Property(endpoints, "Configurator");
            Why = Property(endpoints, "Filter") is null ? null : "a filter decides which endpoints are mapped";
        }

        public Value? Configurator { get; }

        public string? Why { get; }

        // {prefix}/{version}/{route} or {prefix}/{route}/{version} (EndpointRouteMapper, BuildRoute).
        public RouteText Route(RouteText route, FastEndpointDefinition definition)
        {
            var prefix = _prefix is null or ConstantValue { Value: null } || definition.Prefix is ConstantValue { Value: "" } ? RouteText.Empty : StartupInterpreter.TextOf(definition.Prefix ?? _prefix);
            var version = Version(definition);
            var prepends = _prepend is ConstantValue { Value: true };
            var pieces = prepends ? new[] { prefix, version, route } : new[] { prefix, route, version };
            return new RouteText(Routes.Combine(pieces.Select(static p => p.Text)), pieces.All(static p => p.Exact) && _prepend is null or ConstantValue);
        }

        private RouteText Version(FastEndpointDefinition definition)
        {
            var number = definition.Version is ConstantValue { Value: int own } ? own
                : definition.Version is null && _defaultVersion is ConstantValue { Value: int byDefault } ? byDefault
                : definition.Version is null && _defaultVersion is null ? 0 : -1;
            number = number == 0 && _defaultVersion is ConstantValue { Value: int fallback } ? fallback : number;
            return number switch
            {
                0 => RouteText.Empty,
                < 0 => RouteText.Unknown,
                _ when _versionPrefix is null => new RouteText("v" + number, true),
                _ => new RouteText(StartupInterpreter.TextOf(_versionPrefix).Text + number, StartupInterpreter.TextOf(_versionPrefix).Exact),
            };
        }

        private static Value? Property(ObjectValue value, string name) =>
            value.Fields.FirstOrDefault(f => f.Key is IPropertySymbol property && property.Name == name).Value;
    }
}
