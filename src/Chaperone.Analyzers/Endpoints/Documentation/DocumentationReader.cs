using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Chaperone.Endpoints.Execution;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints.Documentation;

/// <summary>Says of the endpoints of one model what the application's API descriptions show of them, when somebody asks.</summary>
internal sealed class DocumentationReader
{
    private readonly SemanticModels _models;
    private readonly ConcurrentDictionary<Host, DescriptionSetup> _setups = new();
    private readonly ConcurrentDictionary<Endpoint, ImmutableArray<EndpointDocumentation>> _known = new();
    private readonly MinimalDocumentation _minimal;
    private readonly ControllerDocumentation _controllers;

    public DocumentationReader(SemanticModels models, WellKnownSymbols symbols)
    {
        _models = models;
        Returned = new ReturnedResponseReader(models, symbols);
        Lifecycle = new LifecycleReader(models, symbols);
        Responses = new ResponseComparison(symbols);
        var items = new DescriptionItems(models, symbols);
        var texts = new DescriptionTexts(models, symbols);
        _minimal = new MinimalDocumentation(models, symbols, items, texts);
        _controllers = new ControllerDocumentation(models, symbols, items, texts);
    }

    /// <summary>Whether the compilation can describe its API at all: one of the generators is referenced.</summary>
    public static bool Reads(Compilation compilation) =>
        compilation.ReferencedAssemblyNames.Any(static n => n.Name is "Microsoft.AspNetCore.OpenApi" or "Swashbuckle.AspNetCore.SwaggerGen");

    /// <summary>What handlers return.</summary>
    public ReturnedResponseReader Returned { get; }

    /// <summary>What is returned against what is declared.</summary>
    public ResponseComparison Responses { get; }

    /// <summary>Versions, deprecation and sunset.</summary>
    public LifecycleReader Lifecycle { get; }

    /// <summary>How the endpoint's application describes its API; null when that is not visible.</summary>
    public DescriptionSetup? SetupOf(Endpoint endpoint) => endpoint.Host is { } host ? _setups.GetOrAdd(host, h => new DescriptionSetup(h, _models)) : null;

    /// <summary>
    /// One entry for each generator that the application registers; none where it registers none, or where what it registers can't be told
    /// (a library, another project's code).
    /// </summary>
    public ImmutableArray<EndpointDocumentation> Of(Endpoint endpoint, CancellationToken cancellationToken)
    {
        if (!_known.TryGetValue(endpoint, out var known))
        {
            known = Read(endpoint, cancellationToken);
            _known.TryAdd(endpoint, known);
        }

        return known;
    }

    /// <summary>What the endpoint's row says: of several descriptions the first that shows it, else the first. Null when nothing is known.</summary>
    public EndpointDocumentation? Best(Endpoint endpoint, CancellationToken cancellationToken)
    {
        var all = Of(endpoint, cancellationToken);
        return all.FirstOrDefault(static d => d.Visibility == Visibility.Visible) ?? all.FirstOrDefault();
    }

    /// <summary>
    /// Whether an API description shows it. For an application that registers no generator, because its description is written by hand: unless
    /// somebody hides it in source.
    /// </summary>
    public Visibility VisibilityOf(Endpoint endpoint, CancellationToken cancellationToken) =>
        Best(endpoint, cancellationToken)?.Visibility
        ?? (SetupOf(endpoint) is { } setup && Read(endpoint, setup, ApiGenerator.Microsoft, cancellationToken) is { Visibility: Visibility.Hidden, DecidedBy.Where: not null } ? Visibility.Hidden : Visibility.Visible);

    private ImmutableArray<EndpointDocumentation> Read(Endpoint endpoint, CancellationToken cancellationToken) =>
        SetupOf(endpoint) is { } setup
            ? setup.Generators.Select(g => Read(endpoint, setup, g, cancellationToken)).ToImmutableArray()
            : ImmutableArray<EndpointDocumentation>.Empty;

    private EndpointDocumentation Read(Endpoint endpoint, DescriptionSetup setup, ApiGenerator generator, CancellationToken cancellationToken)
    {
        switch (endpoint.Kind)
        {
            case EndpointKind.Minimal:
            case EndpointKind.Carter when endpoint.HandlerMethod is not null:
            case EndpointKind.Identity when !endpoint.Verbs.IsEmpty:
                return _minimal.Of(endpoint, setup, generator, cancellationToken);
            case EndpointKind.Controller:
                return _controllers.Of(endpoint, setup, generator, cancellationToken);
            case EndpointKind.Identity or EndpointKind.FastEndpoints or EndpointKind.Carter or EndpointKind.Opaque or EndpointKind.Proxy or EndpointKind.Mcp:
                return new EndpointDocumentation(generator, Visibility.Unknown, new Evidence("its handler is not visible", null));
            default:
                // Hubs, services, pages, components, health checks, files: no method with verbs in their metadata (EndpointMetadataApiDescriptionProvider).
                return new EndpointDocumentation(generator, Visibility.Hidden, new Evidence("a " + NameOf(endpoint.Kind) + " endpoint is in no API description", null));
        }
    }

    private static string NameOf(EndpointKind kind) => kind switch
    {
        EndpointKind.RazorPage => "Razor Page",
        EndpointKind.Grpc => "gRPC",
        EndpointKind.OpenApi => "description's own",
        _ => kind.ToString().ToLowerInvariant(),
    };
}
