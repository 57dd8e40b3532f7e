using System;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Configuration;
using Chaperone.Endpoints;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Chaperone.Phi.Flow;

/// <summary>Where PHI goes in one compilation: asked at a sink's argument, answered backward, as far as the question needs.</summary>
/// <remarks>
/// Bounded on purpose, and silent beyond: methods are followed <see cref="Summaries.MaxDepth"/> calls deep, <see cref="Tracer.MaxSteps"/>
/// operations for each question and each method. Of fields the private ones of a type are followed (<see cref="Flow.Fields"/>).
/// </remarks>
internal sealed class PhiFlow
{
    private static readonly BoundedCache<Key, PhiFlow> Cache = new(static k => new PhiFlow(k), static f => f._key);

    private readonly ConcurrentDictionary<SyntaxNode, Definitions> _definitions = new();
    private readonly ConcurrentDictionary<SyntaxNode, bool> _errors = new();
    private readonly Key _key;
    private readonly PhiKnowledge _knowledge;
    private readonly Lazy<bool> _isActive;
    private readonly Lazy<ImmutableHashSet<string>> _approved;

    private PhiFlow(Key key)
    {
        var (compilation, options) = (key.Compilation, key.Options);
        _key = key;
        _knowledge = PhiKnowledge.For(compilation, options);
        Models = new SemanticModels(compilation);
        Symbols = new WellKnownSymbols(compilation);
        Summaries = new Summaries(this);
        Fields = new Fields(this);
        Thrown = new Thrown(this);
        EndpointErrors = new EndpointErrors(this, () => EndpointCatalog.For(compilation, options));
        Printing = new Printing(this);
        LogTransformations = new LogTransformations(this);
        Sinks = new SinkTable(Symbols);
        Sites = new FlowSites(this);
        Sanitizers = new Sanitizers(options.AnalyzerConfigOptionsProvider, compilation);
        _approved = new(() => ChaperoneOptions.ReadAll(ChaperoneOptions.ApprovedModels, options.AnalyzerConfigOptionsProvider, compilation));
        _isActive = new Lazy<bool>(() => Symbols.Get("Microsoft.Extensions.Compliance.Classification.DataClassificationAttribute") is not null || _knowledge.IsHealthCode);
    }

    public SemanticModels Models { get; }

    public WellKnownSymbols Symbols { get; }

    public Summaries Summaries { get; }

    public Fields Fields { get; }

    /// <summary>What exceptions say where they are caught.</summary>
    public Thrown Thrown { get; }

    /// <summary>What the exceptions say that endpoints let out.</summary>
    public EndpointErrors EndpointErrors { get; }

    public Printing Printing { get; }

    /// <summary>Which objects the loggers take apart in their own way.</summary>
    public LogTransformations LogTransformations { get; }

    public SinkTable Sinks { get; }

    /// <summary>The operations that rules have a question about.</summary>
    public FlowSites Sites { get; }

    public Sanitizers Sanitizers { get; }

    /// <summary>Whether there can be PHI at all: health code, or types that somebody classified.</summary>
    public bool IsActive => _isActive.Value;

    /// <summary>Whether the code is about health care.</summary>
    public bool IsHealthCode => _knowledge.IsHealthCode;

    /// <summary>The compilation's, shared by all rules.</summary>
    public static PhiFlow For(Compilation compilation, AnalyzerOptions options) =>
        Cache.GetOrCreate(new Key(compilation, options));

    /// <summary>Why a symbol is PHI, when that is sure enough to warn and telling by itself; a surrogate key is none, nor what a thing is called.</summary>
    public PhiFact? FactOf(ISymbol symbol) =>
        (symbol is IPropertySymbol or IFieldSymbol ? _knowledge.OfMember(symbol) : _knowledge.OfValue(symbol)) is { } fact && TellingFacts.IsTelling(symbol, fact) && !_knowledge.IsNameOfThing(symbol, fact) ? fact : null;

    /// <summary>The same of a member that is read from an instance of a type, which may inherit it.</summary>
    public PhiFact? FactOf(ISymbol member, ITypeSymbol? owner) => FactOf(member) is { } fact && _knowledge.OfMember(member, owner) is not null ? fact : null;

    /// <summary>The same of <c>patient.User.FirstName</c>: an account may be a doctor's, this one is a patient's.</summary>
    public PhiFact? FactOfAccount(ISymbol member, IOperation? instance) =>
        instance is IMemberReferenceOperation { Member: IPropertySymbol navigation } && _knowledge.OfAccount(member, navigation) is { } fact && TellingFacts.IsTelling(member, fact) ? fact : null;

    /// <summary>What attributes on a method's result declare, also of a method in a reference; null when they declare nothing, without a fact when they say that it is harmless.</summary>
    public ResultDeclaration? FactOfResult(IMethodSymbol method) => _knowledge.OfResult(method);

    /// <summary>Why a value that is asked for by a name in quotes is PHI; the method and the type around it are its context.</summary>
    public PhiFact? FactOf(string name, IOperation use)
    {
        var around = use.SemanticModel?.GetEnclosingSymbol(use.Syntax.SpanStart);
        return _knowledge.OfText(name, new[] { around?.Name ?? "", around?.ContainingType?.Name ?? "" }) is { } fact && TellingFacts.IsTelling(name, fact) ? fact : null;
    }

    /// <summary>Whether a call to a model goes to a client, or a library, that the project has approved for patient data.</summary>
    public bool IsApproved(IOperation operation)
    {
        if (_approved.Value.IsEmpty)
        {
            return false;
        }

        var (receiver, declaring) = operation switch
        {
            IInvocationOperation call => ((call.Instance ?? call.Arguments.FirstOrDefault()?.Value)?.Type, call.TargetMethod.ContainingType),
            IObjectCreationOperation created => (created.Type, created.Type as INamedTypeSymbol),
            _ => (null, null),
        };
        return new[] { receiver, declaring }.OfType<INamedTypeSymbol>()
            .Any(t => _approved.Value.Any(a => t.Name == a || t.ToDisplayString(NameOnly) is var full && (full == a || full.StartsWith(a + ".", StringComparison.Ordinal))));
    }

    /// <summary>Where the variables of the body around an operation are written.</summary>
    public Definitions DefinitionsAround(IOperation operation)
    {
        var root = operation;
        while (root.Parent is { } parent)
        {
            root = parent;
        }

        return _definitions.GetOrAdd(root.Syntax, _ => Definitions.Of(root));
    }

    /// <summary>Whether code around a place gets an exception at all.</summary>
    public bool MayGetErrors(SyntaxNode place) => HandedErrors.MayBeAround(place, _errors);

    private static readonly SymbolDisplayFormat NameOnly = new(typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);

    /// <summary>A compilation, which is what identifies it, and the options that came with it.</summary>
    private sealed class Key : IEquatable<Key>
    {
        public Key(Compilation compilation, AnalyzerOptions options)
        {
            Compilation = compilation;
            Options = options;
        }

        public Compilation Compilation { get; }

        public AnalyzerOptions Options { get; }

        public bool Equals(Key? other) => other is not null && ReferenceEquals(Compilation, other.Compilation);

        public override bool Equals(object? obj) => Equals(obj as Key);

        public override int GetHashCode() => Compilation.GetHashCode();
    }
}
