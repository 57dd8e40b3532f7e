using System;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;

namespace Chaperone.Phi.Flow;

/// <summary>Which facts are enough for a warning about one value that goes its way alone.</summary>
/// <remarks>
/// In an answer a city, a date or a status of a patient stands beside the name; in a log it stands alone and tells nothing. Measured on
/// public health code: without this, half of the findings were dates of appointments, cities of filters and identifiers of devices.
/// </remarks>
internal static class TellingFacts
{
    /// <summary>
    /// The members of a clinical record that say what it is about. Its other members that only the type makes PHI (a status, a number, a
    /// title) tell nothing alone.
    /// </summary>
    private static readonly ImmutableHashSet<string> Contents = ImmutableHashSet.Create(
        "Text", "Content", "Contents", "Body", "Comment", "Comments", "Description", "Narrative", "Reason", "Result", "Results", "Summary", "Details", "Note", "Notes", "Value");

    private static readonly string[] Places = { "Path", "File", "FileName", "Filename", "Folder", "Directory", "Dir", "Description" };

    private static readonly string[] RecordWords = { "mrn", "record", "chart", "hospital", "nhs", "medical", "health", "national" };

    /// <summary>The same for a value that has a name in quotes and no symbol.</summary>
    public static bool IsTelling(string name, PhiFact fact) =>
        fact.Confidence != PhiConfidence.Low && fact.Kind != PhiKind.PatientRef && !IsKey(name, fact)
        && (fact.Confidence == PhiConfidence.High || (IsTellingKind(fact.Kind) && fact.Kind != PhiKind.Note && HasTwoWords(name)));

    public static bool IsTelling(ISymbol symbol, PhiFact fact)
    {
        if (fact.Confidence == PhiConfidence.Low || fact.Kind == PhiKind.PatientRef)
        {
            return false;
        }

        var isMember = symbol is IPropertySymbol or IFieldSymbol;
        if (!isMember && fact.Source == PhiSource.Name && NamesItsPlace(symbol.Name))
        {
            return false;
        }

        switch (fact.Source)
        {
            // ASP.NET Core Identity marks its users' own columns; a user is not a patient.
            case PhiSource.Classification:
                return !WellKnownSymbols.IsFrameworkAssembly(symbol.ContainingAssembly);
            case PhiSource.Type:
                return isMember && Contents.Contains(symbol.Name);
            case PhiSource.Standard:
                return true;
            default:
                return !IsKey(symbol.Name, fact) && (fact.Confidence == PhiConfidence.High || (IsTellingKind(fact.Kind) && (isMember || (fact.Kind != PhiKind.Note && HasTwoWords(symbol.Name)))));
        }
    }

    // PatientId, ParticipantId: text or number, it is the key that is the way out.
    private static bool IsKey(string name, PhiFact fact) =>
        fact.Kind == PhiKind.Mrn && NamesAKey(name) && !RecordWords.Any(t => name.IndexOf(t, StringComparison.OrdinalIgnoreCase) >= 0);

    // patientId, PatientID, patientIdText, patient_id.
    private static bool NamesAKey(string name)
    {
        for (var i = name.IndexOf("id", StringComparison.OrdinalIgnoreCase); i >= 0; i = name.IndexOf("id", i + 2, StringComparison.OrdinalIgnoreCase))
        {
            var begins = i == 0 || name[i] == 'I' || name[i - 1] == '_';
            if (begins && (i + 2 == name.Length || name[i + 2] == '_' || char.IsUpper(name[i + 2])))
            {
                return true;
            }
        }

        return false;
    }

    // imagePath, prescriptionFile, medicineDescription: where a thing is kept, or what is said of it wherever it occurs.
    private static bool NamesItsPlace(string name) => Places.Any(p => name.EndsWith(p, StringComparison.Ordinal));

    // Of medium confidence: what identifies one person, or says what the person has.
    private static bool IsTellingKind(PhiKind kind) => kind is not (PhiKind.Address or PhiKind.Date or PhiKind.Account or PhiKind.License or PhiKind.Vehicle or PhiKind.Device or PhiKind.Url
        or PhiKind.IpAddress or PhiKind.RecordId or PhiKind.Demographic or PhiKind.Encounter or PhiKind.Insurance or PhiKind.Other);

    // A local called name or email may be anybody's, in the code of patients too; patientName says whose.
    private static bool HasTwoWords(string name) => name.Skip(1).Any(static c => char.IsUpper(c) || c == '_');
}
