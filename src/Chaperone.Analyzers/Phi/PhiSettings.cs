using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Configuration;
using Chaperone.Phi.Terms;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Chaperone.Phi;

/// <summary>What a project says of its patient data: options and term files.</summary>
internal sealed class PhiSettings : IEquatable<PhiSettings>
{
    public static readonly PhiSettings None = new(HealthMode.Auto, ImmutableSortedSet<string>.Empty, ImmutableArray<PhiTerm>.Empty);

    public PhiSettings(HealthMode healthMode, ImmutableSortedSet<string> classifiedAttributes, ImmutableArray<PhiTerm> terms)
    {
        HealthMode = healthMode;
        ClassifiedAttributes = classifiedAttributes;
        Terms = terms;
    }

    public HealthMode HealthMode { get; }

    /// <summary>Names of the project's own classifying attributes.</summary>
    public ImmutableSortedSet<string> ClassifiedAttributes { get; }

    /// <summary>The terms of the project's files, in the files' order.</summary>
    public ImmutableArray<PhiTerm> Terms { get; }

    /// <summary>What the global configuration, any file's configuration and the additional files say.</summary>
    public static PhiSettings From(Compilation compilation, AnalyzerConfigOptionsProvider provider, ImmutableArray<AdditionalText> additionalFiles)
    {
        var mode = HealthMode.Auto;
        var attributes = new HashSet<string>(StringComparer.Ordinal);
        foreach (var options in compilation.SyntaxTrees.Select(provider.GetOptions).Prepend(provider.GlobalOptions))
        {
            // Two files that disagree: the more careful answer, in whatever order they come.
            var said = ChaperoneOptions.HealthMode.Read(options);
            mode = said == HealthMode.Always || mode == HealthMode.Auto ? said : mode;
            attributes.UnionWith(ChaperoneOptions.ClassifiedAttributes.Read(options));
        }

        var terms = additionalFiles
            .Where(static f => PhiTermFile.Is(f.Path))
            .OrderBy(static f => f.Path, StringComparer.Ordinal)
            .Select(static f => f.GetText())
            .SelectMany(static t => t is null ? ImmutableArray<PhiTerm>.Empty : PhiTermFile.Parse(t).Terms)
            .ToImmutableArray();
        return mode == HealthMode.Auto && attributes.Count == 0 && terms.IsEmpty ? None : new PhiSettings(mode, attributes.ToImmutableSortedSet(StringComparer.Ordinal), terms);
    }

    /// <inheritdoc/>
    public bool Equals(PhiSettings? other) =>
        other is not null && HealthMode == other.HealthMode && ClassifiedAttributes.SetEquals(other.ClassifiedAttributes) && Terms.SequenceEqual(other.Terms);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PhiSettings);

    /// <inheritdoc/>
    public override int GetHashCode() => ((int)HealthMode * 397) ^ Terms.Length ^ (ClassifiedAttributes.Count * 31);
}
