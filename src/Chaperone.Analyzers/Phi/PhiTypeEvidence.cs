using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Phi.Terms;
using Microsoft.CodeAnalysis;

namespace Chaperone.Phi;

/// <summary>What the members' names tell of the type.</summary>
internal sealed class PhiTypeEvidence
{
    private const int MostBases = 8;
    private const int MostMembers = 500;

    private readonly bool _isKnown;
    private bool _isCatalogue;
    private int _content;
    private int _aggregates;
    private int _others;
    private int _supply;
    private bool _described;
    private bool _measured;
    private bool _blood;
    private int _patientCounts;
    private readonly int[] _special = new int[(int)SensitiveCategory.Reproductive + 1];
    private int _ofOther;
    private int _mental;
    private int _body;
    private int _editorial;
    private readonly HashSet<string> _doubtful = new(StringComparer.Ordinal);
    private int _subjects;
    private int _nutrients;
    private bool _isMeasuredFood;
    private bool _isMeasuredBody;
    private bool _rated;
    private bool _told;
    private bool _dosed;
    private bool _dated;
    private bool _namesOwner;

    private PhiTypeEvidence(bool isKnown)
    {
        _isKnown = isKnown;
        _isCatalogue = isKnown;
        HasData = !isKnown;
    }

    public bool HasData { get; private set; }

    public bool HasKey { get; private set; }

    /// <summary>A patient's key, name or record among the members.</summary>
    public bool NamesPatient { get; private set; }

    public bool NamesPatientKey { get; private set; }

    /// <summary>A visit's, an appointment's or another clinical record's key.</summary>
    public bool NamesRecord { get; private set; }

    /// <summary>A list of appointments, of treatments: somebody's.</summary>
    public bool HasRecords { get; private set; }

    /// <summary>It hands out a token: the names in it are those of the account, of staff as often as of a patient.</summary>
    public bool IsSignIn { get; private set; }

    /// <summary>A national id, a record number, a plan id or a birth date: whoever has one is a person.</summary>
    public bool HasIdentifier { get; private set; }

    /// <summary>A birth date: a row is one person's, whatever the rows together are called.</summary>
    public bool NamesBirth { get; private set; }

    public bool BaseIsPatient { get; private set; }

    /// <summary>Salary, speciality, password: a person of the workforce or an account.</summary>
    public bool IsEmployed { get; private set; }

    /// <summary>Numbers over many people: two or more, or how many patients there are of one thing.</summary>
    public bool IsStatistic => (_aggregates >= 2 && _aggregates >= _others) || (_patientCounts == 1 && _others <= 1 && !NamesPatient && !HasIdentifier);

    /// <summary>So much blood of a type, ordered or in the bank, where nothing says whom it is for.</summary>
    public bool IsBloodSupply => _blood && _measured && !NamesPatient && !NamesRecord && !HasIdentifier;

    /// <summary>What is in store, was ordered and used up: nobody's, where no patient is named.</summary>
    public bool IsSupply => _supply >= 2 && !NamesPatient && !HasIdentifier;

    /// <summary>What a label says that food holds, fat and sugar among it, where nothing says who ate it and when: nobody's. Cholesterol beside blood sugar is somebody's.</summary>
    public bool IsFood => _nutrients >= 2 && _isMeasuredFood && !_isMeasuredBody && MaybePersons.IsEmpty && !NamesPatient && !NamesAccount && !HasIdentifier;

    /// <summary>A unit of measure stands beside.</summary>
    public bool NamesUnit { get; private set; }

    /// <summary>Texts written for all, in what belongs to nobody.</summary>
    public bool IsEditorial => _editorial >= 2 && MaybePersons.IsEmpty && !NamesPatient && !NamesAccount && !HasIdentifier;

    /// <summary>So many stars beside a text: what somebody thinks of a doctor or a clinic.</summary>
    public bool IsReview => _rated && !_told && !HasIdentifier && !NamesBirth && !IsSignIn;

    /// <summary>Clinical data of one's own, or the measures of a body beside a birth date.</summary>
    public bool IsOfOnesHealth => Clinical > 0 || (NamesBirth && _body >= 2) || Special != SensitiveCategory.None || _mental >= 2;

    public bool NamesAccount { get; private set; }

    /// <summary>Whose it is stands beside: an account, a client, the donor of a sample, by name too.</summary>
    public bool IsOwned => NamesAccount || !MaybePersons.IsEmpty || _namesOwner;

    /// <summary>What was written of it in words.</summary>
    public bool IsAnnotated { get; private set; }

    /// <summary>Members that tell of somebody's health where they are somebody's: a mood, a weight, a medicine.</summary>
    public int Health { get; private set; }

    /// <summary>When it was taken from somebody: a sample's, and no example's.</summary>
    public bool IsCollected { get; private set; }

    public int Identifying { get; private set; }

    /// <summary>How many of those are dates of anything.</summary>
    public int Dates { get; private set; }

    /// <summary>Members that are clinical wherever they stand.</summary>
    public int Clinical { get; private set; }

    /// <summary>Who it belongs to by words that may mean anybody: the client of <c>ClientId</c>, the participant.</summary>
    public ImmutableArray<string> MaybePersons { get; private set; } = ImmutableArray<string>.Empty;

    /// <summary>How much of it is taken, from when and until when: somebody's course of a medicine, and no entry of a catalogue.</summary>
    public bool IsCourse => _dosed && _dated;

    /// <summary>Three or more members of one specially protected subject, abbreviations among them: the measures of a fetus.</summary>
    public bool IsOfSubject => (Special != SensitiveCategory.None && _special[(int)Special] >= 3) || _mental >= 3;

    /// <summary>Whether a member tells of the specially protected category without doubt, or several doubtful ones do: the carrier beside an exon, not beside a tracking number.</summary>
    public bool IsAbout(SensitiveCategory category) => (_subjects & (1 << (int)category)) != 0 || _special[(int)category] >= 2;

    /// <summary>A psychologist, a psychotherapist or a session of theirs stands beside.</summary>
    public bool NamesPsychotherapy { get; private set; }

    /// <summary>The specially protected category that two or more members and most of what is clinical belong to.</summary>
    public SensitiveCategory Special
    {
        get
        {
            var most = SensitiveCategory.None;
            for (var category = SensitiveCategory.None + 1; (int)category < _special.Length; category++)
            {
                most = _special[(int)category] > _special[(int)most] ? category : most;
            }

            return _special[(int)most] >= 2 && _special[(int)most] > _ofOther ? most : SensitiveCategory.None;
        }
    }

    /// <summary>Names, codes, prices and descriptions alone; or nothing but references, as the tables between two tables have.</summary>
    public bool IsCatalogue => _isCatalogue || (_isKnown && _content == 0);

    /// <summary>Two properties that can be set: a class of unit tests has methods.</summary>
    public static bool HoldsData(INamedTypeSymbol type) =>
        type.GetMembers().Count(static m => m is IPropertySymbol { DeclaredAccessibility: Accessibility.Public, IsStatic: false, SetMethod.DeclaredAccessibility: Accessibility.Public }) >= 2;

    /// <summary>A catalogue's entry: it has a key, and a name or a description.</summary>
    public bool IsEntry => _isCatalogue && HasKey && _described;

    public static PhiTypeEvidence Of(INamedTypeSymbol type, PhiNames names)
    {
        // A type that nothing is known of stands for its name.
        var isKnown = type.TypeKind != TypeKind.Error && type.GetMembers().Any(static m => !m.IsImplicitlyDeclared);
        var result = new PhiTypeEvidence(isKnown);
        var bases = 0;
        for (INamedTypeSymbol? current = type; current is not null && current.SpecialType == SpecialType.None && bases < MostBases; current = current.BaseType, bases++)
        {
            if (!SymbolEqualityComparer.Default.Equals(current, type))
            {
                foreach (var word in names.Lexicon.WordsOf(current.Name))
                {
                    result.BaseIsPatient |= word == "patient";
                }
            }

            var count = 0;
            foreach (var member in current.GetMembers())
            {
                if (PhiMembers.TypeOf(member) is { } memberType && count++ < MostMembers)
                {
                    result.Add(member, type, ValueShape.Of(memberType), names);
                }
            }
        }

        return result;
    }

    // DiagnosisId of a Diagnosis, BloodTestId of a TypeOfBloodTest: which one it is itself.
    private static bool IsOwnKey(ISymbol member, INamedTypeSymbol owner, PhiLexicon lexicon)
    {
        if (member.Name.Length <= 2 || !member.Name.EndsWith("Id", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var length = member.Name.Length - 2;
        var start = owner.Name.LastIndexOf(member.Name.Substring(0, length), StringComparison.OrdinalIgnoreCase);
        return start >= 0 && (start + length == owner.Name.Length || lexicon.WordsOf(owner.Name.Substring(start + length)).TrueForAll(word => lexicon.Has(PhiLexicon.Table.Form, word)));
    }

    // Appointid of an Appointment, Rid of a Referral: a whole number by the beginning of the type's name. What was Paid of a Payment is none.
    public static bool IsAbbreviatedKey(ISymbol member, INamedTypeSymbol owner, ValueShape shape) =>
        shape.Type.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64 && member.Name.Length is 3 or >= 5
        && member.Name.EndsWith("Id", StringComparison.OrdinalIgnoreCase)
        && owner.Name.StartsWith(member.Name.Substring(0, member.Name.Length - 2), StringComparison.OrdinalIgnoreCase);

    private void Add(ISymbol member, INamedTypeSymbol owner, ValueShape shape, PhiNames names)
    {
        HasKey |= member.Name is "Id" or "ID" or "Oid" || (member.Name.EndsWith("Id", StringComparison.OrdinalIgnoreCase) && member.Name.StartsWith(member.ContainingType.Name, StringComparison.OrdinalIgnoreCase))
            || IsOwnKey(member, owner, names.Lexicon);
        HasData |= member is IPropertySymbol || member.DeclaredAccessibility == Accessibility.Public;
        if (shape.Kind == ValueShapeKind.None)
        {
            return;
        }

        var name = names.Of(member.Name);
        if (shape.Kind == ValueShapeKind.Bool)
        {
            Health += IsOfHealth(name) && name.Hit is { Linked: false } && !name.TellsProgress ? 1 : 0;
            return;
        }

        var words = name.AllWords;
        var single = !shape.IsCollection;
        _supply += name.NamesSupply ? 1 : 0;
        _editorial += single && shape.Kind == ValueShapeKind.Text && words.Count > 1 && names.Lexicon.Has(PhiLexicon.Table.Editorial, words[words.Count - 1]) ? 1 : 0;
        NamesAccount |= single && IsAccount(words, name.EndsInId, shape, names.Lexicon);
        Health += (single || shape.Kind is ValueShapeKind.Text or ValueShapeKind.Enum) && !name.EndsInId && IsOfHealth(name) ? 1 : 0;
        _blood |= single && name.Hit is { Words: "blood type" or "blood group" };
        _measured |= single && !name.EndsInId && words is [.., "quantity" or "amount" or "unit"];
        _patientCounts += shape.Kind == ValueShapeKind.Number && single && !name.EndsInId && name.Hit is { Kind: PhiKind.Patient } ? 1 : 0;
        if (shape.Kind == ValueShapeKind.Number && !name.EndsInId && (name.IsAggregate || name.Hit is { Kind: PhiKind.Patient } || (words.Count == 1 && names.Lexicon.Has(PhiLexicon.Table.Tally, words[0]))))
        {
            _aggregates++;
        }
        else if (shape.Kind != ValueShapeKind.Date && !name.EndsInId)
        {
            _others++;
        }

        if (name.NamesPerson && single && !name.IsSuppressed && (name.EndsInId || shape.Kind is ValueShapeKind.Text or ValueShapeKind.Object))
        {
            NamesPatient = true;
            NamesPatientKey |= name.EndsInId || shape.Kind == ValueShapeKind.Object;
        }

        // A member without a name is half-typed.
        var named = words switch
        {
            ["id", var second] => second,
            { Count: 1 or 2 } => words[0],
            _ => null,
        };
        if (single && named is not null && (shape.Kind == ValueShapeKind.Object || (words.Count == 2 && name.EndsInId)) && names.Lexicon.RoleOfWord(named) == TermRole.MaybePerson)
        {
            MaybePersons = MaybePersons.Add(named);
        }

        // ClientName, NomeCliente.
        _namesOwner |= single && shape.Kind == ValueShapeKind.Text && words.Count == 2 && name.Hit is { Kind: PhiKind.Name } && words.Any(word => names.Lexicon.RoleOfWord(word) == TermRole.MaybePerson);
        IsAnnotated |= single && shape.Kind == ValueShapeKind.Text && words is [.., "note" or "observation"] && name.Hit is { Kind: PhiKind.Note } && !name.IsSuppressed && !name.IsWeakened;

        // PsychologistId, TherapySession; what is said of the need for it is none.
        NamesPsychotherapy |= words.Count <= 3 && (name.EndsInId || shape.Kind == ValueShapeKind.Object || words is [.., "name"]) && names.NamesPsychotherapy(words);
        if (name.Hit is { } said && !name.IsSuppressed && !name.EndsInId && PhiKinds.IsClinical(said.Kind) && (single || shape.Kind != ValueShapeKind.Object))
        {
            if (said.Sensitive != SensitiveCategory.None)
            {
                // One doubtful word says no more where it stands twice: Carrier, CarrierName.
                var isDoubtful = said is { Linked: true, Confidence: PhiConfidence.Low };
                _special[(int)said.Sensitive] += !isDoubtful || _doubtful.Add(said.Words) ? 1 : 0;
                _subjects |= isDoubtful ? 0 : 1 << (int)said.Sensitive;
            }
            else if (!said.Linked && said.Kind is not (PhiKind.Note or PhiKind.Encounter or PhiKind.Demographic or PhiKind.Insurance or PhiKind.Other))
            {
                _ofOther++;
            }

            _mental += said.Kind == PhiKind.MentalHealth && shape.Kind is ValueShapeKind.Text or ValueShapeKind.Number or ValueShapeKind.Enum ? 1 : 0;
            _body += said.Kind == PhiKind.Vitals && single && shape.Kind == ValueShapeKind.Number ? 1 : 0;
            _dosed |= said.Kind == PhiKind.Medication;
        }

        _rated |= single && shape.Kind == ValueShapeKind.Number && words is ["rating"] or ["star"] or ["stars"] or ["star", "rating"] or ["rating", "value"];
        _told |= name.Hit is { Kind: var kindOf } && !name.IsSuppressed && !name.EndsInId && PhiKinds.IsClinical(kindOf) && kindOf is not (PhiKind.Note or PhiKind.Encounter or PhiKind.Other);
        ReadNutrient(name, shape, names.Lexicon);
        NamesUnit |= single && words is [.., "unit" or "uom"];
        IsCollected |= single && shape.Kind == ValueShapeKind.Date && words.Any(static word => word is "collected" or "collection");
        _dated |= single && shape.Kind == ValueShapeKind.Date && words is ["start" or "end", ..];

        IsSignIn |= shape.Kind == ValueShapeKind.Text && name.AllWords is [.. , "access" or "refresh" or "jwt", "token"];
        HasRecords |= !single && shape.Kind == ValueShapeKind.Object && name.NamesClinical;
        NamesRecord |= single && (name.EndsInId || shape.Kind == ValueShapeKind.Object) && name.NamesClinical && !IsOwnKey(member, owner, names.Lexicon);
        if (name.Hit is { } hit && !name.IsSuppressed && !name.IsWeakened && name.Subject is not (TermRole.Staff or TermRole.Organisation))
        {
            HasIdentifier |= !hit.Linked && hit.Confidence == PhiConfidence.High && hit.Kind is PhiKind.NationalId or PhiKind.Mrn or PhiKind.HealthPlanId or PhiKind.Date && (single || shape.Kind != ValueShapeKind.Object);
            NamesBirth |= hit is { Kind: PhiKind.Date, Confidence: PhiConfidence.High, Linked: false } && single && shape.Kind == ValueShapeKind.Date;
            if (PhiKinds.IsClinical(hit.Kind) && !hit.Linked && hit.Confidence == PhiConfidence.High && !name.EndsInId && (single || shape.Kind != ValueShapeKind.Object))
            {
                Clinical++;
            }

            if (PhiKinds.IdentifierOf(hit.Kind) is not null || hit.Kind == PhiKind.Demographic)
            {
                Identifying++;
                Dates += hit is { Kind: PhiKind.Date, Confidence: PhiConfidence.Low } ? 1 : 0;
            }
        }

        var isTelling = name.Hit is { Linked: false, Confidence: PhiConfidence.High, Kind: var kind } && PhiKinds.IsClinical(kind);
        _content += name.IsBookkeeping || name.EndsInId || shape.IsCollection || (shape.Kind == ValueShapeKind.Object && !isTelling) ? 0 : 1;
        _described |= shape.Kind == ValueShapeKind.Text && !name.IsBookkeeping && !name.EndsInId && name.EndsInCatalogueWord;
        _isCatalogue &= name.IsBookkeeping || name.EndsInId || shape.IsCollection || name.EndsInCatalogueWord;
        foreach (var word in words)
        {
            IsEmployed |= names.Lexicon.Has(PhiLexicon.Table.Employment, word);
        }
    }

    // UserId, AppUserId; User, AppUser.
    private static bool IsAccount(IReadOnlyList<string> words, bool isKey, ValueShape shape, PhiLexicon lexicon)
    {
        var end = isKey ? words.Count - 1 : words.Count;
        return end is 1 or 2 && (isKey || shape.Kind == ValueShapeKind.Object) && lexicon.Has(PhiLexicon.Table.Login, words[end - 1]) && (end == 1 || words[0] is "app" or "application" or "identity");
    }

    /// <summary>What somebody has, takes or lives through; not what was agreed, paid or written about it, and no word that means much else. Medicines are bought and kept in store as well.</summary>
    public static bool IsOfHealth(NameReading name) =>
        name.Hit is { } hit and not { Linked: true, Confidence: PhiConfidence.Low } && !name.IsSuppressed && !name.IsWeakened && !name.IsBookkeeping && IsOfHealth(hit.Kind) && name.Subject is not (TermRole.Staff or TermRole.Organisation);

    private static bool IsOfHealth(PhiKind kind) =>
        PhiKinds.IsClinical(kind) && kind is not (PhiKind.Note or PhiKind.Encounter or PhiKind.Demographic or PhiKind.Insurance or PhiKind.Medication or PhiKind.Other);

    private void ReadNutrient(NameReading name, ValueShape shape, PhiLexicon lexicon)
    {
        if (shape.IsCollection || name.EndsInId || name.IsBookkeeping)
        {
            return;
        }

        if (shape.Kind is ValueShapeKind.Number or ValueShapeKind.Text && name.AllWords.Any(word => lexicon.Has(PhiLexicon.Table.Nutrient, word)))
        {
            _nutrients++;
            _isMeasuredFood |= name.Hit is null;
            return;
        }

        _isMeasuredBody |= shape.Kind == ValueShapeKind.Date || (name.Hit is { Kind: PhiKind.Lab or PhiKind.Vitals or PhiKind.Medication or PhiKind.Diagnosis } && !name.IsSuppressed);
    }
}
