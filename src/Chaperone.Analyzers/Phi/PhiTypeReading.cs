using System.Collections.Generic;
using System.Linq;
using Chaperone.Phi.Terms;
using Microsoft.CodeAnalysis;

namespace Chaperone.Phi;

/// <summary>What a type is by its name, its bases and its members' names; it never looks into other types' members.</summary>
internal sealed class PhiTypeReading
{
    private const int MostBases = 8;
    private const int MostMembers = 500;

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

    /// <summary>A clinical word ends its name, though its members are those of a catalogue.</summary>
    public bool IsNamedClinical { get; private set; }

    /// <summary>Whether it may be a part of a record: nothing tells that it is anything else.</summary>
    public bool CanBePart => !IsQuery && (Role is PhiTypeRole.Plain or PhiTypeRole.Item || (Role == PhiTypeRole.Reference && IsNamedClinical));

    /// <summary>The same type, found to be used in records only.</summary>
    public PhiTypeReading AsPart() => new(PhiTypeRole.Record, Kind, IsQuery, HasKey);

    public static PhiTypeReading Of(INamedTypeSymbol type, PhiNames names)
    {
        var name = TypeName.Of(type, names);
        if (name.Has(TermRole.Machinery) && name.Head == TermRole.Machinery)
        {
            return new PhiTypeReading(PhiTypeRole.Machinery, PhiKind.Other, name.IsQuery, false);
        }

        var members = Evidence.Of(type, names);
        return new PhiTypeReading(RoleOf(name, members), name.Kind, name.IsQuery, members.HasKey) { IsNamedClinical = name.Head == TermRole.Clinical };
    }

    private static PhiTypeRole RoleOf(TypeName name, Evidence members)
    {
        if (!members.HasData)
        {
            return PhiTypeRole.Machinery;
        }

        var linked = members.NamesPatient || members.BaseIsPatient;
        if (name.Head == TermRole.Reference)
        {
            // PatientDisease, PatientMedicine: the catalogue's word says what the patient has.
            if (name.Has(TermRole.Person) && PhiKinds.IsClinical(name.Kind) && name.EndsInKind)
            {
                return PhiTypeRole.Record;
            }

            return members.IsStatistic ? PhiTypeRole.Reference
                : linked && (name.Has(TermRole.Person) || name.Has(TermRole.Clinical) || members.NamesPatientKey) ? PhiTypeRole.Record
                : members.NamesRecord && name.Has(TermRole.Clinical) && !members.IsCatalogue ? PhiTypeRole.Record
                : PhiTypeRole.Reference;
        }

        if (members.IsStatistic)
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
            return linked || members.NamesRecord || members.HasIdentifier || !members.IsCatalogue ? PhiTypeRole.Record : PhiTypeRole.Reference;
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

        if (members.Clinical >= 2)
        {
            return PhiTypeRole.Item;
        }

        return members.HasIdentifier || (name.Has(TermRole.MaybePerson) && members.Identifying >= 3) ? PhiTypeRole.Person : PhiTypeRole.Plain;
    }

    /// <summary>The words of a type's name and what they stand for.</summary>
    private sealed class TypeName
    {
        private int _roles;

        public TermRole? Head { get; private set; }

        public PhiKind Kind { get; private set; }

        /// <summary>The last word is part of the term that gave the kind.</summary>
        public bool EndsInKind { get; private set; }

        public bool IsQuery { get; private set; }

        public bool Has(TermRole role) => (_roles & (1 << (int)role)) != 0;

        public static TypeName Of(INamedTypeSymbol type, PhiNames names)
        {
            var result = new TypeName { Kind = PhiKind.Other };
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

            while (end > 1 && IsForm(words[end - 1]) && !EndsInRole(words, end, names.Lexicon))
            {
                end--;
                result.IsQuery |= words[end] == "query";
            }

            if (end < words.Count)
            {
                words.RemoveRange(end, words.Count - end);
            }

            result.Read(words, names.Lexicon, isOuter: false);
            if (NameReading.Of(names.Lexicon, string.Join("_", words)).Hit is { } hit)
            {
                result.Kind = hit.Kind;
                result.EndsInKind = words.Count > 0 && hit.Words.EndsWith(words[words.Count - 1], System.StringComparison.Ordinal);
            }

            return result;
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

        // What says how a type is used, not what it is.
        private static bool IsForm(string word) => word is "dto" or "model" or "view" or "viewmodel" or "vm" or "entity" or "request" or "response" or "command" or "query"
            or "input" or "output" or "detail" or "info" or "information" or "data" or "item" or "payload" or "event" or "message" or "base" or "list" or "listitem" or "row"
            or "record" or "document" or "form" or "state" or "args" or "param" or "bo" or "po" or "vo" or "dao" or "poco" or "resource" or "contract" or "schema" or "v1" or "v2" or "body"
            or "table" or "tbl" or "object" or "obj" or "result" or "created" or "updated" or "lookup" or "dtos" or "summary" or "snapshot" or "aggregate" or "paged" or "minimal" or "shared" or "simple" or "full" or "short";
    }

    /// <summary>What the members' names tell of the type.</summary>
    private sealed class Evidence
    {
        private readonly bool _isKnown;
        private bool _isCatalogue;
        private int _content;
        private int _aggregates;
        private int _others;

        private Evidence(bool isKnown)
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

        /// <summary>A national id, a record number, a plan id or a birth date: whoever has one is a person.</summary>
        public bool HasIdentifier { get; private set; }

        public bool BaseIsPatient { get; private set; }

        /// <summary>Salary, speciality, password: a person of the workforce or an account.</summary>
        public bool IsEmployed { get; private set; }

        /// <summary>Numbers over many people.</summary>
        public bool IsStatistic => _aggregates >= 2 && _aggregates >= _others;

        public int Identifying { get; private set; }

        /// <summary>Members that are clinical wherever they stand.</summary>
        public int Clinical { get; private set; }

        /// <summary>Names, codes, prices and descriptions alone; or nothing but references, as the tables between two tables have.</summary>
        public bool IsCatalogue => _isCatalogue || (_isKnown && _content == 0);

        public static Evidence Of(INamedTypeSymbol type, PhiNames names)
        {
            // A type that nothing is known of stands for its name.
            var isKnown = type.TypeKind != TypeKind.Error && type.GetMembers().Any(static m => !m.IsImplicitlyDeclared);
            var result = new Evidence(isKnown);
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
                        result.Add(member, ValueShape.Of(memberType), names);
                    }
                }
            }

            return result;
        }

        // A number of them: Completed, Cancelled.
        private static bool IsOutcome(IReadOnlyList<string> words) =>
            words.Count == 1 && words[0] is "completed" or "cancelled" or "canceled" or "pending" or "active" or "inactive" or "failed" or "new" or "male" or "female" or "scheduled" or "confirmed";

        private static bool IsOfCatalogue(IReadOnlyList<string> words)
        {
            var last = words.Count == 0 ? "" : words[words.Count - 1];
            return last is "name" or "code" or "description" or "display" or "title" or "price" or "category" or "type" or "en" or "ar" or "class" or "unit" or "stock" or "color" or "naziv"
                or "manufacturer" or "image" or "icon" or "keyword" or "synonym" or "definition" or "system" or "version" or "group" or "duration" or "cost" or "minute" or "range" or "specialty"
                or "label" or "alias" or "abbreviation" or "short" or "long" or "brand" or "generic" or "parent" or "usage" or "relevance" or "score" or "fee" or "denumire" or "nombre" or "nome";
        }

        private void Add(ISymbol member, ValueShape shape, PhiNames names)
        {
            HasKey |= member.Name is "Id" or "ID" or "Oid" || (member.Name.EndsWith("Id", System.StringComparison.OrdinalIgnoreCase) && member.Name.StartsWith(member.ContainingType.Name, System.StringComparison.OrdinalIgnoreCase));
            HasData |= member is IPropertySymbol || member.DeclaredAccessibility == Accessibility.Public;
            if (shape.Kind is ValueShapeKind.None or ValueShapeKind.Bool)
            {
                return;
            }

            var name = names.Of(member.Name);
            var words = name.AllWords;
            var single = !shape.IsCollection;
            if (shape.Kind == ValueShapeKind.Number && !name.EndsInId && (name.IsAggregate || IsOutcome(words)))
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

            NamesRecord |= single && (name.EndsInId || shape.Kind == ValueShapeKind.Object) && name.NamesClinical;
            if (name.Hit is { } hit && !name.IsSuppressed && !name.IsWeakened && name.Subject is not (TermRole.Staff or TermRole.Organisation))
            {
                HasIdentifier |= !hit.Linked && hit.Confidence == PhiConfidence.High && hit.Kind is PhiKind.NationalId or PhiKind.Mrn or PhiKind.HealthPlanId
                    || (hit.Kind == PhiKind.Date && hit.Confidence == PhiConfidence.High && !hit.Linked);
                if (PhiKinds.IsClinical(hit.Kind) && !hit.Linked && hit.Confidence == PhiConfidence.High && !name.EndsInId)
                {
                    Clinical++;
                }

                if (PhiKinds.IdentifierOf(hit.Kind) is not null || hit.Kind == PhiKind.Demographic)
                {
                    Identifying++;
                }
            }

            _content += name.IsBookkeeping || name.EndsInId || shape.IsCollection || shape.Kind == ValueShapeKind.Object ? 0 : 1;
            _isCatalogue &= name.IsBookkeeping || name.EndsInId || shape.IsCollection || IsOfCatalogue(words);
            foreach (var word in words)
            {
                IsEmployed |= word is "salary" or "salariu" or "functia" or "functie" or "angajat" or "angajare" or "angajarii" or "specialty" or "speciality" or "specialization" or "specialisation" or "qualification" or "password" or "role" or "hire" or "hired" or "license" or "licence" or "experience" or "biography";
            }
        }
    }
}
