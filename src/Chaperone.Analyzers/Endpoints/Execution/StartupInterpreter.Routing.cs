using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Configuration;
using Chaperone.Endpoints.Authorization;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Chaperone.Endpoints.Execution;

/// <content>Calls on an IEndpointRouteBuilder.</content>
internal sealed partial class StartupInterpreter
{
    private static readonly Dictionary<string, string> VerbOfMapCall = new(StringComparer.Ordinal)
    {
        ["MapGet"] = "GET",
        ["MapPost"] = "POST",
        ["MapPut"] = "PUT",
        ["MapDelete"] = "DELETE",
        ["MapPatch"] = "PATCH",
    };

    /// <summary>Default pattern of MapFallback (EndpointRouteBuilderExtensions / FallbackEndpointRouteBuilderExtensions.DefaultPattern).</summary>
    private const string FallbackPattern = "{*path:nonfile}";

    private static RouteBuilder? RoutesOf(Value value) => value switch
    {
        RouteBuilderValue routes => routes.Builder,
        PipelineValue pipeline => pipeline.Pipeline.Root,
        _ => null,
    };

    /// <summary>A call whose first parameter is a route builder; null when the name says nothing about endpoints.</summary>
    private Value? InvokeRouting(Call call, RouteBuilder on)
    {
        switch (call.Name)
        {
            case "MapGet" or "MapPost" or "MapPut" or "MapDelete" or "MapPatch" when IsFramework(call):
                return MapHandler(call, on, new[] { VerbOfMapCall[call.Name] });
            case "MapMethods" when IsFramework(call):
                return MapMethods(call, on);
            case "Map" or "MapFallback" when IsFramework(call) && (call.HasParameter("handler") || call.HasParameter("requestDelegate")):
                return MapHandler(call, on, Array.Empty<string>());
            case "MapGroup" when IsFramework(call):
                return new RouteBuilderValue(new RouteBuilder(on.Pipeline, on, PatternOf(call, "prefix"), _condition, call.NameLocation));
            case "MapControllers" when IsFramework(call):
                return new TargetValue(MapAttributeRoutes(on));
            case "MapControllerRoute" or "MapDefaultControllerRoute" or "MapAreaControllerRoute" when IsFramework(call):
                return new TargetValue(MapConventionalRoute(call, on));
            case "MapRoute" or "MapAreaRoute" when IsFramework(call):
                MapConventionalRoute(call, on);
                return call.Receiver;
            case "MapFallbackToController" or "MapFallbackToAreaController" or "MapDynamicControllerRoute" when IsFramework(call):
                return MapControllerFallback(call, on);
        }

        if (_settings.MakerOf(call.Name) is null && MapKind(call, on) is { } kind)
        {
            return kind;
        }

        if (call.Name.StartsWith("Map", StringComparison.Ordinal))
        {
            return MapOther(call, on);
        }

        if (IsFramework(call) && !call.Method.ContainingAssembly.Name.StartsWith("Asp.", StringComparison.Ordinal))
        {
            return null;
        }

        // Whatever it is called: code that is not visible and gets a route builder can map.
        if (!KnownLibraries.IsHarmless(call.Method.ContainingAssembly.Name) && AssemblyReferences.RefersTo(call.Method.ContainingAssembly, "Microsoft.AspNetCore.Routing"))
        {
            MapOther(call, on);
            return IsRouteBuilderType(call.Method.ReturnType) ? call.Receiver : null;
        }

        // A package's own kind of group (NewVersionedApi): no prefix, its conventions reach what is mapped on it.
        if (IsRouteBuilderType(call.Method.ReturnType) && WellKnownSymbols.Is(call.Method.ReturnType, _symbols.EndpointConventionBuilder))
        {
            var group = new RouteBuilder(on.Pipeline, on, RouteText.Empty, _condition, call.NameLocation);
            group.Calls.Add(Recorded(call));
            return new RouteBuilderValue(group);
        }

        // A set of versions is handed to endpoints later, with what was said on it.
        if (call.Method.ReturnType is { Name: "ApiVersionSetBuilder" } set)
        {
            return new ObjectValue(set) { Calls = new List<RecordedCall> { Recorded(call) } };
        }

        return IsRouteBuilderType(call.Method.ReturnType) && !WellKnownSymbols.Is(call.Method.ReturnType, _symbols.ApplicationBuilder) ? new RouteBuilderValue(on) : null;
    }

    private static bool IsFramework(Call call) => WellKnownSymbols.IsFrameworkAssembly(call.Method.ContainingAssembly);

    private Value MapMethods(Call call, RouteBuilder on)
    {
        var verbs = call.Argument("httpMethods") is SequenceValue { Complete: true } sequence && sequence.Items.All(static i => i is ConstantValue { Value: string })
            ? sequence.Items.Select(static i => ((string)((ConstantValue)i).Value!).ToUpperInvariant()).ToArray()
            : null;
        return MapHandler(call, on, verbs ?? Array.Empty<string>(), verbs is null ? "the verbs are not constant" : null);
    }

    /// <summary>A Map call that nothing led to: its builder, and with it its prefix and conventions, are not known.</summary>
    public void AddUnreached(InvocationExpressionSyntax call, Location name)
    {
        var on = new RouteBuilder(null, null, RouteText.Unknown, Condition.Always, null) { UnknownContext = "nothing that is followed leads to this call" };
        var verb = call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var text } && VerbOfMapCall.TryGetValue(text, out var known) ? new[] { known } : Array.Empty<string>();
        var pattern = call.ArgumentList.Arguments.FirstOrDefault()?.Expression is LiteralExpressionSyntax { Token.Value: string literal } ? new RouteText(literal, true) : RouteText.Unknown;
        AddEndpoint(new MappedEndpoint(on, EndpointKind.Minimal, Condition.Always, call, name) { Pattern = pattern, Verbs = verb });
    }

    private Value MapHandler(Call call, RouteBuilder on, IReadOnlyList<string> verbs, string? partial = null)
    {
        var pattern = call.HasParameter("pattern") ? PatternOf(call, "pattern") : new RouteText(FallbackPattern, true);
        var handler = call.Argument(call.HasParameter("handler") ? "handler" : "requestDelegate");
        var written = WrittenCall(call);
        var endpoint = AddEndpoint(new MappedEndpoint(on, on.SelfAndOuter().FirstOrDefault(static b => b.KindOfHandlers is not null)?.KindOfHandlers ?? EndpointKind.Minimal, _condition, written.Syntax, written.NameLocation)
        {
            Pattern = pattern,
            Verbs = verbs,
            Handler = handler is DelegateValue d ? new HandlerReference(d.Method, d.Lambda) { Replayed = d.Replayed } : null,
            IsRequestDelegate = call.Method.Parameters.Any(static p => p.Type.Name == "RequestDelegate"),
            Partial = partial,
        });

        if (endpoint.Handler is { } reference)
        {
            endpoint.Metadata.AddRange(reference.Replayed is { } replayed ? MetadataOf(replayed, call) : HandlerMetadata(reference.Method));
            if (!endpoint.IsRequestDelegate)
            {
                PopulateMetadata(endpoint, reference.Method);
            }
        }
        else
        {
            // An attribute on a handler that is not visible may protect it.
            endpoint.Metadata.Add(new AuthorizationMetadata(MetadataMeaning.PossibleGuard, new Evidence("the handler is not visible", call.NameLocation)) { When = _condition });
        }

        return new TargetValue(endpoint);
    }

    /// <summary>
    /// What the types that a handler takes and returns add to its metadata (RequestDelegateFactory: IEndpointParameterMetadataProvider and
    /// IEndpointMetadataProvider). Those of libraries describe answers; what one of the application's own does is followed.
    /// </summary>
    private void PopulateMetadata(ConventionTarget endpoint, IMethodSymbol handler)
    {
        foreach (var type in handler.Parameters.Select(static p => p.Type).Append(MetadataProviders.ReturnedBy(handler)))
        {
            foreach (var method in MetadataProviders.MethodsOf(type).Where(m => IsOwn(m)))
            {
                var values = method.Parameters.ToDictionary<IParameterSymbol, ISymbol, Value>(static p => p, p => p.Type.Name == "EndpointBuilder" ? new EndpointBuilderValue(ImmutableArray.Create(endpoint)) : Value.Unknown, SymbolEqualityComparer.Default);
                Run(method, Value.Unknown, values, TypeArgumentsOf(method));
            }
        }
    }

    /// <summary>The same for an action (DefaultApplicationModelProvider, which populates the metadata of its selectors).</summary>
    public IEnumerable<AuthorizationMetadata> PopulatedBy(IMethodSymbol action)
    {
        var target = new RouteBuilder(null, null, RouteText.Empty, Condition.Always, null);
        PopulateMetadata(target, action);
        return target.Metadata;
    }

    /// <summary>
    /// The call at which the endpoint was written: a helper that maps what it is handed (MapGet(this IEndpointRouteBuilder, Delegate)) is
    /// one place for many endpoints, its callers are the places to look at.
    /// </summary>
    private Call WrittenCall(Call call)
    {
        if (call.Origin is not null)
        {
            return call;
        }

        for (var level = _calls.Count - 1; level >= 0 && _calls[level] is { } caller; level--)
        {
            var handler = call.Site.Arguments.FirstOrDefault(static a => a.Parameter.Name is "handler" or "requestDelegate" || a.Parameter.Type is { Name: "Delegate" } or { TypeKind: TypeKind.Delegate }).Value;
            while (handler is IConversionOperation conversion)
            {
                handler = conversion.Operand;
            }

            if (handler is not IParameterReferenceOperation { Parameter: var parameter } || !SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol.OriginalDefinition, _stack[level].OriginalDefinition))
            {
                break;
            }

            call = caller;
        }

        return call;
    }

    private MappedEndpoint AddEndpoint(MappedEndpoint endpoint)
    {
        // A library's code maps it; when it maps what the application hands it or a class of the application's, it is the application's own.
        if (_origin is not null && endpoint.Handler is not { Replayed: null })
        {
            endpoint.IsMappedElsewhere = true;
            if (endpoint.Location is null && (endpoint.HandlerType is null || !IsOwn(endpoint.HandlerType)))
            {
                endpoint.Assembly ??= _origin;
            }
        }

        // What follows a forked variable runs once per module type; what does not depend on it must not be counted again.
        // A library's modules are all mapped at the one call that the application makes: there verbs and handlers tell them apart.
        if (_forks > 0 && Endpoints.FirstOrDefault(e => e.Site == endpoint.Site && e.FullRoute == endpoint.FullRoute
            && e.Verbs.SequenceEqual(endpoint.Verbs) && e.Handler?.Replayed?.Log.Handler == endpoint.Handler?.Replayed?.Log.Handler) is { } same)
        {
            return same;
        }

        Endpoints.Add(endpoint);
        return endpoint;
    }

    /// <summary>The attributes of the handler method; a method that a lambda merely calls, and the type that declares it, do not count.</summary>
    private IEnumerable<AuthorizationMetadata> HandlerMetadata(IMethodSymbol method)
    {
        foreach (var attribute in ReflectedAttributes.Of(method))
        {
            if (MetadataOf(attribute, "the handler") is { } metadata)
            {
                yield return metadata;
            }
        }
    }

    private RouteText PatternOf(Call call, string parameter) => TextOf(call.Argument(parameter));

    private ControllerRoutes MapAttributeRoutes(RouteBuilder on)
    {
        if (on.Controllers is null)
        {
            on.Controllers = new ControllerRoutes(on, _condition);
            ControllerRoutes.Add(on.Controllers);
        }

        return on.Controllers;
    }

    private TargetValue MapControllerFallback(Call call, RouteBuilder on)
    {
        // They too add the data source of all attribute-routed actions to the builder, with its prefix and conventions.
        var routes = MapAttributeRoutes(on);
        var fallback = new ControllerFallback(call.HasParameter("pattern") ? PatternOf(call, "pattern") : new RouteText(FallbackPattern, true), _condition, call.NameLocation)
        {
            Action = KnownText(call, "action"),
            Controller = KnownText(call, "controller"),
            Area = KnownText(call, "area"),
        };
        routes.Fallbacks.Add(fallback);
        var replaced = new ReplacedEndpoint(call.Name, _condition, fallback);
        ReplacedEndpoints.Add(replaced);
        return new TargetValue(replaced);
    }

    private static string? KnownText(Call call, string parameter) => call.Argument(parameter) is ConstantValue { Value: string text } ? text : null;

    private ConventionalRoute MapConventionalRoute(Call call, RouteBuilder on)
    {
        // Any of these calls exposes all attribute-routed actions too.
        var routes = MapAttributeRoutes(on);
        var pattern = call.Name == "MapDefaultControllerRoute" ? new RouteText("{controller=Home}/{action=Index}/{id?}", true) : PatternOf(call, call.HasParameter("template") ? "template" : "pattern");
        var route = new ConventionalRoute(pattern, _condition);
        if (call.HasParameter("areaName"))
        {
            var area = TextOf(call.Argument("areaName"));
            route.Defaults["area"] = area.Text;
            route.DefaultsKnown &= area.Exact;
        }

        if (call.HasParameter("defaults"))
        {
            ReadDefaults(route, call.Argument("defaults"));
        }

        routes.Conventional.Add(route);
        return route;
    }

    private static void ReadDefaults(ConventionalRoute route, Value defaults)
    {
        switch (defaults)
        {
            case ObjectValue { Type.IsAnonymousType: true } values:
                foreach (var field in values.Fields)
                {
                    var text = TextOf(field.Value);
                    route.Defaults[field.Key.Name] = text.Text;
                    route.DefaultsKnown &= text.Exact;
                }

                break;
            case ConstantValue { Value: null }:
                break;
            default:
                route.DefaultsKnown = defaults is ConstantValue;
                break;
        }
    }

    /// <summary>Endpoint makers of other kinds: one row each, with the group's and the returned builder's conventions.</summary>
    private Value MapOther(Call call, RouteBuilder on)
    {
        var declared = _settings.MakerOf(call.Name);
        if (declared == EndpointMaker.Ignore)
        {
            return Value.Unknown;
        }

        if (declared is null && !IsFramework(call))
        {
            NoteOpaqueMapping(call, on.SelfAndOuter().Last().Pipeline?.Host);
        }

        if (!KnownEndpointMakers.TryGet(call.Name, out var kind, out var defaultPattern))
        {
            if (declared is null && !WellKnownSymbols.Is(call.Method.ReturnType, _symbols.EndpointConventionBuilder) && !call.Method.ReturnsVoid
                && !IsRouteBuilderType(call.Method.ReturnType) && !WellKnownSymbols.Is(call.Method.ReturnType, _symbols.ApplicationBuilder))
            {
                return Value.Unknown;
            }

            kind = declared == EndpointMaker.Open ? EndpointKind.Minimal : EndpointKind.Opaque;
        }

        var pattern = new[] { "pattern", "path", "prefix", "hubPath", "endpoint" }.FirstOrDefault(call.HasParameter) is { } name && call.Argument(name) is not ConstantValue { Value: null } and var given
            ? TextOf(given)
            : new RouteText(defaultPattern ?? "?", defaultPattern is not null);
        var type = call.Method.TypeArguments.Length > 0 ? Substitute(call.Method.TypeArguments[0]) as INamedTypeSymbol : null;
        var endpoint = AddEndpoint(new MappedEndpoint(on, kind, _condition, call.Syntax, call.NameLocation)
        {
            Pattern = pattern,
            HandlerType = type,
            IsPublicByPurpose = kind is EndpointKind.Health or EndpointKind.OpenApi or EndpointKind.Static,
            Partial = declared is not null || kind == EndpointKind.Opaque ? "opaque source: " + call.Method.ContainingType.Name + "." + call.Name : "the endpoints of " + call.Name + " are listed as one row",
        });
        if (declared is not null)
        {
            endpoint.Metadata.AddRange(declared == EndpointMaker.Protected ? new[] { DeclaredGuard(call.Name + " (chaperone.endpoint_makers)", call.NameLocation).Under(_condition) } : Array.Empty<AuthorizationMetadata>());
        }
        else if (kind is EndpointKind.Opaque or EndpointKind.Proxy or EndpointKind.RazorPage or EndpointKind.Component or EndpointKind.Carter)
        {
            endpoint.Metadata.Add(new AuthorizationMetadata(MetadataMeaning.PossibleGuard, new Evidence("what " + call.Name + " maps is not visible", call.NameLocation)) { When = _condition });
        }

        return IsRouteBuilderType(call.Method.ReturnType) && !WellKnownSymbols.Is(call.Method.ReturnType, _symbols.EndpointConventionBuilder)
            ? call.Receiver
            : new TargetValue(endpoint);
    }
}
