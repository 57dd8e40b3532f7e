using System;
using System.Linq;
using Chaperone.Phi.Terms;
using Microsoft.CodeAnalysis;

namespace Chaperone.Phi;

/// <summary>Decides about one member or value from its name, its type and the type around it.</summary>
internal readonly struct PhiMemberDecision
{
    private readonly PhiKnowledge _knowledge;
    private readonly bool _isHealthCode;

    public PhiMemberDecision(PhiKnowledge knowledge, bool isHealthCode)
    {
        _knowledge = knowledge;
        _isHealthCode = isHealthCode;
    }

    /// <summary>A property or field.</summary>
    public PhiFact? Decide(NameReading name, ValueShape shape, INamedTypeSymbol container, PhiTypeReading owner)
    {
        if (shape.Kind == ValueShapeKind.Object && OfObject(name, shape, owner.Role, container) is { } content)
        {
            return content.Sensitive == SensitiveCategory.None && owner.Special != SensitiveCategory.None && PhiKinds.IsClinical(content.Kind) ? content with { Sensitive = owner.CategoryOf(content.Kind) } : content;
        }

        // The patient of an appointment, in whatever type people are kept.
        if (shape.Kind == ValueShapeKind.Object && name.Hit is { Kind: PhiKind.Patient } && name.AllWords.Count == 1)
        {
            return Fact(PhiKind.Patient, PhiConfidence.Medium, PhiSource.Name, "its name");
        }

        // The client of a treatment, whose account is of the type that staff have too.
        if (shape.Kind == ValueShapeKind.Object && !shape.IsCollection && owner.Role is PhiTypeRole.Person or PhiTypeRole.Record
            && name.AllWords.Count == 1 && _knowledge.IsMaybePerson(name.AllWords[0]) && _knowledge.RoleOf(shape.Type) == PhiTypeRole.Staff)
        {
            return Fact(PhiKind.Patient, PhiConfidence.Medium, PhiSource.Name, "its name in the type " + container.Name);
        }

        // Which medicine of the catalogue, which symptom.
        if (shape.Kind == ValueShapeKind.Object
            && owner.Role is PhiTypeRole.Person or PhiTypeRole.Record
            && name.Subject is not (TermRole.Staff or TermRole.Organisation)
            && _knowledge.CatalogueOf(shape.Type) is { } catalogue)
        {
            return Fact(catalogue, PhiConfidence.Medium, PhiSource.Name, "its type " + shape.Type.Name + " in the type " + container.Name);
        }

        // What a type of the workforce, of an organisation or a catalogue says of itself is said there.
        if (owner.Role == PhiTypeRole.Machinery
            || (shape.Kind == ValueShapeKind.Object && !IsChoice(shape.Type) && _knowledge.RoleOf(shape.Type) is PhiTypeRole.Staff or PhiTypeRole.Organisation or PhiTypeRole.Reference or PhiTypeRole.Machinery))
        {
            return null;
        }

        if (owner.Role is not (PhiTypeRole.Person or PhiTypeRole.Record) && name.AllWords.Count > 0 && name.AllWords[0] == "parent" && IsHierarchy(container))
        {
            return null;
        }

        if (name.AllWords.Count == 1 && ((name.AllWords[0] == "message" && IsAnswer(container)) || (name.AllWords[0] == "response" && IsAlone(container))))
        {
            return null;
        }

        // Who commented, what was liked: what an account leads to is told by what that is, not by a word that means much else.
        if (owner is { Role: PhiTypeRole.Item, IsAccount: true } && shape.Kind == ValueShapeKind.Object && name.Hit is { Linked: true, Confidence: PhiConfidence.Low })
        {
            return null;
        }

        var isLinked = owner.Role is PhiTypeRole.Person or PhiTypeRole.Record or PhiTypeRole.Item;
        if (ByName(name, shape, isLinked, owner.Role, !isLinked ? "its name" : container.IsAnonymousType ? "its name in an anonymous object" : "its name in the type " + container.Name) is { } fact)
        {
            return InRecord(IsDoubtful(name, owner.IsAbout) ? Undoubted(fact, shape, owner) : fact, name, shape, owner);
        }

        return owner.Role is PhiTypeRole.Person or PhiTypeRole.Record && !owner.IsQuery && (IsContent(name, shape) || (shape.Kind == ValueShapeKind.Bool && IsFinding(name, owner)))
            ? Fact(
                shape.Kind == ValueShapeKind.Date ? PhiKind.Date : owner.Role == PhiTypeRole.Person ? PhiKind.Other : owner.Kind,
                PhiConfidence.Medium,
                PhiSource.Type,
                "a member of the type " + container.Name,
                owner.CategoryOf(shape.Kind == ValueShapeKind.Date ? PhiKind.Date : owner.Kind))
            : null;
    }

    // Carrier, exon, prep: words of a specially protected subject that mean much else are that where something else tells of it; elsewhere they are a part of the record like any other.
    private static bool IsDoubtful(NameReading name, Func<SensitiveCategory, bool> isAbout) =>
        name.Hit is { Linked: true, Confidence: PhiConfidence.Low, Sensitive: not SensitiveCategory.None and var category } && !isAbout(category);

    private static PhiFact Undoubted(PhiFact fact, ValueShape shape, PhiTypeReading owner) =>
        fact with { Kind = shape.Kind == ValueShapeKind.Date ? PhiKind.Date : PhiKinds.IsClinical(owner.Kind) ? owner.Kind : PhiKind.Other, Sensitive = SensitiveCategory.None };

    // One entry of a list that serves for all: the gender, the gene that was chosen is told by the member's name.
    private static bool IsChoice(ITypeSymbol type) =>
        type.Name.IndexOf("Lookup", StringComparison.Ordinal) >= 0 || type.Name is "CodedValue" or "CodedConcept" or "CodeableConcept";

    // An account below another, a category, a department: its parent is no person.
    private static bool IsHierarchy(INamedTypeSymbol type)
    {
        foreach (var member in type.GetMembers())
        {
            if (member is IPropertySymbol { Name: "ParentId" or "ParentID" or "Parent" } or IFieldSymbol { Name: "ParentId" or "ParentID" or "Parent" }
                || (member is IPropertySymbol && member.Name == "Parent" + type.Name + "Id"))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsNamedAnswer(INamedTypeSymbol type) => type.Name.EndsWith("Response", StringComparison.Ordinal) || type.Name.EndsWith("Result", StringComparison.Ordinal);

    // That it was done, and nothing else in words: CreatedResponse { Id, Response }. Beside a question it is somebody's answer.
    private static bool IsAlone(INamedTypeSymbol type) =>
        IsNamedAnswer(type) && type.GetMembers().Count(static m => m is IPropertySymbol { IsImplicitlyDeclared: false, Type.SpecialType: SpecialType.System_String } && !m.Name.EndsWith("Id", StringComparison.OrdinalIgnoreCase)) == 1;

    // What an answer says of itself beside its data: { Status, Message, Data }.
    private static bool IsAnswer(INamedTypeSymbol type) =>
        IsNamedAnswer(type)
        && type.GetMembers().Any(static m => m is IPropertySymbol or IFieldSymbol && m.Name.ToUpperInvariant() is "STATUS" or "STATUSCODE" or "SUCCESS" or "ISSUCCESS" or "SUCCEEDED" or "DATA" or "ERRORS" or "VALID");

    /// <summary>A parameter or local: the words of the method and of the type around it are its context.</summary>
    public PhiFact? DecideValue(NameReading name, ValueShape shape, PhiNames names, ISymbol value)
    {
        if (shape.Kind == ValueShapeKind.Object)
        {
            return _knowledge.OfType(shape.Type);
        }

        var (person, clinical, subjects) = (false, false, 0);
        Read(value.ContainingSymbol?.Name);
        Read(value.ContainingType?.Name);

        // What is called just "name" beside symptoms or medicines is theirs.
        return (!person && name.Hit is { Kind: PhiKind.Name, Linked: true } && name.AllWords.Count == 1)
            || IsDoubtful(name, category => (subjects & (1 << (int)category)) != 0 || names.SubjectOf(value.ContainingNamespace) == category) ? null : ByName(name, shape, person || clinical, PhiTypeRole.Plain, "its name");

        void Read(string? text)
        {
            if (text is not null)
            {
                var around = names.Of(text);
                person |= around.NamesPerson;
                clinical |= around.NamesClinical;
                subjects |= around.Hit is { Linked: false, Sensitive: var category } ? 1 << (int)category : 0;
            }
        }
    }

    /// <summary>A text that has a name and no symbol.</summary>
    public PhiFact? DecideText(NameReading name, ValueShape shape, bool isLinked) => IsDoubtful(name, static _ => false) ? null : ByName(name, shape, isLinked, PhiTypeRole.Plain, "its name");

    // What a general word says (duration, amount, quantity, instructions, how many times) is of the record's kind; what is clinical in a specially protected record, and
    // when it was, is as protected as the record; and what is called just "name" in an examination or a prescription is its own name, where nothing else in it
    // names a person.
    private static PhiFact InRecord(PhiFact fact, NameReading name, ValueShape shape, PhiTypeReading owner) =>
        owner.Role == PhiTypeRole.Record && PhiKinds.IsClinical(owner.Kind) && owner.Kind != PhiKind.Other
        && ((name.Hit is { Linked: true, Confidence: PhiConfidence.Low } && fact.Kind == PhiKind.Medication)
            || (name.Hit is { Words: "amount" } && name.AllWords.Count == 1 && owner.Kind is PhiKind.Medication or PhiKind.SubstanceUse && owner.IsMeasure(shape.Type))
            || (name.Hit is { Words: "time" } && shape.Kind == ValueShapeKind.Number)
            || (fact.Kind == PhiKind.Name && name.AllWords.Count == 1 && owner.Identifying < 2))
            ? fact with { Kind = owner.Kind, Identifier = null, Sensitive = owner.CategoryOf(owner.Kind) }
            : owner.Role is PhiTypeRole.Record or PhiTypeRole.Person && fact.Sensitive == SensitiveCategory.None && (PhiKinds.IsClinical(fact.Kind) || fact.Kind == PhiKind.Date) && fact.Kind != PhiKind.Insurance
            ? fact with { Sensitive = owner.CategoryOf(fact.Kind) }
            : fact;

    // A member whose type is a patient's or a record's.
    private PhiFact? OfObject(NameReading name, ValueShape shape, PhiTypeRole owner, INamedTypeSymbol container)
    {
        if (_knowledge.OfType(shape.Type) is not { } content)
        {
            return null;
        }

        // AppointmentDoctors of an account: those in which it is the doctor.
        if (owner == PhiTypeRole.Staff && shape.IsCollection && name.Subject == TermRole.Staff)
        {
            return null;
        }

        // Who the doctor is, where people of all kinds are kept in one type.
        if (owner == PhiTypeRole.Staff && !shape.IsCollection && name.AllWords.Count == 1 && _knowledge.IsMaybePerson(name.AllWords[0]))
        {
            return null;
        }

        // The session of an appointment, which has the appointments of all: the way back says nothing of this one.
        if (content.Source == PhiSource.Type && _knowledge.LeadsBackTo(shape.Type, shape.IsCollection, container))
        {
            return null;
        }

        // A colleague's profile, a payout's lines: what else it leads to is nothing that is said here.
        if (owner is PhiTypeRole.Staff or PhiTypeRole.Organisation or PhiTypeRole.Reference && !shape.IsCollection && _knowledge.RoleOf(shape.Type) is PhiTypeRole.Plain or PhiTypeRole.Item)
        {
            return null;
        }

        // The service that was booked, yes or no: an entry of a list leads to whatever refers to it, and says nothing of it.
        if (!shape.IsCollection && content.Source == PhiSource.Type && _knowledge.IsEntry(shape.Type))
        {
            return null;
        }

        // The name of a person of the workforce beside: the FHIR data types serve for all.
        return content.Source == PhiSource.Standard && (name.Subject is TermRole.Staff or TermRole.Organisation || owner is PhiTypeRole.Staff or PhiTypeRole.Organisation)
            ? null
            : content.Source == PhiSource.Standard ? content : content with { Reason = "its type: " + content.Reason };
    }

    private PhiFact? ByName(NameReading name, ValueShape shape, bool isLinked, PhiTypeRole owner, string reason)
    {
        if (name.Hit is not { } hit || name.IsSuppressed)
        {
            return null;
        }

        // Bookkeeping that a more telling term does not override: PatientNameUpdatedAt.
        if (name.IsBookkeeping)
        {
            return null;
        }

        var ofPatient = name.NamesPerson && name.Subject is not (TermRole.Staff or TermRole.Organisation);
        // A doctor's name is not PHI; a doctor's notes are.
        if (name.Subject is TermRole.Staff or TermRole.Organisation
            && (!PhiKinds.IsClinical(hit.Kind) || hit.Kind is PhiKind.Insurance or PhiKind.Other || (hit.Confidence == PhiConfidence.Low && hit.Kind != PhiKind.Note)))
        {
            return null;
        }

        if (owner is PhiTypeRole.Staff or PhiTypeRole.Organisation or PhiTypeRole.Reference or PhiTypeRole.Machinery && !ofPatient)
        {
            return null;
        }

        if (hit.Linked && !isLinked && !ofPatient)
        {
            return null;
        }

        var isFlag = shape.Kind == ValueShapeKind.Bool || (name.IsFlag && shape.Kind == ValueShapeKind.Number);
        if (isFlag && ((!PhiKinds.IsClinical(hit.Kind) && hit.Kind != PhiKind.Demographic) || hit.Kind is PhiKind.Note or PhiKind.Encounter or PhiKind.Insurance or PhiKind.Other))
        {
            return null;
        }

        if (IsCount(name, shape) || (shape.Kind == ValueShapeKind.Number && hit.Kind == PhiKind.Patient))
        {
            return null;
        }

        if (name.EndsInId && shape.Kind is ValueShapeKind.Guid or ValueShapeKind.Number or ValueShapeKind.Any && hit.Kind is not PhiKind.NationalId)
        {
            return ofPatient || hit.Kind == PhiKind.PatientRef ? Fact(PhiKind.PatientRef, PhiConfidence.Low, PhiSource.Name, "its name; a key of the system") : null;
        }

        // LastMessageAt: the last of something, and nobody's last name.
        if (shape.Kind is ValueShapeKind.Date or ValueShapeKind.Time && hit.Kind is PhiKind.Name or PhiKind.Email or PhiKind.Phone or PhiKind.Fax)
        {
            return null;
        }

        // How long a surgery takes is not what is done.
        if (shape.Kind == ValueShapeKind.Guid || (shape.Kind == ValueShapeKind.Time && PhiKinds.IsClinical(hit.Kind) && hit.Kind != PhiKind.Encounter))
        {
            return null;
        }

        // A string that identifies a patient is as good as a record number; a surrogate key was told above.
        var kind = hit.Kind == PhiKind.PatientRef ? PhiKind.Mrn : hit.Kind;
        if (name.EndsInId && kind is not (PhiKind.NationalId or PhiKind.Mrn or PhiKind.HealthPlanId or PhiKind.License or PhiKind.Account or PhiKind.Device))
        {
            return null;
        }

        var confidence = hit.Confidence == PhiConfidence.Low && (isLinked || ofPatient) ? PhiConfidence.Medium : hit.Confidence;
        if (name.IsWeakened)
        {
            confidence = confidence == PhiConfidence.High ? PhiConfidence.Medium : PhiConfidence.Low;
        }

        return Fact(kind, confidence, PhiSource.Name, reason, hit.Sensitive);
    }

    // How many; also a total that is a whole number: the rows of all pages, not what is to be paid.
    private static bool IsCount(NameReading name, ValueShape shape) =>
        shape.Kind == ValueShapeKind.Number
        && (name.IsAggregate || (name.AllWords.Count == 1 && name.AllWords[0] == "total" && shape.Type.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64));

    // In a patient's or a record's type whatever is not there to run the system tells of the patient.
    private static bool IsContent(NameReading name, ValueShape shape) =>
        shape.Kind is ValueShapeKind.Text or ValueShapeKind.Date or ValueShapeKind.Time or ValueShapeKind.Number or ValueShapeKind.Enum
        && !(shape.Kind == ValueShapeKind.Enum && name.TellsWorkflow)
        && !name.IsBookkeeping
        && !name.IsSuppressed
        && !name.IsWeakened
        && !name.EndsInId
        && !(shape.Kind == ValueShapeKind.Number && (name.IsFlag || name.Hit is { Kind: PhiKind.Patient }))
        && !IsCount(name, shape)
        && name.Subject is not (TermRole.Staff or TermRole.Organisation);

    // Yes or no in a record of one clinical kind is a finding (IsViable of an embryo), where it does not tell how far the work on it is.
    private static bool IsFinding(NameReading name, PhiTypeReading owner) =>
        owner.Role == PhiTypeRole.Record
        && PhiKinds.IsClinical(owner.Kind) && owner.Kind is not (PhiKind.Demographic or PhiKind.Encounter or PhiKind.Insurance or PhiKind.Note or PhiKind.Other)
        && !name.IsBookkeeping
        && !name.IsSuppressed
        && !name.IsWeakened
        && !name.TellsProgress
        && name.Subject is not (TermRole.Staff or TermRole.Organisation);

    private PhiFact Fact(PhiKind kind, PhiConfidence confidence, PhiSource source, string reason, SensitiveCategory sensitive = SensitiveCategory.None) =>
        new(kind, _isHealthCode ? confidence : PhiConfidence.Low, source, reason)
        {
            Identifier = PhiKinds.IdentifierOf(kind),
            Sensitive = sensitive == SensitiveCategory.None ? PhiKinds.SensitiveOf(kind) : sensitive,
        };
}
