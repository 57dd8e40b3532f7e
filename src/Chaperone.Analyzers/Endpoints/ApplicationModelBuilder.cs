using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Chaperone.Configuration;
using Chaperone.Endpoints.Authorization;
using Chaperone.Endpoints.Controllers;
using Chaperone.Endpoints.Execution;
using Chaperone.Endpoints.Facts;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Chaperone.Endpoints;

/// <summary>Runs the start-up code of a compilation and turns what it built into <see cref="Endpoint"/>s.</summary>
internal sealed class ApplicationModelBuilder
{
    private readonly SemanticModels _models;
    private readonly WellKnownSymbols _symbols;
    private readonly SourceIndex _index;
    private readonly StartupInterpreter _interpreter;
    private readonly HandlerIds _handlers;
    private readonly CancellationToken _cancellationToken;
    private readonly SyntaxTree? _only;
    private bool _everywhere;
    private readonly List<Endpoint> _endpoints = new();
    private readonly Dictionary<MappedEndpoint, Endpoint> _ofMapped = new();
    private readonly ProtectionCache _protections = new();
    private readonly Lazy<bool> _hasAreas;

    /// <summary>With <c>only</c> set, only that file's endpoints are wanted: modules in other files that can't reach it are not followed.</summary>
    public ApplicationModelBuilder(SemanticModels models, WellKnownSymbols symbols, ImmutableArray<(SyntaxTree Tree, TreeFacts Facts)> trees, SyntaxTree? only, ModelSettings settings, ReferencedFacts facts, CancellationToken cancellationToken)
    {
        _models = models;
        _symbols = symbols;
        _only = only;
        _cancellationToken = cancellationToken;
        _index = new SourceIndex(models, trees, cancellationToken);
        _handlers = new HandlerIds(models, cancellationToken);
        _hasAreas = new Lazy<bool>(() => trees.Any(static t => t.Facts.MentionsArea));
        _interpreter = new StartupInterpreter(models, symbols, _index, RelevanceFor(trees, only), PlainModuleOn, settings, facts, cancellationToken);
    }

    public ApplicationModel Build()
    {
        var entryPoint = _models.Compilation.GetEntryPoint(_cancellationToken);
        if (entryPoint is not null)
        {
            _interpreter.RunEntryPoint(entryPoint);
        }

        RunUnreachedMethods(entryPoint is not null);
        AddUnreachedCalls();
        foreach (var mapped in _interpreter.Endpoints)
        {
            AddMapped(mapped);
        }

        AddControllers(entryPoint is not null);
        return new ApplicationModel(
            _endpoints.ToImmutableArray(),
            _interpreter.Hosts.ToImmutableArray(),
            _interpreter.Degradations.Concat(new Degradations(_interpreter).All()).ToImmutableArray(),
            entryPoint is not null)
        {
            Documentation = new Documentation.DocumentationReader(_models, _symbols),
            HasUnresolvedCalls = _interpreter.HasUnresolvedCalls,
            Ignored = IgnoredAuthorizations().ToImmutableArray(),
            BoundToLast = _interpreter.BoundToLast.Select(b => (b.Where, b.Missed.Where(_ofMapped.ContainsKey).Select(m => _ofMapped[m]).ToImmutableArray())).ToImmutableArray(),
            PolicyNames = _interpreter.Hosts.SelectMany(static h => h.NamedPolicies.Where(static p => !p.Value.IsInternal).Select(static p => p.Key)).Distinct(StringComparer.Ordinal).OrderBy(static n => n, StringComparer.Ordinal).ToImmutableArray(),
        };
    }

    private IEnumerable<IgnoredAuthorization> IgnoredAuthorizations()
    {
        var finder = new IgnoredAuthorizationFinder(_models, _symbols, _interpreter.MetadataOf, _cancellationToken);
        var result = _endpoints.SelectMany(finder.Around)
            .Concat(_index.Trees.Where(t => _only is null || t.Tree == _only).SelectMany(t => finder.InFile(t.Tree, t.Facts, _endpoints)));
        foreach (var replaced in _interpreter.ReplacedEndpoints)
        {
            result = result.Concat(replaced.Metadata.Select(m => new IgnoredAuthorization(
                m.Evidence, "what " + replaced.Name + " matches is replaced by the action's or page's own endpoint, which has its own metadata only") { IsKnownWhereItIsWritten = true }));
        }

        return result.Concat(_interpreter.ControllerRoutes.SelectMany(IgnoredOnRoutes));
    }

    /// <summary>MapControllerRoute(...).RequireAuthorization() does not touch attribute-routed actions (ControllerActionEndpointDataSource).</summary>
    private IEnumerable<IgnoredAuthorization> IgnoredOnRoutes(ControllerRoutes mapping)
    {
        foreach (var required in mapping.Conventional.SelectMany(static r => r.Metadata).Where(m => m.Has(MetadataMeaning.AuthorizeData) && (_only is null || m.Evidence.Where?.SourceTree == _only)))
        {
            if (OpenAttributeRoute(mapping) is { } open)
            {
                yield return new IgnoredAuthorization(required.Evidence, "conventions of a route do not reach attribute-routed actions, and '" + open.Id + "' stays open", open) { IsKnownWhereItIsWritten = true };
            }
        }
    }

    /// <summary>An attribute-routed action of the mapping that anybody can call; also of files that nobody asked about.</summary>
    private Endpoint? OpenAttributeRoute(ControllerRoutes mapping)
    {
        bool IsOpen(Endpoint endpoint) => endpoint is { Selector: not null, Protection.State: ProtectionState.Open } && endpoint.Input?.Pipeline == mapping.On.SelfAndOuter().Last().Pipeline;
        if (_only is null)
        {
            return _endpoints.FirstOrDefault(IsOpen);
        }

        var routes = new AttributeRoutes(_symbols, _interpreter);
        foreach (var controller in Controllers(everywhere: true))
        {
            var before = _endpoints.Count;
            _everywhere = true;
            AddController(controller, routes, new[] { mapping });
            _everywhere = false;
            var open = _endpoints.Skip(before).FirstOrDefault(IsOpen);
            _endpoints.RemoveRange(before, _endpoints.Count - before);
            if (open is not null)
            {
                return open;
            }
        }

        return null;
    }

    /// <summary>Which methods have to be followed: all, or those that configure the application or lead to the wanted file.</summary>
    private Func<IMethodSymbol, bool> RelevanceFor(ImmutableArray<(SyntaxTree Tree, TreeFacts Facts)> trees, SyntaxTree? only)
    {
        if (only is null)
        {
            var configuring = new Lazy<HashSet<string>>(() => _index.NamesReaching(static m => m.Configures || m.BuildsApplication));
            return method => configuring.Value.Contains(SimpleName(method)) || method.MethodKind is MethodKind.Constructor or MethodKind.PropertyGet;
        }

        var wanted = trees.FirstOrDefault(t => t.Tree == only).Facts;
        var names = new Lazy<HashSet<string>>(() =>
        {
            var here = new HashSet<MethodFacts>(wanted?.Methods ?? ImmutableArray<MethodFacts>.Empty);
            var names = _index.NamesReaching(m => m.Configures || (m.BuildsApplication && here.Contains(m)));

            // Helpers that map what this file hands them stand in other files, and their endpoints are reported here.
            names.UnionWith(_index.MethodsWithHandlers);
            return names;
        });
        return method => names.Value.Contains(SimpleName(method)) || method.MethodKind is MethodKind.Constructor or MethodKind.PropertyGet;
    }

    /// <summary>For a method that need not be followed, because it only maps endpoints that nobody asked for: the ordinal of its builder.</summary>
    private int? PlainModuleOn(IMethodSymbol method) =>
        _only is not null && method.DeclaringSyntaxReferences is [var reference] && reference.SyntaxTree != _only
            ? TreeFacts.Of(reference.SyntaxTree, _cancellationToken).Methods.FirstOrDefault(m => m.Span == reference.Span)?.PlainModuleOn
            : null;

    // An explicit interface implementation is called "IModule.Map" by its symbol and "Map" by syntax.
    private static string SimpleName(IMethodSymbol method) =>
        method.ExplicitInterfaceImplementations.Length > 0 ? method.ExplicitInterfaceImplementations[0].Name : method.Name;

    /// <summary>Methods with Map calls that no followed code calls: libraries' extension methods, modules found by reflection, dead code.</summary>
    private void RunUnreachedMethods(bool isApplication)
    {
        var unreached = UnreachedMethods();
        if (unreached.Count == 0)
        {
            return;
        }

        // A method that another unreached one calls is reached from there.
        var called = new HashSet<string>(unreached.SelectMany(u => u.Facts?.Names ?? ImmutableArray<string>.Empty), StringComparer.Ordinal);
        foreach (var first in new[] { true, false })
        {
            foreach (var (method, facts, calls) in unreached)
            {
                _cancellationToken.ThrowIfCancellationRequested();
                var isCalled = facts is not null && called.Contains(method.Name) && !facts.Names.Contains(method.Name);
                if (isCalled == first || calls.All(_interpreter.Visited.Contains))
                {
                    continue;
                }

                _interpreter.RunWithoutCaller(method, isApplication
                    ? "no visible code calls " + method.Name
                    : "the application that calls " + method.Name + " is not visible");
            }
        }
    }

    /// <summary>
    /// What is left: calls that really map something and that nothing led to (code that is handed its builder in a way that is not followed).
    /// They are rows too, unknown ones.
    /// </summary>
    private void AddUnreachedCalls()
    {
        foreach (var (tree, facts) in _index.Trees)
        {
            if (facts.MapCalls.IsEmpty || (_only is not null && tree != _only))
            {
                continue;
            }

            var root = tree.GetRoot(_cancellationToken);
            foreach (var span in facts.MapCalls)
            {
                var call = root.FindNode(span, getInnermostNodeForTie: true).FirstAncestorOrSelf<InvocationExpressionSyntax>(n => n.Span == span);
                if (call is { Expression: MemberAccessExpressionSyntax { Name: var name } }
                    && HandlerBodies.TakesHandler(name.Identifier.ValueText)
                    && !_interpreter.Visited.Contains(call)
                    && _models.For(tree).GetSymbolInfo(call, _cancellationToken).Symbol is IMethodSymbol { ContainingType.Name: "EndpointRouteBuilderExtensions" or "FallbackEndpointRouteBuilderExtensions" } method
                    && WellKnownSymbols.IsFrameworkAssembly(method.ContainingAssembly))
                {
                    _interpreter.AddUnreached(call, name.GetLocation());
                }
            }
        }
    }

    private List<(IMethodSymbol Method, MethodFacts? Facts, List<SyntaxNode> Calls)> UnreachedMethods()
    {
        var result = new List<(IMethodSymbol, MethodFacts?, List<SyntaxNode>)>();
        foreach (var (tree, facts) in _index.Trees)
        {
            if (facts.MapCalls.IsEmpty || (_only is not null && tree != _only && !LeadsToOnly(facts)))
            {
                continue;
            }

            var root = tree.GetRoot(_cancellationToken);
            var groups = facts.MapCalls
                .Select(span => root.FindNode(span, getInnermostNodeForTie: true).FirstAncestorOrSelf<InvocationExpressionSyntax>(n => n.Span == span))
                .Where(call => call is not null && !_interpreter.Visited.Contains(call))
                .GroupBy(static call => call!.FirstAncestorOrSelf<BaseMethodDeclarationSyntax>());
            foreach (var group in groups)
            {
                if (group.Key is { } declaration
                    && TakesApplication(declaration)
                    && (_only is null || tree == _only || !facts.Methods.Any(m => m.Span == declaration.Span && m.PlainModuleOn is not null))
                    && _models.For(tree).GetDeclaredSymbol(declaration, _cancellationToken) is IMethodSymbol { IsAbstract: false } method)
                {
                    result.Add((method, facts.Methods.FirstOrDefault(m => m.Span == declaration.Span), group.Select(static c => (SyntaxNode)c!).ToList()));
                }
            }
        }

        return result;
    }

    private bool LeadsToOnly(TreeFacts facts) =>
        _index.Trees.FirstOrDefault(t => t.Tree == _only).Facts is { } wanted
        && facts.Methods.Any(m => m.Names.Any(n => wanted.Methods.Any(w => w.Name == n)));

    // Syntax first: most methods with a name that begins with Map are mappers of objects.
    private static bool TakesApplication(BaseMethodDeclarationSyntax declaration) =>
        declaration.ParameterList.Parameters.Any(static p => p.Type is { } type && IsApplicationName(type.ToString()));

    private static bool IsApplicationName(string type) =>
        type.IndexOf("RouteBuilder", StringComparison.Ordinal) >= 0 || type.IndexOf("RouteGroupBuilder", StringComparison.Ordinal) >= 0
        || type.IndexOf("WebApplication", StringComparison.Ordinal) >= 0 || type.IndexOf("ApplicationBuilder", StringComparison.Ordinal) >= 0;

    private void AddMapped(MappedEndpoint mapped)
    {
        var routesExact = mapped.Pattern.Exact && mapped.On.SelfAndOuter().All(static b => b.Prefix.Exact);
        var why = mapped.Partial
            ?? (routesExact ? null : mapped.On.SelfAndOuter().Last().UnknownContext ?? "the route is not constant")
            ?? (mapped.On.SelfAndOuter().Last().Pipeline?.Parent is null ? null : "mapped in a branch of the pipeline: its path begins with the branch's")
            ?? (mapped.Created.IsAlways ? null : "mapped under a condition: " + mapped.Created);
        var root = mapped.On.SelfAndOuter().Last();
        var input = new ProtectionInput
        {
            Pipeline = root.Pipeline,
            Created = mapped.Created,
            IsMvc = mapped.IsMvc,
            UnknownContext = root.UnknownContext ?? ExhaustedContext,
            Metadata = mapped.Metadata.Concat(mapped.On.SelfAndOuter().SelectMany(static b => b.Metadata)).ToImmutableArray(),
        };
        var protection = _protections.Of(input);
        var endpoint = new Endpoint(
            mapped.Kind,
            mapped.Verbs.OrderBy(static v => v, StringComparer.Ordinal).ToImmutableArray(),
            mapped.FullRoute,
            (mapped.Handler is null ? mapped.HandlerType?.GetDocumentationCommentId() ?? mapped.HandlerText : null) ?? _handlers.Of(mapped.Handler, mapped.Site),
            mapped.HasPlace ? mapped.Location ?? mapped.NameLocation : null,
            protection)
        {
            Input = input,
            Group = mapped.On.Site,
            HandlerMethod = mapped.Handler is { } mappedHandler ? mappedHandler.VisibleMethod : mapped.AnsweredBy,
            HandlerLambda = mapped.Handler?.Lambda,
            IsRequestDelegate = mapped.IsRequestDelegate,
            HandlerType = mapped.HandlerType ?? mapped.Handler?.VisibleMethod?.ContainingType,
            Host = root.Pipeline?.Host,
            Assembly = mapped.Assembly,
            IsMappedElsewhere = mapped.IsMappedElsewhere,
            Conventions = mapped.Calls.ToImmutableArray(),
            OuterConventions = OuterConventions(mapped.On.SelfAndOuter()),
            IsPublicByPurpose = mapped.IsPublicByPurpose,
            Confidence = ConfidenceOf(protection, why),
            Why = why ?? protection.Doubt ?? (protection.State == ProtectionState.Unknown ? protection.Reason : null),
        };
        _ofMapped[mapped] = endpoint;
        Add(endpoint);
    }

    private static ImmutableArray<RecordedCall> OuterConventions(IEnumerable<RouteBuilder> builders) =>
        builders.Reverse().SelectMany(static b => b.Calls).ToImmutableArray();

    private string? ExhaustedContext => _interpreter.Exhausted ? "the analysis stopped at a bound" : null;

    private static Confidence ConfidenceOf(Protection protection, string? why) =>
        protection.State == ProtectionState.Unknown ? Confidence.Unknown : why is not null || protection.Doubt is not null ? Confidence.Partial : Confidence.Exact;

    private void Add(Endpoint endpoint)
    {
        if (_only is null || _everywhere || endpoint.Location?.SourceTree == _only)
        {
            _endpoints.Add(endpoint);
        }
    }

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
            var metadata = classMetadata.AddRange(MetadataOf(ReflectedAttributes.Of(method), "the action"));
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
                    && ControllerTypes.IsController(type, _symbols)
                    && seen.Add(type))
                {
                    yield return type;
                }
            }
        }

        if (_only is null)
        {
            foreach (var type in ReferencedControllers.Of(_models.Compilation, _interpreter.Hosts.SelectMany(static h => h.ApplicationParts), _symbols, _cancellationToken))
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

        foreach (var selector in action.Selectors)
        {
            if (selector.Template is { } template)
            {
                if (mapping is { AttributeRouted: false })
                {
                    continue;
                }

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
                AddSelector(action, selector, "?", metadata, mapping, conventional: null);
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
        var authorizing = host?.ApplicationModelChanges.FirstOrDefault(static c => c.MayAuthorize);
        var rerouting = host?.ApplicationModelChanges.FirstOrDefault(static c => c.MayReroute);
        var input = new ProtectionInput
        {
            Pipeline = root?.Pipeline,
            IsMvc = true,
            LegacyRouting = mapping?.LegacyRouting == true,
            Created = created,
            UnknownContext = root?.UnknownContext ?? (mapping is null ? "the application that maps controllers is not visible" : ExhaustedContext),
            Metadata = metadata
                .AddRange(mapping?.Metadata ?? Enumerable.Empty<AuthorizationMetadata>())
                .AddRange(conventional?.Metadata ?? Enumerable.Empty<AuthorizationMetadata>())
                .AddRange(builders.SelectMany(static b => b.Metadata))
                .AddRange(authorizing is null ? Enumerable.Empty<AuthorizationMetadata>() : new[] { new AuthorizationMetadata(MetadataMeaning.PossibleGuard, authorizing.Evidence) }),
        };
        var protection = action.StartupError is { } error
            ? new Protection(ProtectionState.Broken, error, ImmutableArray<Evidence>.Empty)
            : _protections.Of(input);

        var exact = builders.All(static b => b.Prefix.Exact) && conventional is not { Pattern.Exact: false } and not { DefaultsKnown: false };
        var why = exact ? null : "the route is not constant";
        why ??= host?.UnknownTransformer;
        why ??= rerouting is null ? null : rerouting.Evidence.What + " may rewrite the route";
        why ??= created.IsAlways ? null : "mapped under a condition: " + created;
        Add(new Endpoint(
            EndpointKind.Controller,
            selector.Verbs,
            Routes.Combine((builders.Count > 0 ? builders[0].Prefixes() : Enumerable.Empty<string>()).Append(template)),
            HandlerIds.Of(action.Method),
            LocationOf(action),
            protection)
        {
            Input = input,
            HandlerMethod = action.Method,
            HandlerType = action.Controller,
            Selector = selector.Template is null || conventional is not null || fallback is not null ? null : selector,
            Host = host,
            OuterConventions = OuterConventions(builders)
                .AddRange(mapping?.Calls ?? Enumerable.Empty<RecordedCall>())
                .AddRange(conventional?.Calls ?? Enumerable.Empty<RecordedCall>()),
            Assembly = SymbolEqualityComparer.Default.Equals(action.Controller.ContainingAssembly, _models.Compilation.Assembly) ? null : action.Controller.ContainingAssembly.Name,
            Confidence = ConfidenceOf(protection, why),
            Why = why ?? protection.Doubt ?? (protection.State == ProtectionState.Unknown ? protection.Reason : null),
        });
    }

    /// <summary>The action's identifier; for an inherited action the controller's own.</summary>
    private Location? LocationOf(ControllerAction action)
    {
        var symbol = SymbolEqualityComparer.Default.Equals(action.Method.ContainingType, action.Controller) && !action.Method.IsImplicitlyDeclared ? (ISymbol)action.Method : action.Controller;
        return symbol.Locations.FirstOrDefault(l => l.IsInSource && _models.Compilation.ContainsSyntaxTree(l.SourceTree!));
    }
}
