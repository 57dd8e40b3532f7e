using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Endpoints.Authorization;
using Chaperone.Endpoints.Controllers;
using Chaperone.Endpoints.Execution;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Chaperone.Endpoints;

/// <content>Controllers and their actions.</content>
internal sealed partial class ApplicationModelBuilder
{
    private void AddControllers(bool isApplication)
    {
        var mappings = _interpreter.ControllerRoutes;
        var hostInvisible = !isApplication || _interpreter.Hosts.Count == 0 || _interpreter.Hosts.Any(static h => h.OpaqueMappings.Count > 0);
        if (mappings.Count == 0 && !hostInvisible)
        {
            // The pipeline is visible and maps no controllers: they answer nothing.
            return;
        }

        var routes = new AttributeRoutes(_symbols, _interpreter);
        foreach (var fallback in mappings.SelectMany(static m => m.Fallbacks, static (m, f) => (Mapping: m, Fallback: f)).Where(static f => f.Fallback.Action is null || f.Fallback.Controller is null))
        {
            Add(new Endpoint(
                EndpointKind.Controller,
                ImmutableArray<string>.Empty,
                Routes.Combine(fallback.Mapping.On.Prefixes().Append(fallback.Fallback.Pattern.Text)),
                "?",
                fallback.Fallback.Site,
                new Protection(ProtectionState.Unknown, "which action answers is chosen at run time", ImmutableArray<Evidence>.Empty))
            {
                Confidence = Confidence.Unknown,
                Why = "which action answers is chosen at run time",
            });
        }

        foreach (var controller in Controllers(everywhere: false))
        {
            AddController(controller, routes, mappings);
        }
    }

    private void AddController(INamedTypeSymbol controller, AttributeRoutes routes, IReadOnlyCollection<ControllerRoutes> mappings)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        var classMetadata = MetadataOf(ReflectedAttributes.Of(controller), "the class");
        foreach (var method in ControllerTypes.ActionsOf(controller, _symbols))
        {
            var metadata = classMetadata.AddRange(MetadataOf(ReflectedAttributes.Of(method), "the action")).AddRange(_interpreter.PopulatedBy(method));
            if (mappings.Count == 0)
            {
                AddAction(routes.Describe(controller, method, null), metadata, mapping: null);
            }

            foreach (var mapping in mappings)
            {
                AddAction(routes.Describe(controller, method, mapping.On.SelfAndOuter().Last().Pipeline?.Host), metadata, mapping);
            }
        }
    }

    private ImmutableArray<AuthorizationMetadata> MetadataOf(ImmutableArray<AttributeData> attributes, string on) =>
        attributes.Select(a => _interpreter.MetadataOf(a, on)).OfType<AuthorizationMetadata>().ToImmutableArray();

    private IEnumerable<INamedTypeSymbol> ControllersOfReferences() =>
        ReferencedControllers.Of(_models.Compilation, _interpreter.Hosts.SelectMany(static h => h.ApplicationParts), _controllerProvider.Value is not null, _symbols, _cancellationToken);

    private bool ReferencedControllersHaveAreas()
    {
        var routes = new AttributeRoutes(_symbols, _interpreter);
        return ControllersOfReferences().Any(c => ControllerTypes.ActionsOf(c, _symbols).Any(m => routes.Describe(c, m, null).RouteValues.TryGetValue("area", out var area) && area.Length > 0));
    }

    private IEnumerable<INamedTypeSymbol> Controllers(bool everywhere)
    {
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var (tree, facts) in _index.Trees)
        {
            if (_only is not null && tree != _only && !everywhere)
            {
                continue;
            }

            foreach (var position in facts.ControllerCandidates)
            {
                var node = tree.GetRoot(_cancellationToken).FindToken(position).Parent?.FirstAncestorOrSelf<TypeDeclarationSyntax>();
                if (node is not null
                    && _models.For(tree).GetDeclaredSymbol(node, _cancellationToken) is INamedTypeSymbol type
                    && (_controllerProvider.Value is null ? ControllerTypes.IsController(type, _symbols) : ControllerTypes.MayBeController(type, _symbols))
                    && seen.Add(type))
                {
                    yield return type;
                }
            }
        }

        if (_only is null)
        {
            foreach (var type in ControllersOfReferences())
            {
                yield return type;
            }
        }
    }

    private void AddAction(ControllerAction action, ImmutableArray<AuthorizationMetadata> metadata, ControllerRoutes? mapping)
    {
        foreach (var fallback in mapping?.Fallbacks ?? Enumerable.Empty<ControllerFallback>())
        {
            if (IsTarget(fallback, action))
            {
                AddSelector(action, new ActionSelector(fallback.Pattern.Text, ImmutableArray<string>.Empty), fallback.Pattern.Text, metadata, mapping, conventional: null, fallback);
            }
        }

        if (DescribesEntities(action.Controller))
        {
            AddEntityDescription(action, metadata, mapping);
            return;
        }

        foreach (var selector in action.Selectors)
        {
            if (selector.Template is { } template)
            {
                AddSelector(action, selector, template, metadata, mapping, conventional: null);
                continue;
            }

            var reached = false;
            foreach (var route in mapping?.Conventional ?? Enumerable.Empty<ConventionalRoute>())
            {
                if (ConventionalRoutes.PathOf(route, action.RouteValues, _hasAreas.Value) is { } path)
                {
                    AddSelector(action, selector, path, metadata, mapping, route);
                    reached = true;
                }
            }

            if (!reached && mapping?.On.SelfAndOuter().Last().Pipeline?.Host.ApplicationModelChanges.Any(static c => c.MayReroute) == true)
            {
                // No route of its own and none by convention, but the application model may give it one (OData, a prefix convention).
                AddSelector(action, selector, AttributeRoutes.Unseen, metadata, mapping, conventional: null);
            }
        }
    }

    private static bool IsTarget(ControllerFallback fallback, ControllerAction action)
    {
        action.RouteValues.TryGetValue("area", out var area);
        return string.Equals(fallback.Action, action.RouteValues["action"], StringComparison.OrdinalIgnoreCase)
            && string.Equals(fallback.Controller, action.RouteValues["controller"], StringComparison.OrdinalIgnoreCase)
            && string.Equals(fallback.Area ?? "", area ?? "", StringComparison.OrdinalIgnoreCase);
    }

    private void AddSelector(
        ControllerAction action,
        ActionSelector selector,
        string template,
        ImmutableArray<AuthorizationMetadata> metadata,
        ControllerRoutes? mapping,
        ConventionalRoute? conventional,
        ControllerFallback? fallback = null)
    {
        var builders = mapping?.On.SelfAndOuter().ToList() ?? new List<RouteBuilder>();
        var root = builders.LastOrDefault();
        var host = root?.Pipeline?.Host;
        var created = conventional?.Created ?? fallback?.Created ?? mapping?.Created ?? Condition.Always;
        var changes = host?.ApplicationModelChanges.Select(static c => c.AsMetadata()).OfType<AuthorizationMetadata>().ToList();
        var rerouting = host?.ApplicationModelChanges.FirstOrDefault(static c => c.MayReroute);
        var exact = builders.All(static b => b.Prefix.Exact) && conventional is not { Pattern.Exact: false } and not { DefaultsKnown: false };
        var path = Routes.Combine((builders.Count > 0 ? builders[0].Prefixes() : Enumerable.Empty<string>()).Append(template));
        var isAddressKnown = exact && template != AttributeRoutes.Unseen && selector.UnknownToken is null && rerouting is null && root is { UnknownContext: null, Pipeline.Parent: null } && host?.UnknownTransformer is null;
        var input = new ProtectionInput
        {
            Pipeline = root?.Pipeline,
            IsMvc = true,
            Route = isAddressKnown ? RouteFor(root?.Pipeline, path) : null,
            LegacyRouting = mapping?.LegacyRouting == true,
            Created = created,
            UnknownContext = root?.UnknownContext ?? (mapping is null ? "the application that maps controllers is not visible" : LeftOut(action.Controller, host) ?? ExhaustedContext),
            Metadata = metadata
                .AddRange(mapping?.Metadata ?? Enumerable.Empty<AuthorizationMetadata>())
                .AddRange(conventional?.Metadata ?? Enumerable.Empty<AuthorizationMetadata>())

                // A fallback is replaced by the action's endpoint of the data source itself, which the groups around that have not touched.
                .AddRange(fallback is null ? builders.SelectMany(static b => b.Metadata) : Enumerable.Empty<AuthorizationMetadata>())
                .AddRange(changes ?? Enumerable.Empty<AuthorizationMetadata>()),
        };
        Protection protection;
        if (action.StartupError is { } error)
        {
            protection = new Protection(ProtectionState.Broken, error, ImmutableArray<Evidence>.Empty);
        }
        else
        {
            (input, protection) = Protect(input, AnsweringMethods.Of(action.Controller, action.Method), lambda: null);
        }

        var why = exact ? null : "the route is not constant";
        why ??= template == AttributeRoutes.Unseen && rerouting is null ? "the route of an attribute is not visible" : null;
        why ??= selector.UnknownToken is { } token ? "nothing visible says what stands for [" + token + "] in the route" : null;
        why ??= host?.UnknownTransformer;
        why ??= rerouting is null ? null : rerouting.Evidence.What + " may rewrite the route";
        why ??= action.Controller.DeclaredAccessibility == Accessibility.Public ? null : _controllerProvider.Value?.Name + " decides whether the class is a controller";
        why ??= LeftOut(action.Controller, host);
        why ??= created.Test is { } test ? "mapped under a condition: " + test : null;
        Add(new Endpoint(
            EndpointKind.Controller,
            selector.Verbs,
            path,
            HandlerIds.Of(action.Method),
            LocationOf(action),
            protection)
        {
            Input = input,
            HandlerMethod = action.Method,
            HandlerType = action.Controller,
            Selector = selector.Template is null || conventional is not null || fallback is not null ? null : selector,
            Host = host,
            IsPublicByPurpose = ErrorPaths.Lead(root?.Pipeline, path),
            OuterConventions = OuterConventions(builders)
                .AddRange(mapping?.Calls ?? Enumerable.Empty<RecordedCall>())
                .AddRange(conventional?.Calls ?? Enumerable.Empty<RecordedCall>()),
            Assembly = SymbolEqualityComparer.Default.Equals(action.Controller.ContainingAssembly, _models.Compilation.Assembly) ? null : action.Controller.ContainingAssembly.Name,
            Confidence = ConfidenceOf(protection, why),
            IsAddressKnown = isAddressKnown,
            Why = why ?? protection.Doubt ?? (protection.State == ProtectionState.Unknown ? protection.Reason : null),
        });
    }

    /// <summary>Why it is not known whether MVC finds a controller that it would find otherwise.</summary>
    private static string? LeftOut(INamedTypeSymbol controller, Host? host) =>
        host?.PartsTakenAway is { } taken && !host.ApplicationParts.Contains(controller.ContainingAssembly, SymbolEqualityComparer.Default)
            ? taken.What + " may leave the controller out"
            : null;

    /// <summary>The action's identifier; for an inherited action the controller's own.</summary>
    private Location? LocationOf(ControllerAction action)
    {
        var symbol = SymbolEqualityComparer.Default.Equals(action.Method.ContainingType, action.Controller) && !action.Method.IsImplicitlyDeclared ? (ISymbol)action.Method : action.Controller;
        return symbol.Locations.FirstOrDefault(l => l.IsInSource && _models.Compilation.ContainsSyntaxTree(l.SourceTree!));
    }
}
