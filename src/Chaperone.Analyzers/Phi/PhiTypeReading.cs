using System.Collections.Immutable;
using System.Linq;
using Chaperone.Phi.Terms;
using Microsoft.CodeAnalysis;

namespace Chaperone.Phi;

/// <summary>What a type is by its name, its bases and its members' names; it never looks into other types' members.</summary>
internal sealed class PhiTypeReading
{
    private bool _isBilling;
    private bool _namesUnit;
    private int _subjects;

    private PhiTypeReading(PhiTypeRole role, PhiKind kind, bool isQuery, bool hasKey)
    {
        Role = role;
        Kind = kind;
        IsQuery = isQuery;
        HasKey = hasKey;
    }

    public static PhiTypeReading Nothing { get; } = new(PhiTypeRole.Plain, PhiKind.Other, false, false);

    public PhiTypeRole Role { get; private set; }

    /// <summary>What its content is, where a member's own name does not tell.</summary>
    public PhiKind Kind { get; }

    /// <summary>It asks for data: its other members are criteria.</summary>
    public bool IsQuery { get; }

    /// <summary>It has an identity of its own.</summary>
    public bool HasKey { get; }

    /// <summary>How many of its members identify a person; when something starts does not.</summary>
    public int Identifying { get; private set; }

    /// <summary>The specially protected subject of its name, or of most that it holds.</summary>
    public SensitiveCategory Special { get; private set; }

    /// <summary>The specially protected subject that the namespace around it is called after.</summary>
    public SensitiveCategory Around { get; private set; }

    /// <summary>A patient's what: <c>PatientPregnancy</c>, and no patient.</summary>
    public bool IsOfPatient { get; private set; }

    /// <summary>What somebody writes of oneself, by its name and whose it is: in code about minds and moods a record.</summary>
    public bool IsDiary { get; private set; }

    /// <summary>A record of whose account stands beside, and no patient.</summary>
    public bool IsOfAccount { get; private set; }

    /// <summary>It stands for an account by name, of whomever.</summary>
    public bool IsAccount { get; private set; }

    /// <summary>It is an account in code that keeps the health of those who have one.</summary>
    public bool IsOwner { get; private set; }

    /// <summary>A psychologist or a psychotherapist, or a session of theirs, is in its name or among its members: its notes are psychotherapy notes.</summary>
    public bool IsOfPsychotherapy { get; private set; }

    /// <summary>So much of what the record is about, not money, is what it calls an amount.</summary>
    public bool IsMeasure(ITypeSymbol type) => !_isBilling && (type.SpecialType != SpecialType.System_Decimal || _namesUnit);

    /// <summary>Whether a word that may mean the specially protected subject means it here.</summary>
    public bool IsAbout(SensitiveCategory category) => Special == category || Around == category || (_subjects & (1 << (int)category)) != 0;

    /// <summary>Whose it is by words that may mean anybody: <c>ClientId</c>, <c>Participant</c>.</summary>
    public ImmutableArray<string> MaybePersons { get; private set; } = ImmutableArray<string>.Empty;

    /// <summary>It identifies a patient beyond doubt: whoever it stands for by name, that is what patients are called in this code.</summary>
    public bool IsPatientByEvidence { get; private set; }

    /// <summary>A clinical word ends its name, though its members are those of a catalogue.</summary>
    public bool IsNamedClinical { get; private set; }

    /// <summary>Names, codes and descriptions, or nothing but references.</summary>
    public bool IsCatalogue { get; private set; }

    /// <summary>A key, names and descriptions, and what refers to it.</summary>
    public bool IsEntry { get; private set; }

    /// <summary>Whether it may be a part of a record: nothing tells that it is anything else.</summary>
    public bool CanBePart => !IsQuery && (Role is PhiTypeRole.Plain or PhiTypeRole.Item || (Role == PhiTypeRole.Reference && IsNamedClinical));

    /// <summary>
    /// The category of what the record says, its content being of the given kind. By the namespace alone that is what is clinical: when an appointment was, and
    /// what it cost, are not said to be about the subject of all the code.
    /// </summary>
    public SensitiveCategory CategoryOf(PhiKind kind) =>
        Role != PhiTypeRole.Record && !IsOfPatient ? SensitiveCategory.None
        : Special != SensitiveCategory.None ? Special
        : Around != SensitiveCategory.None && PhiKinds.IsClinical(kind) && kind is not (PhiKind.Other or PhiKind.Demographic or PhiKind.Insurance) ? Around
        : IsOfPsychotherapy && kind == PhiKind.Note ? SensitiveCategory.Psychotherapy
        : SensitiveCategory.None;

    /// <summary>The same type, found to be used in records only.</summary>
    public PhiTypeReading AsPart() => new(PhiTypeRole.Record, Kind, IsQuery, HasKey) { Identifying = Identifying, Special = Special, Around = Around, IsOfPsychotherapy = IsOfPsychotherapy, _isBilling = _isBilling, _namesUnit = _namesUnit, _subjects = _subjects };

    /// <summary>The same type, found to be what is sent of another one.</summary>
    public PhiTypeReading As(PhiTypeReading entity) => new(entity.Role, PhiKinds.IsClinical(Kind) && Kind != PhiKind.Other ? Kind : entity.Kind, IsQuery, HasKey)
    {
        Identifying = Identifying,
        Special = Special != SensitiveCategory.None ? Special : entity.Special,
        Around = Around != SensitiveCategory.None ? Around : entity.Around,
        IsOfPatient = entity.IsOfPatient,
        IsOfPsychotherapy = IsOfPsychotherapy || entity.IsOfPsychotherapy,
        _isBilling = _isBilling || entity._isBilling,
        _namesUnit = _namesUnit,
        _subjects = _subjects | entity._subjects,
    };

    /// <summary>The same type in code that is for the subject, where no namespace says another.</summary>
    public PhiTypeReading In(SensitiveCategory subject)
    {
        if (subject == SensitiveCategory.None || Around != SensitiveCategory.None)
        {
            return this;
        }

        var copy = (PhiTypeReading)MemberwiseClone();
        copy.Around = subject;
        return copy;
    }

    /// <summary>The account of one whose health the code keeps; what it says of the work with it stays out.</summary>
    public PhiTypeReading AsOwner()
    {
        var copy = (PhiTypeReading)MemberwiseClone();
        copy.Role = PhiTypeRole.Item;
        copy.IsOwner = true;
        return copy;
    }

    public static PhiTypeReading Of(INamedTypeSymbol type, PhiNames names)
    {
        var name = PhiTypeName.Of(type, names);
        // A test of blood is no test of code, nor is one that holds data.
        if (name.Has(TermRole.Machinery) && name.Head == TermRole.Machinery && !(name.EndsInTest && (name.IsTelling || PhiTypeEvidence.HoldsData(type))))
        {
            return new PhiTypeReading(PhiTypeRole.Machinery, PhiKind.Other, name.IsQuery, false);
        }

        var members = PhiTypeEvidence.Of(type, names);
        var role = RoleOf(name, members);
        var own = PhiKinds.SensitiveOf(name.Kind);
        return new PhiTypeReading(role, name.Kind, name.IsQuery, members.HasKey)
        {
            _isBilling = name.Has(TermRole.Billing),
            _namesUnit = members.NamesUnit,
            _subjects = Enumerable.Range(1, (int)SensitiveCategory.Reproductive).Sum(c => members.IsAbout((SensitiveCategory)c) ? 1 << c : 0),
            IsNamedClinical = name.Head == TermRole.Clinical,
            Identifying = members.Identifying - members.Dates,
            IsCatalogue = members.IsCatalogue,
            IsEntry = members.IsEntry,
            Special = own != SensitiveCategory.None ? own : members.Special,
            Around = names.SubjectOf(type.ContainingNamespace),
            IsOfPatient = role == PhiTypeRole.Person && name.Has(TermRole.Person) && name.Head != TermRole.Person,
            IsDiary = name.IsDiary && members.IsOwned,
            IsOfAccount = members.NamesAccount && !members.NamesPatient && members.MaybePersons.IsEmpty,
            IsAccount = name.IsAccount && name.Head is null or TermRole.Staff,
            IsOfPsychotherapy = name.NamesPsychotherapy || members.NamesPsychotherapy,
            MaybePersons = members.MaybePersons,
            IsPatientByEvidence = role == PhiTypeRole.Person && (members.HasIdentifier || members.Clinical > 0),
        };
    }

    private static PhiTypeRole RoleOf(PhiTypeName name, PhiTypeEvidence members)
    {
        if (!members.HasData)
        {
            return PhiTypeRole.Machinery;
        }

        var linked = (members.NamesPatient && !members.IsSignIn) || members.BaseIsPatient;
        if (name.Head == TermRole.Reference)
        {
            // PatientDisease, PatientMedicine: the catalogue's word says what the patient has.
            if ((name.Has(TermRole.Person) || (name.IsOfAccount && members.IsOwned)) && PhiKinds.IsClinical(name.Kind) && name.EndsInKind)
            {
                return PhiTypeRole.Record;
            }

            return name.Kind == PhiKind.Medication && members.IsCourse ? PhiTypeRole.Record
                : members.IsStatistic ? PhiTypeRole.Reference
                : members.HasIdentifier && members.NamesBirth ? PhiTypeRole.Person
                : linked && (name.Has(TermRole.Person) || name.Has(TermRole.Clinical) || members.NamesPatientKey) ? PhiTypeRole.Record
                : members.NamesRecord && name.Has(TermRole.Clinical) && !members.IsCatalogue ? PhiTypeRole.Record
                : PhiTypeRole.Reference;
        }

        if (members.IsStatistic || (members.IsEditorial && !name.Has(TermRole.Person)) || (members.IsReview && !name.Has(TermRole.Person) && !name.Has(TermRole.Clinical)) || (members.IsSupply && !name.Has(TermRole.Person)) || (members.IsFood && !name.Has(TermRole.Person) && !name.Has(TermRole.Clinical)) || (members.IsBloodSupply && !name.Has(TermRole.Person) && !name.Has(TermRole.Clinical)))
        {
            return PhiTypeRole.Reference;
        }

        // When she last menstruated, or birth date, height and weight tell of the one whose account it is; whoever else has such an account may be a colleague.
        if (name.IsAccount && name.Head is null or TermRole.Staff && members.IsOfOnesHealth)
        {
            return PhiTypeRole.Item;
        }

        if (name.Head == TermRole.Staff)
        {
            // The account of a patient; the request for a psychologist, which a patient makes.
            return name.Has(TermRole.Person) && members.NamesBirth ? PhiTypeRole.Person
                : members.NamesPatientKey && !members.IsEmployed && members.Identifying < 2 ? PhiTypeRole.Record
                : PhiTypeRole.Staff;
        }

        if (name.Has(TermRole.Person))
        {
            return name.Head == TermRole.Organisation && !linked ? PhiTypeRole.Organisation : PhiTypeRole.Person;
        }

        if (name.Has(TermRole.Clinical))
        {
            // The site of a screening, the ward of an admission.
            return name.Head == TermRole.Organisation && !linked && !members.NamesRecord && !members.HasIdentifier ? PhiTypeRole.Organisation : linked || members.NamesRecord || members.HasIdentifier || !members.IsCatalogue ? PhiTypeRole.Record : PhiTypeRole.Reference;
        }

        // A bill is a patient's when it names the visit; other things that name one are not what they are about.
        if (linked || (name.Has(TermRole.Billing) && members.NamesRecord))
        {
            return PhiTypeRole.Record;
        }

        if (name.Has(TermRole.Organisation))
        {
            return PhiTypeRole.Organisation;
        }

        // UserMood, UserSymptom: an account's, and no account.
        if (name.IsOfAccount && name.IsOfHealth && !members.IsCatalogue)
        {
            return PhiTypeRole.Record;
        }

        if ((members.IsEmployed && members.Identifying >= 2) || name.Has(TermRole.Staff))
        {
            return PhiTypeRole.Staff;
        }

        // A catalogue of what its name says: the codes of diagnoses, the classes of medications.
        if (PhiKinds.IsClinical(name.Kind) && name.Kind != PhiKind.Other && members.IsCatalogue)
        {
            return PhiTypeRole.Reference;
        }

        // What is known of a gene is known of all who have it; somebody's it is where whose it is, or the sample, stands beside.
        if ((name.IsTelling || members.IsOfSubject) && (members.IsOwned || members.NamesRecord || (name.IsTelling ? name.Kind != PhiKind.Genetic : members.Special != SensitiveCategory.Genetic)))
        {
            return PhiTypeRole.Record;
        }

        // The mood of a user, the medicine of a client: theirs, whoever they are.
        if (members.IsOwned && !members.IsCatalogue && !members.IsEmployed && (members.Health > 0 || members.Special != SensitiveCategory.None || members.IsCourse || name.IsOfHealth))
        {
            return PhiTypeRole.Record;
        }

        // The session of an appointment with what was noted of it.
        if (members.NamesRecord && members.IsAnnotated && !members.IsCatalogue)
        {
            return PhiTypeRole.Record;
        }

        if (members.IsCollected && name.Kind == PhiKind.Lab && !members.IsCatalogue)
        {
            return PhiTypeRole.Record;
        }

        if (members.Clinical >= 2)
        {
            return PhiTypeRole.Item;
        }

        return members.HasIdentifier || (name.Has(TermRole.MaybePerson) && (members.Identifying >= 3 || (name.Head == TermRole.MaybePerson && members.HasRecords && !members.IsEmployed))) ? PhiTypeRole.Person : PhiTypeRole.Plain;
    }
}
