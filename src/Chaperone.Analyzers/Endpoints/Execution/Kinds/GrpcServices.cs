using System.Collections.Generic;
using System.Linq;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Chaperone.Endpoints.Execution.Kinds;

/// <summary>gRPC services: one endpoint for each method of the .proto file, also for those that the service does not override.</summary>
/// <remarks>
/// Grpc.AspNetCore.Server: BinderServiceMethodProvider finds the generated base class by its BindServiceMethodAttribute, ProviderServiceBinder
/// puts the attributes of the class and then of the method on each endpoint, ServiceRouteBuilder adds what answers for unknown services and
/// methods.
/// </remarks>
internal static class GrpcServices
{
    private const string UnknownMethod = "{unimplementedMethod:grpcunimplemented}";

    /// <summary>Services of packages: what they answer is about the server, and only they know their names.</summary>
    private static readonly Dictionary<string, (string Service, string[] Methods)[]> Known = new(System.StringComparer.Ordinal)
    {
        ["MapGrpcHealthChecksService"] = new[] { ("grpc.health.v1.Health", new[] { "Check", "Watch" }) },
        ["MapGrpcReflectionService"] = new[]
        {
            ("grpc.reflection.v1alpha.ServerReflection", new[] { "ServerReflectionInfo" }),
            ("grpc.reflection.v1.ServerReflection", new[] { "ServerReflectionInfo" }),
        },
    };

    public static Value Map(KindCall map)
    {
        var group = map.Group();
        if (map.Call.Method.TypeArguments.IsEmpty)
        {
            return MapDefinition(map, group);
        }

        if (map.TypeArgument is not { } service)
        {
            return Opaque(map, group, null, "the service's class is not known");
        }

        if (BaseOf(service) is not { } contract)
        {
            return Opaque(map, group, service, "the service has no class generated of a .proto file: its methods are found by a package");
        }

        var name = NameOf(map, contract);
        var classMetadata = map.AttributesOf(service);
        var methods = contract.GetMembers().OfType<IMethodSymbol>().Where(IsRpc).ToList();
        foreach (var declared in methods)
        {
            var method = OverrideOf(declared, service);
            map.Add(
                new MappedEndpoint(group, EndpointKind.Grpc, map)
                {
                    Pattern = new RouteText("/" + name.Text + "/" + declared.Name, name.Exact),
                    Verbs = new[] { "POST" },
                    HandlerType = service,
                    Handler = new HandlerReference(method, lambda: null),
                },
                classMetadata.Concat(map.AttributesOf(method)).Concat(Interceptors(map, declared)));
        }

        AddUnimplemented(map, group, methods.Count > 0 ? name : null);
        if (map.Host?.Calls.Any(static c => c.Name == "AddJsonTranscoding") == true)
        {
            Opaque(map, group, service, "the routes of JSON transcoding are in the .proto file");
        }

        return new TargetValue(group);
    }

    /// <summary>
    /// MapGrpcService(ServerServiceDefinition), or what makes one: the methods that the generated BindService adds. No attribute of the service
    /// counts, for only its delegates are known (ServiceDefinitionMethodProvider).
    /// </summary>
    private static Value MapDefinition(KindCall map, RouteBuilder group)
    {
        if (DefinedContract(map) is not { } contract)
        {
            map.Add(new MappedEndpoint(group, EndpointKind.Grpc, map) { Pattern = RouteText.Unknown, Partial = "the service's definition is made at run time" });
            AddUnimplemented(map, group, new RouteText("/?", false));
            return new TargetValue(group);
        }

        var name = NameOf(map, contract);
        foreach (var method in contract.GetMembers().OfType<IMethodSymbol>().Where(IsRpc))
        {
            map.Add(new MappedEndpoint(group, EndpointKind.Grpc, map) { Pattern = new RouteText("/" + name.Text + "/" + method.Name, name.Exact), Verbs = new[] { "POST" } }, Interceptors(map, method));
        }

        AddUnimplemented(map, group, name);
        return new TargetValue(group);
    }

    /// <summary>
    /// GrpcServiceOptions.Interceptors, of all services and of one: they run before the method and may answer instead. Each kind of call has a
    /// method of its own in an interceptor; one that is not overridden hands on.
    /// </summary>
    private static IEnumerable<Authorization.AuthorizationMetadata> Interceptors(KindCall map, IMethodSymbol rpc)
    {
        var handler = (TakesStream(rpc, "IAsyncStreamReader"), TakesStream(rpc, "IServerStreamWriter")) switch
        {
            (true, true) => "DuplexStreamingServerHandler",
            (true, false) => "ClientStreamingServerHandler",
            (false, true) => "ServerStreamingServerHandler",
            _ => "UnaryServerHandler",
        };
        return map.RegisteredGuards("gRPC interceptor", static c => c.Name is "Add" or "Insert" && c.Member.ContainingType is { Name: "InterceptorCollection" }, type => Overrides(type, handler));
    }

    private static bool TakesStream(IMethodSymbol rpc, string stream) => rpc.Parameters.Any(p => p.Type.Name == stream);

    private static bool Overrides(ITypeSymbol interceptor, string handler)
    {
        for (ITypeSymbol? type = interceptor; type is not null && type.Name != "Interceptor"; type = type.BaseType)
        {
            if (type.GetMembers(handler).Any(static m => m.IsOverride))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The generated base class of the one service that the call's argument binds: Greeter.BindService(service).</summary>
    private static INamedTypeSymbol? DefinedContract(KindCall map)
    {
        var bound = map.Call.Site.Arguments.SelectMany(static a => a.Value.DescendantsAndSelf()).OfType<IInvocationOperation>()
            .Where(static i => i.TargetMethod is { Name: "BindService", IsStatic: true, Parameters.Length: 1 })
            .Select(static i => i.TargetMethod.Parameters[0].Type as INamedTypeSymbol)
            .ToList();
        return bound.Count == 1 && bound[0] is { } contract && BindingOf(contract) is not null ? contract : null;
    }

    public static Value MapKnown(KindCall map)
    {
        var group = map.Group();
        foreach (var (service, methods) in Known[map.Call.Name])
        {
            // Older packages have the first form of reflection only.
            if (service.StartsWith("grpc.reflection.v1.", System.StringComparison.Ordinal) && map.Symbols.Get("Grpc.Reflection.V1.ServerReflection") is null)
            {
                continue;
            }

            foreach (var method in methods)
            {
                map.Add(new MappedEndpoint(group, EndpointKind.Grpc, map)
                {
                    Pattern = new RouteText("/" + service + "/" + method, true),
                    Verbs = new[] { "POST" },
                    IsPublicByPurpose = true,
                });
            }

            AddUnimplemented(map, group, new RouteText(service, true));
        }

        return new TargetValue(group);
    }

    /// <summary>What answers "unimplemented": once an application for services, once a service for methods. It runs no code of the application.</summary>
    private static void AddUnimplemented(KindCall map, RouteBuilder group, RouteText? service)
    {
        // GrpcServiceOptions.IgnoreUnknownServices leaves both out (seen at run time).
        if (map.Host is not { } host || host.Calls.Any(static c => c.Name == "IgnoreUnknownServices" && c.Argument("value") is ConstantValue { Value: true }))
        {
            return;
        }

        if (host.GrpcServices.Count == 0)
        {
            Add(new RouteText("{unimplementedService}/" + UnknownMethod, true));
        }

        if (service is { } known && host.GrpcServices.Add(known.Text))
        {
            Add(new RouteText(known.Text + "/" + UnknownMethod, known.Exact));
        }

        void Add(RouteText pattern) => map.Add(new MappedEndpoint(group, EndpointKind.Grpc, map) { Pattern = pattern, IsPublicByPurpose = true });
    }

    private static Value Opaque(KindCall map, RouteBuilder group, INamedTypeSymbol? service, string why)
    {
        var endpoint = new MappedEndpoint(group, EndpointKind.Grpc, map) { Pattern = ContractOf(service), HandlerType = service, Partial = why };
        map.Add(endpoint, service is null || service.GetMembers().OfType<IMethodSymbol>().Any(m => map.AttributesOf(m).Any(static a => a.Has(Authorization.MetadataMeaning.AllowAnonymous))) ? System.Array.Empty<Authorization.AuthorizationMetadata>() : map.AttributesOf(service));

        // Attributes on its methods are not seen from here.
        endpoint.Metadata.Add(map.PossibleGuard(why));
        return new TargetValue(group);
    }

    /// <summary>The name of a code-first service's contract is a part of its route.</summary>
    private static RouteText ContractOf(INamedTypeSymbol? service)
    {
        var contract = service?.AllInterfaces.FirstOrDefault(static i => i.GetAttributes().Any(static a => a.AttributeClass?.Name is "ServiceAttribute" or "ServiceContractAttribute"))?.Name;
        return contract is null ? RouteText.Unknown : new RouteText("/?" + (contract.Length > 1 && contract[0] == 'I' ? contract.Substring(1) : contract) + "/?", false);
    }

    /// <summary>The generated class that the service derives from.</summary>
    private static INamedTypeSymbol? BaseOf(INamedTypeSymbol service)
    {
        for (var type = service; type is not null; type = type.BaseType)
        {
            if (BindingOf(type) is not null)
            {
                return type;
            }
        }

        return null;
    }

    private static AttributeData? BindingOf(INamedTypeSymbol type) =>
        type.GetAttributes().FirstOrDefault(static a => a.AttributeClass is { Name: "BindServiceMethodAttribute", ContainingNamespace: { Name: "Core", ContainingNamespace.Name: "Grpc" } });

    /// <summary>The service's name in the .proto file, of which the generated code of a reference tells the last part only.</summary>
    private static RouteText NameOf(KindCall map, INamedTypeSymbol contract)
    {
        var container = BindingOf(contract)?.ConstructorArguments.FirstOrDefault().Scalar as INamedTypeSymbol;
        var name = container?.GetMembers("__ServiceName").FirstOrDefault() is { } field ? map.TextOf(field) : null;
        return name is not null ? new RouteText(name, true) : new RouteText("?" + (container?.Name ?? ""), false);
    }

    /// <summary>The generated class holds a virtual method for each rpc and nothing else of its own.</summary>
    private static bool IsRpc(IMethodSymbol method) =>
        method is { MethodKind: MethodKind.Ordinary, IsVirtual: true, DeclaredAccessibility: Accessibility.Public }
        && method.Parameters.Length > 0
        && method.Parameters[method.Parameters.Length - 1].Type.Name == "ServerCallContext";

    private static IMethodSymbol OverrideOf(IMethodSymbol declared, INamedTypeSymbol service)
    {
        for (var type = service; type is not null && !SymbolEqualityComparer.Default.Equals(type, declared.ContainingType); type = type.BaseType)
        {
            foreach (var method in type.GetMembers(declared.Name).OfType<IMethodSymbol>())
            {
                for (var slot = method.OverriddenMethod; slot is not null; slot = slot.OverriddenMethod)
                {
                    if (SymbolEqualityComparer.Default.Equals(slot, declared))
                    {
                        return method;
                    }
                }
            }
        }

        return declared;
    }
}
