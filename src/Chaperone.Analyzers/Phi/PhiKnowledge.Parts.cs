using System;
using System.Collections.Generic;
using System.Threading;
using Chaperone.Configuration;
using Chaperone.Phi.Terms;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Chaperone.Phi;

/// <content>What the knowledge is made of: its key, its answers, and the parts that are needed from the first question on.</content>
internal sealed partial class PhiKnowledge
{
    /// <summary>An answer, so that "no" is kept too.</summary>
    private readonly struct Answer
    {
        public Answer(PhiFact? fact) => Fact = fact;

        public PhiFact? Fact { get; }
    }

    /// <summary>A compilation under one configuration.</summary>
    private sealed class Key : IEquatable<Key>
    {
        private readonly AnalyzerOptions? _options;
        private readonly PhiSettings? _settings;

        public Key(Compilation compilation, AnalyzerOptions? options, PhiSettings? settings)
        {
            Compilation = compilation;
            _options = options;
            _settings = settings;
        }

        public Compilation Compilation { get; }

        /// <summary>Reads the options of all files, so only once.</summary>
        public PhiSettings Settings() => _settings ?? PhiSettings.From(Compilation, _options!.AnalyzerConfigOptionsProvider, _options.AdditionalFiles);

        public bool Equals(Key? other) =>
            other is not null && ReferenceEquals(Compilation, other.Compilation) && ReferenceEquals(_options, other._options) && Equals(_settings, other._settings);

        public override bool Equals(object? obj) => Equals(obj as Key);

        public override int GetHashCode() => Compilation.GetHashCode();
    }

    /// <summary>What is needed from the first question on.</summary>
    private sealed class Parts
    {
        private readonly Lazy<bool> _isHealthCode;
        private readonly Lazy<TypeUses> _uses;
        private readonly Lazy<CodeSubject> _subject;
        private readonly Lazy<HashSet<ISymbol>> _projects;

        public Parts(Key key)
        {
            var settings = key.Settings();
            Names = new PhiNames(PhiLexicon.Embedded.With(settings.Terms));
            Symbols = new WellKnownSymbols(key.Compilation);
            Classification = new PhiClassification(Symbols, settings.ClassifiedAttributes);
            _uses = new Lazy<TypeUses>(() => new TypeUses(key.Compilation));
            _subject = new Lazy<CodeSubject>(() => new CodeSubject(Uses, Names));
            _projects = new Lazy<HashSet<ISymbol>>(() => new HashSet<ISymbol>(ReferencedProjects.Of(key.Compilation), SymbolEqualityComparer.Default));
            _isHealthCode = new Lazy<bool>(() => settings.HealthMode switch
            {
                HealthMode.Always => true,
                HealthMode.Never => false,
                _ => HealthDetection.IsHealthCode(key.Compilation, CancellationToken.None),
            });
        }

        public PhiNames Names { get; }

        public WellKnownSymbols Symbols { get; }

        public TypeUses Uses => _uses.Value;

        public CodeSubject Subject => _subject.Value;

        /// <summary>Whether an assembly is another project of the solution.</summary>
        public bool IsProject(IAssemblySymbol assembly) => _projects.Value.Contains(assembly);

        public PhiClassification Classification { get; }

        public bool IsHealthCode => _isHealthCode.Value;
    }
}
