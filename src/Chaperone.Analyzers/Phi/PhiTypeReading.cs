using Chaperone.Phi.Terms;
using Microsoft.CodeAnalysis;

namespace Chaperone.Phi;

/// <summary>What a type is by its name, its bases and its members' names; it never looks into other types' members.</summary>
internal sealed class PhiTypeReading
{
    private PhiTypeReading(PhiTypeRole role, PhiKind kind, bool isQuery, bool hasKey)
    {
        Role = role;
        Kind = kind;
        IsQuery = isQuery;
        HasKey = hasKey;
    }

    public static PhiTypeReading Nothing { get; } = new(PhiTypeRole.Plain, PhiKind.Other, false, false);

    public PhiTypeRole Role { get; }

    /// <summary>What its content is, where a member's own name does not tell.</summary>
    public PhiKind Kind { get; }

    /// <summary>It asks for data: its other members are criteria.</summary>
    public bool IsQuery { get; }

    /// <summary>It has an identity of its own.</summary>
    public bool HasKey { get; }

    /// <summary>How many of its members identify a person.</summary>
    public int Identifying { get; private set; }

    /// <summary>A clinical word ends its name, though its members are those of a catalogue.</summary>
    public bool IsNamedClinical { get; private set; }

    /// <summary>A key, names and descriptions, and what refers to it.</summary>
    public bool IsEntry { get; private set; }

    /// <summary>Whether it may be a part of a record: nothing tells that it is anything else.</summary>
    public bool CanBePart => !IsQuery && (Role is PhiTypeRole.Plain or PhiTypeRole.Item || (Role == PhiTypeRole.Reference && IsNamedClinical));

    /// <summary>The same type, found to be used in records only.</summary>
    public PhiTypeReading AsPart() => new(PhiTypeRole.Record, Kind, IsQuery, HasKey) { Identifying = Identifying };

    public static PhiTypeReading Of(INamedTypeSymbol type, PhiNames names)
    {
        var name = PhiTypeName.Of(type, names);
        // A test of blood is no test of code, nor is one that holds data.
        if (name.Has(TermRole.Machinery) && name.Head == TermRole.Machinery && !(name.EndsInTest && (name.IsTelling || PhiTypeEvidence.HoldsData(type))))
        {
            return new PhiTypeReading(PhiTypeRole.Machinery, PhiKind.Other, name.IsQuery, false);
        }

        var members = PhiTypeEvidence.Of(type, names);
        return new PhiTypeReading(RoleOf(name, members), name.Kind, name.IsQuery, members.HasKey) { IsNamedClinical = name.Head == TermRole.Clinical, Identifying = members.Identifying, IsEntry = members.IsEntry };
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
            if (name.Has(TermRole.Person) && PhiKinds.IsClinical(name.Kind) && name.EndsInKind)
            {
                return PhiTypeRole.Record;
            }

            return members.IsStatistic ? PhiTypeRole.Reference
                : members.HasIdentifier && members.NamesBirth ? PhiTypeRole.Person
                : linked && (name.Has(TermRole.Person) || name.Has(TermRole.Clinical) || members.NamesPatientKey) ? PhiTypeRole.Record
                : members.NamesRecord && name.Has(TermRole.Clinical) && !members.IsCatalogue ? PhiTypeRole.Record
                : PhiTypeRole.Reference;
        }

        if (members.IsStatistic || (members.IsSupply && !name.Has(TermRole.Person)) || (members.IsBloodSupply && !name.Has(TermRole.Person) && !name.Has(TermRole.Clinical)))
        {
            return PhiTypeRole.Reference;
        }

        if (name.Head == TermRole.Staff)
        {
            return PhiTypeRole.Staff;
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

        if ((members.IsEmployed && members.Identifying >= 2) || name.Has(TermRole.Staff))
        {
            return PhiTypeRole.Staff;
        }

        // A catalogue of what its name says: the codes of diagnoses, the classes of medications.
        if (PhiKinds.IsClinical(name.Kind) && name.Kind != PhiKind.Other && members.IsCatalogue)
        {
            return PhiTypeRole.Reference;
        }

        if (name.IsTelling)
        {
            return PhiTypeRole.Record;
        }

        if (members.Clinical >= 2)
        {
            return PhiTypeRole.Item;
        }

        return members.HasIdentifier || (name.Has(TermRole.MaybePerson) && members.Identifying >= 3) ? PhiTypeRole.Person : PhiTypeRole.Plain;
    }
}
