using System.Collections.Generic;

namespace Chaperone.Phi.Terms;

/// <summary>What a name alone says: the PHI term in it, whose it is, and what speaks against.</summary>
internal sealed class NameReading
{
    private NameReading(List<string> words)
    {
        AllWords = words;
    }

    public IReadOnlyList<string> AllWords { get; }

    /// <summary>The longest PHI term of the name.</summary>
    public PhiTerm? Hit { get; private set; }

    /// <summary>A negative term tells that the name means something else.</summary>
    public bool IsSuppressed { get; private set; }

    /// <summary>Hashed, masked, or a mere classification.</summary>
    public bool IsWeakened { get; private set; }

    /// <summary>The member runs the system: a key, an audit column.</summary>
    public bool IsBookkeeping { get; private set; }

    /// <summary>Whose value it is, when a word outside of the term says so: patient, staff, organisation.</summary>
    public TermRole? Subject { get; private set; }

    /// <summary>A word for a patient stands in the name, inside of the term or outside.</summary>
    public bool NamesPerson { get; private set; }

    /// <summary>The name is a reference by key: <c>…Id</c>, or <c>Id…</c>.</summary>
    public bool EndsInId { get; private set; }

    /// <summary>The name asks a question: <c>IsSmoker</c>, <c>HasTransplant</c>.</summary>
    public bool IsFlag { get; private set; }

    /// <summary>A number over many: <c>TotalPatients</c>.</summary>
    public bool IsAggregate { get; private set; }

    /// <summary>How far the work on something is: <c>IsSigned</c>, <c>Archived</c>.</summary>
    public bool TellsProgress { get; private set; }

    /// <summary>Where in its course something is, or of which sort.</summary>
    public bool TellsWorkflow { get; private set; }

    /// <summary>What is in store, was ordered, used up.</summary>
    public bool NamesSupply { get; private set; }

    /// <summary>What an entry of a list for all has: a name, a code, a price.</summary>
    public bool EndsInCatalogueWord { get; private set; }

    /// <summary>A word for a record of care stands in the name, inside of the term or outside.</summary>
    public bool NamesClinical { get; private set; }

    public static NameReading Of(PhiLexicon lexicon, string name)
    {
        var words = lexicon.WordsOf(name);
        var reading = new NameReading(words);
        if (words.Count == 0)
        {
            return reading;
        }

        var last = words[words.Count - 1];
        reading.EndsInId = lexicon.Has(PhiLexicon.Table.Key, last);
        // The price of FinalPrice, the discount of DiscountPercentage.
        reading.EndsInCatalogueWord = lexicon.Has(PhiLexicon.Table.Catalogue, last) || (last is "percent" or "percentage" or "rate" or "amount" && words.Count > 1 && lexicon.Has(PhiLexicon.Table.Catalogue, words[words.Count - 2]));
        reading.IsFlag = words.Count > 1 && lexicon.Has(PhiLexicon.Table.Question, words[0]);
        var hitStart = 0;
        var hitLength = 0;
        for (var i = 0; i < words.Count; i++)
        {
            if (lexicon.LongestAt(PhiLexicon.Table.Phi, words, i, out var length) is { } term
                && (length > hitLength || (length == hitLength && term.Confidence >= reading.Hit!.Confidence)))
            {
                reading.Hit = term;
                hitStart = i;
                hitLength = length;
            }
        }

        // IdPatient, as a key is called in other languages; the number of an identity card is no key.
        reading.EndsInId |= words.Count > 1 && words[0] == "id" && (hitLength == 0 || hitStart > 0);

        var hitEnd = hitStart + hitLength;

        // ProcessedByName: who did it, and that was not the patient. ReportedByDate is until when.
        var by = words.IndexOf("by");
        if (by > 0 && !(by >= hitStart && by < hitEnd) && !(by == words.Count - 2 && words[by + 1] is "date" or "time"))
        {
            reading.Subject = TermRole.Staff;
        }

        for (var i = 0; i < words.Count; i++)
        {
            // What lies inside of the PHI term is part of it: the count of PlateletCount, the nurse of NurseNotes.
            if (lexicon.LongestAt(PhiLexicon.Table.Negative, words, i, out var length) is { } negative && !(i >= hitStart && i + length <= hitEnd))
            {
                if (negative.Role == TermRole.Not)
                {
                    reading.IsSuppressed = true;
                }
                else
                {
                    reading.IsWeakened = true;
                }
            }

            if (lexicon.LongestAt(PhiLexicon.Table.Bookkeeping, words, i, out length) is not null && !(i >= hitStart && i + length < hitEnd) && !(i > hitStart && i + length <= hitEnd))
            {
                reading.IsBookkeeping = true;
            }

            reading.TellsWorkflow |= lexicon.Has(PhiLexicon.Table.Workflow, words[i]);
            reading.TellsProgress |= lexicon.Has(PhiLexicon.Table.Progress, words[i]);
            reading.IsAggregate |= !(i >= hitStart && i < hitEnd) && (lexicon.Has(PhiLexicon.Table.Total, words[i])
                || (words[i] == "number" && i + 1 < words.Count && words[i + 1] == "of"))
                && !IsOfOne(words, i) && !words.Contains("score");

            reading.NamesSupply |= lexicon.LongestAt(PhiLexicon.Table.Supply, words, i, out length) is not null;

            if (lexicon.LongestAt(PhiLexicon.Table.Role, words, i, out length) is { } role)
            {
                var inside = i >= hitStart && i + length <= hitEnd;
                reading.NamesPerson |= role.Role == TermRole.Person || lexicon.RoleOfWord(words[i]) == TermRole.Person;
                reading.NamesClinical |= role.Role == TermRole.Clinical;
                if (!inside && role.Role is TermRole.Person or TermRole.Staff or TermRole.Organisation && (reading.Subject is null || i < hitEnd || hitLength == 0))
                {
                    reading.Subject = role.Role;
                }
            }
        }

        return reading;
    }

    // How often, how long: NumberOfDaysInHospital counts what happened to one.
    private static bool IsOfOne(List<string> words, int i) =>
        words[i] == "number" && i + 2 < words.Count && words[i + 2] is "time" or "day" or "week" or "month" or "year" or "hour" or "episode" or "dose";
}
