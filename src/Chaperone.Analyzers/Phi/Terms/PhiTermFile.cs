using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis.Text;

namespace Chaperone.Phi.Terms;

/// <summary>Reads the format of the embedded lexicon and of a project's <c>*.chaperone.phi.txt</c>; docs/phi.md describes it.</summary>
internal static class PhiTermFile
{
    /// <summary>What such an additional file's name ends in.</summary>
    public const string Extension = ".chaperone.phi.txt";

    private static readonly Dictionary<string, TermRole> Roles = new(StringComparer.OrdinalIgnoreCase)
    {
        ["not"] = TermRole.Not,
        ["weaker"] = TermRole.Weaker,
        ["person"] = TermRole.Person,
        ["maybe-person"] = TermRole.MaybePerson,
        ["clinical"] = TermRole.Clinical,
        ["billing"] = TermRole.Billing,
        ["staff"] = TermRole.Staff,
        ["organisation"] = TermRole.Organisation,
        ["reference"] = TermRole.Reference,
        ["machinery"] = TermRole.Machinery,
        ["bookkeeping"] = TermRole.Bookkeeping,
        ["health"] = TermRole.Health,
        ["progress"] = TermRole.Progress,
        ["catalogue"] = TermRole.Catalogue,
        ["supply"] = TermRole.Supply,
        ["nutrient"] = TermRole.Nutrient,
        ["editorial"] = TermRole.Editorial,
        ["login"] = TermRole.Login,
        ["form"] = TermRole.Form,
        ["criteria"] = TermRole.Criteria,
        ["deed"] = TermRole.Deed,
        ["workflow"] = TermRole.Workflow,
        ["employment"] = TermRole.Employment,
        ["tally"] = TermRole.Tally,
        ["total"] = TermRole.Total,
        ["question"] = TermRole.Question,
        ["key"] = TermRole.Key,
        ["psychotherapy"] = TermRole.Psychotherapy,
        ["diary"] = TermRole.Diary,
    };

    private static readonly Dictionary<string, PhiKind> Kinds =
        Enum.GetValues(typeof(PhiKind)).Cast<PhiKind>().ToDictionary(static k => k.ToString(), StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether an additional file is one.</summary>
    public static bool Is(string path) => path.EndsWith(Extension, StringComparison.OrdinalIgnoreCase);

    /// <summary>All terms of the rows that are well formed, and what is wrong with the others.</summary>
    public static PhiTermFileContent Parse(SourceText text)
    {
        var terms = ImmutableArray.CreateBuilder<PhiTerm>();
        var errors = ImmutableArray.CreateBuilder<PhiTermError>();
        foreach (var line in text.Lines)
        {
            var row = line.ToString();
            var trimmed = row.Trim();
            if (trimmed.Length == 0 || trimmed[0] == '#')
            {
                continue;
            }

            if (ParseRow(trimmed, terms) is { } error)
            {
                var start = line.Start + row.Length - row.TrimStart().Length;
                errors.Add(new PhiTermError(new TextSpan(start, trimmed.Length), error));
            }
        }

        return new PhiTermFileContent(terms.ToImmutable(), errors.ToImmutable());
    }

    private static string? ParseRow(string row, ImmutableArray<PhiTerm>.Builder terms)
    {
        var colon = row.LastIndexOf(':');
        if (colon < 0)
        {
            return "a row is 'words | words : what they tell'";
        }

        var verdict = row.Substring(colon + 1).Split(new[] { ' ', '\t' }, StringSplitOptions.RemoveEmptyEntries);
        if (verdict.Length == 0)
        {
            return "nothing after ':'";
        }

        if (ParseVerdict(verdict, out var model) is { } wrong)
        {
            return wrong;
        }

        var added = new List<PhiTerm>();
        foreach (var alternative in row.Substring(0, colon).Split('|'))
        {
            var words = alternative.Trim();
            if (words.Length > 0 && words[0] is '=' or '$')
            {
                var place = words[0] == '=' ? TermPlace.Whole : TermPlace.End;
                model = model! with { Place = place };
                words = words.Substring(1).Trim();
            }
            else
            {
                model = model! with { Place = TermPlace.Anywhere };
            }

            if (words.Length == 0)
            {
                return "an alternative is empty";
            }

            foreach (var c in words)
            {
                if (!char.IsLetterOrDigit(c) && c != ' ')
                {
                    return "'" + words + "' has '" + c + "'; words are letters and digits";
                }
            }

            var normal = string.Join(" ", words.ToLowerInvariant().Split(new[] { ' ' }, StringSplitOptions.RemoveEmptyEntries).Select(Words.Singular));
            added.Add(model with { Words = normal });
        }

        terms.AddRange(added);
        return null;
    }

    private static string? ParseVerdict(string[] verdict, out PhiTerm? model)
    {
        model = null;
        if (Roles.TryGetValue(verdict[0], out var role))
        {
            model = new PhiTerm("", TermPlace.Anywhere, role, PhiKind.Other, PhiConfidence.Low);
            return verdict.Length == 1 ? null : "'" + verdict[1] + "' does not belong after '" + verdict[0] + "'";
        }

        if (!Kinds.TryGetValue(verdict[0], out var kind))
        {
            return "'" + verdict[0] + "' is neither a kind of PHI nor a role";
        }

        PhiConfidence? confidence = verdict.Length < 2 ? null : verdict[1].ToLowerInvariant() switch
        {
            "high" => PhiConfidence.High,
            "medium" => PhiConfidence.Medium,
            "low" => PhiConfidence.Low,
            _ => null,
        };
        if (confidence is null)
        {
            return "after the kind comes high, medium or low";
        }

        model = new PhiTerm("", TermPlace.Anywhere, TermRole.Phi, kind, confidence.Value) { Sensitive = PhiKinds.SensitiveOf(kind) };
        for (var i = 2; i < verdict.Length; i++)
        {
            switch (verdict[i].ToLowerInvariant())
            {
                case "linked":
                    model = model with { Linked = true };
                    break;
                case "psychotherapy":
                    model = model with { Sensitive = SensitiveCategory.Psychotherapy };
                    break;
                default:
                    return "'" + verdict[i] + "' is neither linked nor psychotherapy";
            }
        }

        return null;
    }
}

/// <summary>What a term file says.</summary>
internal sealed record PhiTermFileContent(ImmutableArray<PhiTerm> Terms, ImmutableArray<PhiTermError> Errors);

/// <summary>What is wrong with a row, and where it stands.</summary>
internal sealed record PhiTermError(TextSpan Span, string Message);
