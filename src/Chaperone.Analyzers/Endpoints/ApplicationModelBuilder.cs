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
internal sealed partial class ApplicationModelBuilder
{
    private readonly SemanticModels _models;
    private readonly WellKnownSymbols _symbols;
    private readonly SourceIndex _index;
    private readonly StartupInterpreter _interpreter;
    private readonly HandlerIds _handlers;
    private readonly CancellationToken _cancellationToken;
    private bool? _changesPaths;
    private readonly SyntaxTree? _only;
    private bool _everywhere;
    private readonly List<Endpoint> _endpoints = new();
    private readonly Dictionary<MappedEndpoint, Endpoint> _ofMapped = new();
    private readonly ProtectionCache _protections = new();
    private readonly HandlerGuard _handlerGuard;
    private readonly Lazy<bool> _hasAreas;
    private readonly Lazy<INamedTypeSymbol?> _controllerProvider;

    /// <summary>With <c>only</c> set, only that file's endpoints are wanted: modules in other files that can't reach it are not followed.</summary>
    public ApplicationModelBuilder(SemanticModels models, WellKnownSymbols symbols, ImmutableArray<(SyntaxTree Tree, TreeFacts Facts)> trees, SyntaxTree? only, ModelSettings settings, ReferencedFacts facts, CancellationToken cancellationToken)
    {
        _models = models;
        _symbols = symbols;
        _only = only;
        _cancellationToken = cancellationToken;
        _index = new SourceIndex(models, trees, cancellationToken);
        _handlers = new HandlerIds(models, cancellationToken);
        _handlerGuard = new HandlerGuard(models, _index, cancellationToken);
        _hasAreas = new Lazy<bool>(() => trees.Any(static t => t.Facts.MentionsArea) || ReferencedControllersHaveAreas());

        // Looked for only where somebody says that the set of controllers is another one.
        _controllerProvider = new Lazy<INamedTypeSymbol?>(() =>
            _interpreter!.Hosts.Any(static h => h.ApplicationPartChanges.Count > 0) ? ControllerProviders.Find(models.Compilation, symbols, cancellationToken) : null);
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
        foreach (var host in _interpreter.Hosts)
        {
            host.ProvidedNames?.Close();
        }

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
            PolicyNames = _interpreter.Hosts.SelectMany(static h => h.NamedPolicies.Where(static p => p.Value.Exists(static s => !s.IsInternal)).Select(static p => p.Key)).Distinct(StringComparer.Ordinal).OrderBy(static n => n, StringComparer.Ordinal).ToImmutableArray(),
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
                m.Evidence, "what " + replaced.Name + " matches is replaced by the action's or page's own endpoint, which has its own metadata only")
            {
                IsKnownWhereItIsWritten = true,
                IsReadNowhere = true,
                Belongs = IgnoredAuthorizationFinder.Demands(m) ? PlacesOf(replaced.LeadsTo) : ImmutableArray<Location>.Empty,
            }));
        }

        return result.Concat(_interpreter.ControllerRoutes.SelectMany(IgnoredOnRoutes));
    }

    /// <summary>The action that a fallback leads to, in whichever file; empty where it is chosen at run time or inherited by a class that has others.</summary>
    private ImmutableArray<Location> PlacesOf(ControllerFallback fallback)
    {
        if (fallback.Action is null || fallback.Controller is null)
        {
            return ImmutableArray<Location>.Empty;
        }

        var routes = new AttributeRoutes(_symbols, _interpreter);
        return Controllers(everywhere: true)
            .SelectMany(c => ControllerTypes.ActionsOf(c, _symbols).Where(m => SymbolEqualityComparer.Default.Equals(m.ContainingType, c)).Select(m => routes.Describe(c, m, null)))
            .Where(a => IsTarget(fallback, a))
            .Select(LocationOf)
            .OfType<Location>()
            .ToImmutableArray();
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

    private void AddMapped(MappedEndpoint mapped)
    {
        var routesExact = mapped.Pattern.Exact && mapped.On.SelfAndOuter().All(static b => b.Prefix.Exact);
        var why = mapped.Partial
            ?? (routesExact ? null : mapped.On.SelfAndOuter().Last().UnknownContext ?? "the route is not constant")
            ?? (mapped.On.SelfAndOuter().Last().Pipeline?.Parent is null ? null : "mapped in a branch of the pipeline: its path begins with the branch's")
            ?? (mapped.Created.Test is { } test ? "mapped under a condition: " + test : null);
        var root = mapped.On.SelfAndOuter().Last();
        var isAddressKnown = routesExact && mapped.Partial is null && root.UnknownContext is null && root.Pipeline is { Parent: null };
        var input = new ProtectionInput
        {
            Pipeline = root.Pipeline,
            Created = mapped.Created,
            IsMvc = mapped.IsMvc,
            Route = isAddressKnown ? RouteFor(root.Pipeline, mapped.FullRoute) : null,
            UnknownContext = root.UnknownContext ?? ExhaustedContext,
            Metadata = mapped.Metadata.Concat((mapped.IsReplaced ? mapped.On.SelfAndOuter().Take(1) : mapped.On.SelfAndOuter()).SelectMany(static b => b.Metadata)).ToImmutableArray(),
        };
        (input, var protection) = Protect(input, AnsweringMethods.Of(mapped), mapped.Handler?.Lambda);
        var endpoint = new Endpoint(
            mapped.Kind,
            mapped.Verbs.OrderBy(static v => v, StringComparer.Ordinal).ToImmutableArray(),
            mapped.FullRoute,
            (mapped.Handler is null ? mapped.HandlerType?.GetDocumentationCommentId() ?? mapped.HandlerText : null) ?? _handlers.Of(mapped.Handler, mapped.Site),
            mapped.HasPlace ? mapped.Location ?? mapped.NameLocation : null,
            protection)
        {
            Input = input,
            Group = mapped.IsReplaced ? null : mapped.On.Site,
            HandlerMethod = mapped.Handler is { } mappedHandler ? mappedHandler.VisibleMethod : mapped.AnsweredBy,
            HandlerLambda = mapped.Handler?.Lambda,
            IsRequestDelegate = mapped.IsRequestDelegate,
            HandlerType = mapped.HandlerType ?? mapped.Handler?.VisibleMethod?.ContainingType,
            Host = root.Pipeline?.Host,
            Assembly = mapped.Assembly,
            IsMappedElsewhere = mapped.IsMappedElsewhere || mapped is { IsReplaced: true, Location: null },
            Conventions = mapped.Calls.ToImmutableArray(),
            OuterConventions = OuterConventions(mapped.On.SelfAndOuter()),
            IsPublicByPurpose = mapped.IsPublicByPurpose || ErrorPaths.Lead(root.Pipeline, mapped.FullRoute),
            Methods = MethodsOf(mapped, input, protection),
            Confidence = ConfidenceOf(protection, why),
            IsAddressKnown = isAddressKnown,
            Why = why ?? protection.Doubt ?? (protection.State == ProtectionState.Unknown ? protection.Reason : null),
        };
        _ofMapped[mapped] = endpoint;
        Add(endpoint);
    }

    /// <summary>What stands around an endpoint decides first; where that leaves it open, the code that answers may still refuse callers.</summary>
    private (ProtectionInput Input, Protection Protection) Protect(ProtectionInput input, IEnumerable<IMethodSymbol> handlers, SyntaxNode? lambda)
    {
        var protection = _protections.Of(input);
        if (protection.State != ProtectionState.Open
            || (lambda is not null ? _handlerGuard.In(handlers.FirstOrDefault(), lambda) : handlers.Select(h => _handlerGuard.In(h, lambda: null)).FirstOrDefault(static g => g is not null)) is not { } guard)
        {
            return (input, protection);
        }

        var guarded = input.With(guard);
        return (guarded, _protections.Of(guarded));
    }

    /// <summary>The route, where a guard asks for it; a rewriter or code that is not visible may have made another path of the request's.</summary>
    private string? RouteFor(Pipeline? pipeline, string route) =>
        pipeline is not null && pipeline.Steps.Any(static s => s.Paths is not null) && !pipeline.Calls.Any(c => c.Name == "UseRewriter" || IsMiddlewareOfOthers(c)) && !ChangesPaths ? route : null;

    private bool IsMiddlewareOfOthers(RecordedCall call) =>
        call.TypeArguments.Select(static t => t.ContainingAssembly).Concat(call.Arguments.OfType<TypeValue>().Select(static t => t.Type.ContainingAssembly)).Append(call.Member.ContainingAssembly).Any(a =>
            a is not null
            && !SymbolEqualityComparer.Default.Equals(a, _models.Compilation.Assembly)
            && !WellKnownSymbols.IsFrameworkAssembly(a)
            && !KnownLibraries.IsHarmless(a.Name)
            && AssemblyReferences.RefersTo(a, "Microsoft.AspNetCore.Http"));

    /// <summary>Whether any code gives requests another path: a guard may see another one than the route says.</summary>
    private bool ChangesPaths => _changesPaths ??= _models.Compilation.SyntaxTrees.Any(t => t.GetRoot(_cancellationToken).DescendantNodes().OfType<AssignmentExpressionSyntax>().Any(a =>
        a.Left is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Path" } && _models.For(t).GetSymbolInfo(a.Left, _cancellationToken).Symbol is IPropertySymbol { ContainingType.Name: "HttpRequest" }));

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
}
