using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Endpoints.Execution;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints.Payload;

/// <summary>Where each parameter of a handler comes from.</summary>
/// <remarks>
/// Minimal APIs: RequestDelegateFactory.CreateArgument in dotnet/aspnetcore, src/Http/Http.Extensions. MVC: InferParameterBindingInfoConvention
/// with [ApiController], and the default value providers (form, route, query) without it.
/// </remarks>
internal sealed class RequestReader
{
    private const int MaximumDepth = 3;

    private static readonly ImmutableHashSet<string> BodilessVerbs = ImmutableHashSet.Create(StringComparer.OrdinalIgnoreCase, "GET", "DELETE", "HEAD", "OPTIONS", "TRACE", "CONNECT");

    private static readonly ImmutableHashSet<string> Special = ImmutableHashSet.Create(
        "HttpContext", "HttpRequest", "HttpResponse", "ClaimsPrincipal", "CancellationToken", "ModelStateDictionary", "LinkGenerator");

    private readonly WellKnownSymbols _symbols;
    private readonly ConcurrentDictionary<Host, HashSet<ITypeSymbol>> _registered = new();

    public RequestReader(WellKnownSymbols symbols) => _symbols = symbols;

    public ImmutableArray<RequestInput> InputsOf(Endpoint endpoint)
    {
        if (endpoint.HandlerMethod is not { } handler || (endpoint.Kind != EndpointKind.Controller && !endpoint.IsMinimal))
        {
            return ImmutableArray<RequestInput>.Empty;
        }

        var binding = new Binding(this, endpoint, handler);
        foreach (var parameter in handler.Parameters)
        {
            binding.Bind(parameter, parameter.Type, depth: 0);
        }

        if (endpoint.Kind == EndpointKind.Controller && endpoint.HandlerType is { } controller)
        {
            binding.BindProperties(controller);
        }

        return binding.ToImmutable();
    }

    /// <summary>Whether one string can hold the value: text, numbers, enumerations and what has TryParse.</summary>
    internal static bool IsSimple(ITypeSymbol type)
    {
        type = TypeShape.Of(type).Type;
        return type.TypeKind == TypeKind.Enum
            || type.SpecialType == SpecialType.System_String
            || (type.SpecialType != SpecialType.None && type.IsValueType)
            || type is INamedTypeSymbol { Name: "Uri", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } }
            || type.GetMembers("TryParse").OfType<IMethodSymbol>().Any(static m => m.IsStatic && m.Parameters is [{ Type.SpecialType: SpecialType.System_String }, ..] && m.Parameters.Any(static p => p.RefKind == RefKind.Out));
    }

    /// <summary>The types that an application adds to its services, or something of theirs.</summary>
    private static HashSet<ITypeSymbol> RegisteredBy(Host host)
    {
        var types = new HashSet<ITypeSymbol>(SymbolEqualityComparer.Default);
        foreach (var call in host.Calls.Where(static c => c.Name.StartsWith("Add", StringComparison.Ordinal)))
        {
            types.UnionWith(call.TypeArguments);
            types.UnionWith(call.Arguments.Select(static a => (a as TypeValue)?.Type ?? (a as ObjectValue)?.Type).OfType<ITypeSymbol>());
        }

        return types;
    }

    private static bool IsListOfSimple(ITypeSymbol type) =>
        type is IArrayTypeSymbol array ? IsSimple(array.ElementType) : type is INamedTypeSymbol { Name: "StringValues" };

    /// <summary>The inputs of one endpoint while they are collected.</summary>
    private sealed class Binding
    {
        private readonly RequestReader _reader;
        private readonly Endpoint _endpoint;
        private readonly HashSet<string> _routeNames;
        private readonly bool _isMvc;
        private readonly bool _isApi;
        private readonly bool _bodyless;
        private readonly List<RequestInput> _inputs = new();

        public Binding(RequestReader reader, Endpoint endpoint, IMethodSymbol handler)
        {
            _reader = reader;
            _endpoint = endpoint;
            _isMvc = endpoint.Kind == EndpointKind.Controller;
            _isApi = _isMvc && reader.IsApiController(endpoint.HandlerType ?? handler.ContainingType);

            // An action that reads a body of another kind gets no form: what is not in the route is in the query.
            _bodyless = endpoint.Verbs.Any(BodilessVerbs.Contains) || (_isMvc && handler.Parameters.Any(p => Declared(p) is { Source: InputSource.Body }));
            _routeNames = new HashSet<string>(Routes.ParametersOf(endpoint.Route), StringComparer.OrdinalIgnoreCase);
        }

        private WellKnownSymbols Symbols => _reader._symbols;

        public ImmutableArray<RequestInput> ToImmutable() => _inputs.ToImmutableArray();

        public void Bind(ISymbol target, ITypeSymbol type, int depth)
        {
            var (source, name, isDeclared) = SourceOf(target, type);
            if (source is not { } from)
            {
                if (Has(target, "Microsoft.AspNetCore.Http.AsParametersAttribute"))
                {
                    Expand(type, depth);
                }

                return;
            }

            var isComplex = !IsSimple(type) && !IsListOfSimple(type) && TypeShape.Of(type).Kind == ShapeKind.Object;
            if (isComplex && from is InputSource.Query or InputSource.Route or InputSource.Form && depth < MaximumDepth && (_isMvc || isDeclared))
            {
                foreach (var property in SettableProperties(type).Where(p => !_isMvc || !TakenMembers.IsLeftOut(p, target)))
                {
                    var own = SourceOf(property, property.Type);
                    if (own.IsDeclared || depth >= MaximumDepth)
                    {
                        Bind(property, property.Type, depth + 1);
                    }
                    else if (IsSimple(property.Type) || IsListOfSimple(property.Type) || TypeShape.Of(property.Type).Kind != ShapeKind.Object)
                    {
                        _inputs.Add(new RequestInput(property.Name, property, property.Type, from));
                    }
                    else
                    {
                        Nested(property, from, depth + 1);
                    }
                }

                return;
            }

            if (isComplex && from == InputSource.Body && !isDeclared && _isMvc && SettableProperties(type).Any(p => SourceOf(p, p.Type).IsDeclared))
            {
                // A container: its properties say themselves where they come from.
                Expand(type, depth);
                return;
            }

            _inputs.Add(new RequestInput(name ?? target.Name, target, type, from));
        }

        private void Nested(IPropertySymbol property, InputSource from, int depth)
        {
            foreach (var inner in depth < MaximumDepth ? SettableProperties(property.Type) : Enumerable.Empty<IPropertySymbol>())
            {
                if (TypeShape.Of(inner.Type).Kind == ShapeKind.Object && !IsSimple(inner.Type))
                {
                    Nested(inner, from, depth + 1);
                }
                else
                {
                    _inputs.Add(new RequestInput(inner.Name, inner, inner.Type, from));
                }
            }
        }

        private void Expand(ITypeSymbol type, int depth)
        {
            if (depth >= MaximumDepth)
            {
                return;
            }

            foreach (var property in SettableProperties(type))
            {
                // A positional record's attributes stand on the parameter.
                var parameter = (type as INamedTypeSymbol)?.InstanceConstructors.SelectMany(static c => c.Parameters).FirstOrDefault(p => p.Name == property.Name && !p.GetAttributes().IsEmpty);
                Bind((ISymbol?)parameter ?? property, property.Type, depth + 1);
            }
        }

        /// <summary>Properties of the controller that are bound.</summary>
        public void BindProperties(INamedTypeSymbol controller)
        {
            for (var current = controller; current is not null && !WellKnownSymbols.IsFrameworkAssembly(current.ContainingAssembly); current = current.BaseType)
            {
                foreach (var property in current.GetMembers().OfType<IPropertySymbol>().Where(static p => p.SetMethod is { DeclaredAccessibility: Accessibility.Public } && !p.GetAttributes().IsEmpty))
                {
                    var bind = JsonAttributes.Find(property, "Microsoft.AspNetCore.Mvc", "BindPropertyAttribute");
                    var supportsGet = bind?.NamedArguments.Any(static a => a is { Key: "SupportsGet", Value.Scalar: true }) == true;
                    if (SourceOf(property, property.Type).IsDeclared || (bind is not null && (supportsGet || !_endpoint.Verbs.Contains("GET"))))
                    {
                        Bind(property, property.Type, depth: 0);
                    }
                }
            }
        }

        private (InputSource? Source, string? Name, bool IsDeclared) SourceOf(ISymbol target, ITypeSymbol type)
        {
            if (Declared(target) is { } declared)
            {
                return (declared.Source, declared.Name, true);
            }

            if (Special.Contains(type.Name) || Has(target, "Microsoft.AspNetCore.Http.AsParametersAttribute"))
            {
                return (null, null, false);
            }

            if (type.Name is "IFormFile" or "IFormFileCollection" or "IFormCollection")
            {
                return (InputSource.Form, null, false);
            }

            return (_isMvc ? InMvc(target, type) : InMinimal(target, type), null, false);
        }

        private InputSource? InMinimal(ISymbol target, ITypeSymbol type)
        {
            if (type.Name is "Stream" or "PipeReader")
            {
                return InputSource.Body;
            }

            if (type.GetMembers("BindAsync").OfType<IMethodSymbol>().Any(static m => m.IsStatic))
            {
                // What it reads is its own business.
                return null;
            }

            if (IsSimple(type))
            {
                return _routeNames.Contains(target.Name) ? InputSource.Route : InputSource.Query;
            }

            if (IsListOfSimple(type) && _bodyless)
            {
                return InputSource.Query;
            }

            return _bodyless || IsService(type) ? null : InputSource.Body;
        }

        private InputSource? InMvc(ISymbol target, ITypeSymbol type)
        {
            if (IsSimple(type))
            {
                return _routeNames.Contains(target.Name) ? InputSource.Route : _isApi || _bodyless ? InputSource.Query : InputSource.Form;
            }

            if (IsService(type))
            {
                return null;
            }

            return _isApi ? InputSource.Body : _bodyless ? InputSource.Query : InputSource.Form;
        }

        /// <summary>Registered, an interface, or abstract: taken for a service.</summary>
        private bool IsService(ITypeSymbol type) =>
            (TypeShape.Of(type).Kind != ShapeKind.Items && (type.TypeKind == TypeKind.Interface || type.IsAbstract))
            || WellKnownSymbols.Is(type, Symbols.Get("Microsoft.EntityFrameworkCore.DbContext"))
            || (_endpoint.Host is { } host && _reader._registered.GetOrAdd(host, RegisteredBy).Contains(type));

        /// <summary>What an attribute says; a service has no source of the request's.</summary>
        private (InputSource? Source, string? Name)? Declared(ISymbol target)
        {
            foreach (var attribute in target.GetAttributes())
            {
                var kind = attribute.AttributeClass is { } type ? KindOf(type) : null;
                if (kind is not null)
                {
                    var name = attribute.NamedArguments.FirstOrDefault(static a => a.Key == "Name").Value.Scalar as string;
                    return (kind == "Service" ? null : (InputSource)Enum.Parse(typeof(InputSource), kind), name);
                }
            }

            return null;
        }

        private string? KindOf(INamedTypeSymbol attribute)
        {
            foreach (var kind in Kinds)
            {
                if (WellKnownSymbols.Is(attribute, Symbols.Get("Microsoft.AspNetCore.Http.Metadata.IFrom" + kind + "Metadata")))
                {
                    return kind;
                }
            }

            return attribute.Name == "FromKeyedServicesAttribute" ? "Service" : null;
        }

        private bool Has(ISymbol target, string attribute) =>
            Symbols.Get(attribute) is { } type && target.GetAttributes().Any(a => SymbolEqualityComparer.Default.Equals(a.AttributeClass, type));

        private static IEnumerable<IPropertySymbol> SettableProperties(ITypeSymbol type)
        {
            for (var current = TypeShape.Of(type).Type; current is not null && current.SpecialType == SpecialType.None; current = current.BaseType)
            {
                foreach (var property in current.GetMembers().OfType<IPropertySymbol>())
                {
                    if (property is { IsStatic: false, IsIndexer: false, DeclaredAccessibility: Accessibility.Public }
                        && (property.SetMethod is { DeclaredAccessibility: Accessibility.Public }
                            || (current as INamedTypeSymbol)?.InstanceConstructors.Any(c => c.Parameters.Any(p => string.Equals(p.Name, property.Name, StringComparison.OrdinalIgnoreCase))) == true))
                    {
                        yield return property;
                    }
                }
            }
        }
    }

    private static readonly string[] Kinds = { "Route", "Query", "Header", "Body", "Form", "Service" };

    private bool IsApiController(INamedTypeSymbol controller)
    {
        var attribute = _symbols.Get("Microsoft.AspNetCore.Mvc.ApiControllerAttribute");
        return attribute is not null
            && (ReflectedAttributes.Of(controller).Any(a => WellKnownSymbols.Is(a.AttributeClass, attribute))
                || controller.ContainingAssembly.GetAttributes().Any(a => WellKnownSymbols.Is(a.AttributeClass, attribute)));
    }
}
