using System;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Chaperone.Phi.Flow;

/// <summary>Where PHI goes in one compilation: asked at a sink's argument, answered backward, as far as the question needs.</summary>
/// <remarks>
/// Bounded on purpose, and silent beyond: methods are followed <see cref="Summaries.MaxDepth"/> calls deep, <see cref="Tracer.MaxSteps"/>
/// operations for each question and each method. Values in fields are followed within one body only.
/// </remarks>
internal sealed class PhiFlow
{
    private static readonly BoundedCache<Key, PhiFlow> Cache = new(static k => new PhiFlow(k), static f => f._key);

    /// <summary>
    /// The members of a clinical record that say what it is about. Its other members, that only the type makes PHI (a status, a number, a
    /// title), tell nothing when they leave alone.
    /// </summary>
    private static readonly ImmutableHashSet<string> Contents = ImmutableHashSet.Create(
        "Text", "Content", "Contents", "Body", "Comment", "Comments", "Description", "Narrative", "Reason", "Result", "Results", "Summary", "Details", "Note", "Notes", "Value");

    private readonly ConcurrentDictionary<SyntaxNode, Definitions> _definitions = new();
    private readonly Key _key;
    private readonly PhiKnowledge _knowledge;
    private readonly Lazy<bool> _isActive;

    private PhiFlow(Key key)
    {
        var (compilation, options) = (key.Compilation, key.Options);
        _key = key;
        _knowledge = PhiKnowledge.For(compilation, options);
        Models = new SemanticModels(compilation);
        Symbols = new WellKnownSymbols(compilation);
        Summaries = new Summaries(this);
        Printing = new Printing(this);
        Sinks = new SinkTable(Symbols);
        Sanitizers = new Sanitizers(options.AnalyzerConfigOptionsProvider, compilation);
        _isActive = new Lazy<bool>(() => _knowledge.IsHealthCode || Symbols.Get("Microsoft.Extensions.Compliance.Classification.DataClassificationAttribute") is not null);
    }

    public SemanticModels Models { get; }

    public WellKnownSymbols Symbols { get; }

    public Summaries Summaries { get; }

    public Printing Printing { get; }

    public SinkTable Sinks { get; }

    public Sanitizers Sanitizers { get; }

    /// <summary>Whether there can be PHI at all: health code, or types that somebody classified. Found out at the first sink.</summary>
    public bool IsActive => _isActive.Value;

    /// <summary>Whether the code is about health care.</summary>
    public bool IsHealthCode => _knowledge.IsHealthCode;

    /// <summary>The compilation's, shared by all rules.</summary>
    public static PhiFlow For(Compilation compilation, AnalyzerOptions options) =>
        Cache.GetOrCreate(new Key(compilation, options));

    /// <summary>Why a symbol is PHI, when that is sure enough to warn; a surrogate key is none.</summary>
    public PhiFact? FactOf(ISymbol symbol)
    {
        var fact = symbol is IPropertySymbol or IFieldSymbol ? _knowledge.OfMember(symbol) : _knowledge.OfValue(symbol);
        return fact is { Confidence: not PhiConfidence.Low, Kind: not PhiKind.PatientRef } && (fact.Source != PhiSource.Type || Contents.Contains(symbol.Name)) ? fact : null;
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
