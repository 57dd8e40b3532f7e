using System;
using System.Collections.Generic;
using System.Linq;
using Chaperone.Phi.Terms;
using Microsoft.CodeAnalysis;

namespace Chaperone.Phi;

/// <summary>The words of a type's name and what they stand for.</summary>
internal sealed class PhiTypeName
{
    private int _roles;

    public TermRole? Head { get; private set; }

    public PhiKind Kind { get; private set; }

    /// <summary>The last word is part of the term that gave the kind.</summary>
    public bool EndsInKind { get; private set; }

    /// <summary>A term in it is clinical wherever it stands: <c>HivTest</c>, <c>PregnancyDetail</c>.</summary>
    public bool IsTelling { get; private set; }

    /// <summary>What somebody has, takes or lives through, if somebody's: <c>Mood</c>, <c>Symptom</c>.</summary>
    public bool IsOfHealth { get; private set; }

    public bool EndsInTest { get; private set; }

    public bool IsQuery { get; private set; }

    /// <summary>What somebody writes of oneself.</summary>
    public bool IsDiary { get; private set; }

    public bool NamesPsychotherapy { get; private set; }

    /// <summary>The only word for somebody of the workforce is one for whoever has an account.</summary>
    public bool IsAccount { get; private set; }

    /// <summary>What an account has: <c>UserMood</c>, <c>UserSymptom</c>.</summary>
    public bool IsOfAccount { get; private set; }

    public bool Has(TermRole role) => (_roles & (1 << (int)role)) != 0;

    public static PhiTypeName Of(INamedTypeSymbol type, PhiNames names)
    {
        var result = new PhiTypeName { Kind = PhiKind.Other };
        // A nested Command, Item or Dto speaks for the type around it.
        for (var outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            result.Read(names.Lexicon.WordsOf(outer.Name), names.Lexicon, isOuter: true);
        }

        var words = names.Lexicon.WordsOf(type.Name);
        if (type.TypeKind == TypeKind.Interface && words.Count > 1 && words[0] == "i")
        {
            words.RemoveAt(0);
        }

        var end = words.Count;
        // RescheduledByStaff: who did it is not what it is.
        for (var i = 1; i < words.Count; i++)
        {
            if (words[i] == "by")
            {
                end = i;
                break;
            }
        }

        while (end > 1 && IsForm(words[end - 1], names.Lexicon) && !EndsInRole(words, end, names.Lexicon))
        {
            end--;
            result.IsQuery |= names.Lexicon.Has(PhiLexicon.Table.Criteria, words[end]);
        }

        if (end < words.Count)
        {
            words.RemoveRange(end, words.Count - end);
        }

        result.Read(words, names.Lexicon, isOuter: false);
        result.IsAccount = words.Exists(word => names.Lexicon.Has(PhiLexicon.Table.Login, word)) && !words.Exists(word => names.Lexicon.RoleOfWord(word) == TermRole.Staff && !names.Lexicon.Has(PhiLexicon.Table.Login, word));
        result.IsOfAccount = words.Count > 1 && names.Lexicon.Has(PhiLexicon.Table.Login, words[0]) && result.Head != TermRole.Staff && !words.Skip(1).Any(word => names.Lexicon.RoleOfWord(word) == TermRole.Staff);
        result.IsDiary = words.Exists(word => names.Lexicon.Has(PhiLexicon.Table.Diary, word));
        result.NamesPsychotherapy = names.NamesPsychotherapy(words);
        result.EndsInTest = words.Count > 0 && words[words.Count - 1] == "test";
        var reading = NameReading.Of(names.Lexicon, string.Join("_", words));
        result.IsOfHealth = PhiTypeEvidence.IsOfHealth(result.IsOfAccount ? NameReading.Of(names.Lexicon, string.Join("_", words.Skip(1))) : reading);
        if (reading.Hit is { } hit)
        {
            result.IsTelling = hit is { Linked: false, Confidence: PhiConfidence.High } && !reading.IsSuppressed && !reading.IsWeakened
                && PhiKinds.IsClinical(hit.Kind) && hit.Kind is not (PhiKind.Other or PhiKind.Insurance or PhiKind.Encounter or PhiKind.Note);
            result.Kind = hit.Kind;
            result.EndsInKind = words.Count > 0 && hit.Words.EndsWith(words[words.Count - 1], StringComparison.Ordinal);
        }

        return result;
    }

    /// <summary>The words of what a type is sent, asked for or shown of: the <c>report</c> of <c>CreateReportRequest</c>; longest first, the whole name before all.</summary>
    public static IEnumerable<IReadOnlyList<string>> CoresOf(string type, PhiLexicon lexicon)
    {
        var words = lexicon.WordsOf(type);
        var start = 0;
        while (start < words.Count - 1 && lexicon.Has(PhiLexicon.Table.Deed, words[start]))
        {
            start++;
        }

        if (start > 0)
        {
            yield return words;
        }

        for (var end = words.Count; end > start; end--)
        {
            yield return words.GetRange(start, end - start);
            if (!IsForm(words[end - 1], lexicon) && !lexicon.Has(PhiLexicon.Table.Deed, words[end - 1]))
            {
                yield break;
            }
        }
    }

    // The record of MedicalRecord, the result of LabResult belong to the term.
    private static bool EndsInRole(List<string> words, int end, PhiLexicon lexicon)
    {
        for (var i = 0; i < end - 1; i++)
        {
            if (lexicon.LongestAt(PhiLexicon.Table.Role, words, i, out var length) is not null && i + length == end)
            {
                return true;
            }
        }

        return false;
    }

    private void Read(List<string> words, PhiLexicon lexicon, bool isOuter)
    {
        for (var i = 0; i < words.Count;)
        {
            if (lexicon.LongestAt(PhiLexicon.Table.Role, words, i, out var length) is not { } term)
            {
                i++;
                continue;
            }

            i += length;
            var machinery = term.Role is TermRole.Machinery or TermRole.Reference;
            if (machinery && isOuter)
            {
                continue;
            }

            _roles |= 1 << (int)term.Role;
            if (i == words.Count && !isOuter)
            {
                Head = term.Role;
            }
        }
    }

    private static bool IsForm(string word, PhiLexicon lexicon) => lexicon.Has(PhiLexicon.Table.Form, word) || lexicon.Has(PhiLexicon.Table.Criteria, word);
}
