using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Chaperone.Configuration;
using Chaperone.Endpoints.Facts;
using Chaperone.Endpoints.Payload;
using Chaperone.Phi;
using Chaperone.Phi.Flow;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Chaperone.Endpoints;

/// <summary>The endpoints of a compilation, computed when somebody asks.</summary>
/// <remarks>
/// Everything is pulled, nothing is pushed: an editor that has one file open gets the same answer as a build. While few files were asked
/// for, only what leads to them is followed; afterwards the whole model is built once and serves every file.
/// </remarks>
internal sealed class EndpointCatalog
{
    /// <summary>So many files are answered one by one before the whole model is built: an editor asks for the open ones, a build for all.</summary>
    private const int FilesBeforeWhole = 3;

    private static readonly BoundedCache<CatalogKey, EndpointCatalog> Cache = new(static k => new EndpointCatalog(k), static c => c._key);

    private readonly CatalogKey _key;
    private readonly object _lock = new();
    private readonly object _payloadLock = new();
    private readonly SemanticModels _models;
    private readonly ReferencedFacts _facts;
    private readonly Dictionary<SyntaxTree, ApplicationModel> _byTree = new();
    private ImmutableArray<(SyntaxTree Tree, TreeFacts Facts)> _trees;
    private ILookup<string, (SyntaxTree Tree, TreeFacts Facts, MethodFacts Method)>? _mappingMethods;
    private HashSet<string>? _globalStaticUsings;
    private ApplicationModel? _whole;
    private PayloadModel? _payloads;

    private EndpointCatalog(CatalogKey key)
    {
        var compilation = key.Compilation;
        _key = key;
        Compilation = compilation;
        Symbols = new WellKnownSymbols(compilation);
        _models = new SemanticModels(compilation);
        _facts = new ReferencedFacts(Symbols);
    }

    public Compilation Compilation { get; }

    public WellKnownSymbols Symbols { get; }

    /// <summary>The compilation's catalog, shared by all that ask while somebody holds it.</summary>
    public static EndpointCatalog For(Compilation compilation, AnalyzerOptions options) =>
        For(compilation, ModelSettings.From(options, compilation));

    /// <inheritdoc cref="For(Compilation, AnalyzerOptions)"/>
    public static EndpointCatalog For(Compilation compilation, ModelSettings settings) => Cache.GetOrCreate(new CatalogKey(compilation, settings));

    /// <summary>What goes into the endpoints and comes out of them, with what is known to be PHI under these options.</summary>
    public PayloadModel Payloads(AnalyzerOptions options)
    {
        lock (_payloadLock)
        {
            return _payloads ??= new PayloadModel(_models, Symbols, PhiKnowledge.For(Compilation, options), () => PhiFlow.For(Compilation, options), _key.Settings.IsMask);
        }
    }

    /// <summary>What a library tells its hosts, as text.</summary>
    public string WriteFacts(CancellationToken cancellationToken) =>
        new SummarizedMembers(_models, Symbols, _facts, cancellationToken).Write();

    /// <summary>The whole model.</summary>
    public ApplicationModel Whole(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return _whole ??= Build(only: null, cancellationToken);
        }
    }

    /// <summary>Has bound, on all processors, what the whole model will ask for; for whoever has the processors to himself.</summary>
    public void BindAhead(CancellationToken cancellationToken) => AheadOfModel.Bind(_models, Symbols, cancellationToken);

    /// <summary>The endpoints that are reported in a file.</summary>
    public ImmutableArray<Endpoint> EndpointsIn(SyntaxTree tree, CancellationToken cancellationToken) =>
        ModelFor(tree, orSetsUp: false, cancellationToken)?.EndpointsIn(tree) ?? ImmutableArray<Endpoint>.Empty;

    /// <summary>
    /// The model from which questions about a file can be answered: the file's own, or the whole one if that is there already. Null when the
    /// file has no endpoints, and with <paramref name="orSetsUp"/> nothing that sets up an application either.
    /// </summary>
    public ApplicationModel? ModelFor(SyntaxTree tree, bool orSetsUp, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (!MayHaveEndpoints(tree, cancellationToken) && !(orSetsUp && SetsUp(tree, cancellationToken)))
            {
                return null;
            }

            if (_whole is null && !_byTree.ContainsKey(tree))
            {
                if (_byTree.Count < FilesBeforeWhole)
                {
                    _byTree.Add(tree, Build(tree, cancellationToken));
                }
                else
                {
                    _whole = Build(only: null, cancellationToken);
                }
            }

            return _whole ?? _byTree[tree];
        }
    }

    /// <summary>
    /// Whether a method of another file that maps endpoints names a class and, unless it is null, a member of it; by syntax, so that it may be
    /// another one of that name. The member alone is enough in the class itself and where a using names the class.
    /// </summary>
    public bool IsNamedByOtherMappings(SyntaxTree tree, INamedTypeSymbol type, string? member, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _mappingMethods ??= Trees(cancellationToken)
                .SelectMany(static t => t.Facts.Methods.Where(static m => m.BuildsApplication).SelectMany(m => m.Names.Select(n => (Name: n, t.Tree, t.Facts, Method: m))))
                .ToLookup(static m => m.Name, static m => (m.Tree, m.Facts, m.Method));
            return _mappingMethods[member ?? type.Name].Any(m => m.Tree != tree && (m.Method.Names.Contains(type.Name) || IsImported(m.Tree, m.Facts)));
        }

        bool IsImported(SyntaxTree other, TreeFacts facts) =>
            member is not null
            && (facts.StaticUsings.Contains(type.Name)
                || type.DeclaringSyntaxReferences.Any(r => r.SyntaxTree == other)
                || GlobalStaticUsings(cancellationToken).Contains(type.Name));
    }

    private static bool MayHaveEndpoints(SyntaxTree tree, CancellationToken cancellationToken)
    {
        var facts = TreeFacts.Of(tree, cancellationToken);

        // A library's endpoints are reported where the application calls it, by whatever name.
        return !facts.MapCalls.IsEmpty || !facts.ControllerCandidates.IsEmpty || facts.Methods.Any(static m => m.BuildsApplication);
    }

    private static bool SetsUp(SyntaxTree tree, CancellationToken cancellationToken) =>
        TreeFacts.Of(tree, cancellationToken).Methods.Any(static m => m.Configures || m.BuildsApplication);

    private ApplicationModel Build(SyntaxTree? only, CancellationToken cancellationToken) =>
        new ApplicationModelBuilder(_models, Symbols, Trees(cancellationToken), only, _key.Settings, _facts, cancellationToken).Build();

    private HashSet<string> GlobalStaticUsings(CancellationToken cancellationToken) =>
        _globalStaticUsings ??= new(Trees(cancellationToken).SelectMany(static t => t.Facts.GlobalStaticUsings));

    private ImmutableArray<(SyntaxTree Tree, TreeFacts Facts)> Trees(CancellationToken cancellationToken)
    {
        if (_trees.IsDefault)
        {
            _trees = TreeFacts.OfAll(Compilation, cancellationToken);
        }

        return _trees;
    }

    /// <summary>A compilation is equal to itself only, settings to those that say the same.</summary>
    private sealed record CatalogKey(Compilation Compilation, ModelSettings Settings);
}
