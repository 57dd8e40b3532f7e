using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using Chaperone.Phi.Terms;
using Microsoft.CodeAnalysis;

namespace Chaperone.Phi;

/// <summary>Names that were read once: the same ones come again and again.</summary>
internal sealed class PhiNames
{
    private readonly ConcurrentDictionary<string, NameReading> _readings = new(StringComparer.Ordinal);
    private readonly Func<string, NameReading> _read;

    public PhiNames(PhiLexicon lexicon)
    {
        Lexicon = lexicon;
        _read = name => NameReading.Of(lexicon, name);
    }

    public PhiLexicon Lexicon { get; }

    /// <summary>A psychologist, a psychotherapist or a session of theirs among the words.</summary>
    public bool NamesPsychotherapy(IReadOnlyList<string> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (Lexicon.LongestAt(PhiLexicon.Table.Psychotherapy, words, i, out _) is not null)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The specially protected subject that a namespace is called after: <c>HivTreatment.Entities</c>, <c>Maternity.Dtos</c>.</summary>
    public SensitiveCategory SubjectOf(INamespaceSymbol? space)
    {
        for (; space is { IsGlobalNamespace: false }; space = space.ContainingNamespace)
        {
            if (SubjectOf(space.Name) is not SensitiveCategory.None and var subject)
            {
                return subject;
            }
        }

        return SensitiveCategory.None;
    }

    /// <summary>The specially protected subject that a part of a namespace is called after.</summary>
    public SensitiveCategory SubjectOf(string name) =>
        Of(name) is { IsSuppressed: false, IsWeakened: false, Hit: { } hit } && hit is not { Linked: true, Confidence: PhiConfidence.Low } ? hit.Sensitive : SensitiveCategory.None;

    public NameReading Of(string name) => _readings.GetOrAdd(name, _read);
}
