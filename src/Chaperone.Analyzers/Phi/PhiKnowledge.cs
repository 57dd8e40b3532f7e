using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Chaperone.Phi.Terms;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Chaperone.Phi;

/// <summary>What is PHI in a compilation: asked symbol by symbol, answered once.</summary>
/// <remarks>
/// Evidence in this order: what attributes declare, what a standard says of a type (FHIR, DICOM), what a member's type is, what the type
/// around it is (a patient, a record of care), and its name by the lexicon in that context. docs/phi.md says it at length.
/// </remarks>
internal sealed partial class PhiKnowledge
{
    /// <summary>So deep a type is searched for a patient's or a clinical one inside of it.</summary>
    private const int Depth = 4;

    /// <summary>So many types outward a patient's or a clinical one is searched that a type is part of.</summary>
    private const int PartDepth = 3;

    /// <summary>So many records of accounts on, it is their health that the code is about.</summary>
    private const int FewestRecords = 2;

    private static readonly BoundedCache<Key, PhiKnowledge> Cache = new(static k => new PhiKnowledge(k), static k => k._key);

    private readonly Key _key;
    private readonly Lazy<Parts> _parts;
    private readonly Lazy<bool> _accountsArePatients;
    private readonly ConcurrentDictionary<ISymbol, Answer> _members = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ITypeSymbol, Answer> _types = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<INamedTypeSymbol, PhiTypeReading> _alone = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<INamedTypeSymbol, PhiTypeReading> _readings = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<string, bool> _patients = new(StringComparer.Ordinal);

    private PhiKnowledge(Key key)
    {
        _key = key;
        _parts = new Lazy<Parts>(() => new Parts(key), LazyThreadSafetyMode.ExecutionAndPublication);
        _accountsArePatients = new Lazy<bool>(AccountsArePatients, LazyThreadSafetyMode.ExecutionAndPublication);
        _called = new Lazy<ILookup<string, (IReadOnlyList<string> Words, string Name)>>(FindCalled, LazyThreadSafetyMode.ExecutionAndPublication);
    }

    /// <summary>The compilation's knowledge, shared by all that ask while somebody holds it.</summary>
    public static PhiKnowledge For(Compilation compilation, AnalyzerOptions options) => Cache.GetOrCreate(new Key(compilation, options, null));

    /// <inheritdoc cref="For(Compilation, AnalyzerOptions)"/>
    public static PhiKnowledge For(Compilation compilation, PhiSettings settings) => Cache.GetOrCreate(new Key(compilation, null, settings));

    /// <summary>Whether the code is about health care; else names alone are no evidence.</summary>
    public bool IsHealthCode => _parts.Value.IsHealthCode;

    /// <summary>What a property or field is; null when it is not PHI.</summary>
    public PhiFact? OfMember(ISymbol member)
    {
        member = member.OriginalDefinition;
        if (_members.TryGetValue(member, out var known))
        {
            return known.Fact;
        }

        var fact = ReadMember(member);
        _members[member] = new Answer(fact);
        return fact;
    }

    /// <summary>The same of a member in a type that inherits it: what a doctor has from a person is a doctor's.</summary>
    public PhiFact? OfMember(ISymbol member, ITypeSymbol? owner) =>
        OfMember(member) is { } fact && (fact.Source is PhiSource.Classification or PhiSource.Standard || owner is null || SymbolEqualityComparer.Default.Equals(owner.OriginalDefinition, member.ContainingType?.OriginalDefinition)
            || RoleOf(owner) is not (PhiTypeRole.Staff or PhiTypeRole.Organisation or PhiTypeRole.Machinery))
            ? fact
            : null;

    /// <summary>What a member of an account says of the patient whose account it is (<c>patient.User.FirstName</c>); null where it is somebody else's, as who registered a patient.</summary>
    public PhiFact? OfAccount(ISymbol member, IPropertySymbol navigation)
    {
        var names = _parts.Value.Names;
        if (!IsPersonType(navigation.ContainingType) || RoleOf(navigation.Type) != PhiTypeRole.Staff || names.Of(navigation.Name).AllWords is not [.., var last] words
            || !names.Lexicon.Has(PhiLexicon.Table.Login, last) || (words.Count > 1 && navigation.Name != navigation.Type.Name)
            || PhiMembers.TypeOf(member) is not { } type || ValueShape.Of(type) is not { Kind: ValueShapeKind.Text or ValueShapeKind.Date } shape)
        {
            return null;
        }

        return new PhiMemberDecision(this, _parts.Value.IsHealthCode).DecideText(names.Of(member.Name), shape, isLinked: true) is { } fact
            ? fact with { Reason = "its name in the account of the type " + navigation.ContainingType.Name }
            : null;
    }

    /// <summary>What a parameter, local or other value is by its attributes, its type and its name; null when it is not PHI.</summary>
    public PhiFact? OfValue(ISymbol value)
    {
        if (value is IPropertySymbol or IFieldSymbol)
        {
            return DicomTags.Of(value) ?? OfMember(value);
        }

        var type = value switch
        {
            IParameterSymbol parameter => parameter.Type,
            ILocalSymbol { IsConst: false } local => local.Type,
            IRangeVariableSymbol => null,
            _ => null,
        };
        if (type is null)
        {
            return null;
        }

        if (_members.TryGetValue(value, out var known))
        {
            return known.Fact;
        }

        var fact = ReadValue(value, ValueShape.Of(type));
        _members[value] = new Answer(fact);
        return fact;
    }

    /// <summary>What <c>[return: …]</c> declares; null when it declares nothing.</summary>
    public ResultDeclaration? OfResult(IMethodSymbol method) =>
        _parts.Value.Classification.OfResult(method) is { } declared ? new ResultDeclaration(Declared(declared)) : null;

    /// <summary>What a text of that name is where there is no symbol for it, as a route's parameter or a key of the query; the words around it are its context.</summary>
    public PhiFact? OfText(string name, IEnumerable<string> around)
    {
        var names = _parts.Value.Names;
        return new PhiMemberDecision(this, _parts.Value.IsHealthCode).DecideText(
            names.Of(name),
            ValueShape.Of(_key.Compilation.GetSpecialType(SpecialType.System_String)),
            around.Any(word => names.Of(word) is { } context && (context.NamesPerson || context.NamesClinical)));
    }

    /// <summary>Whether a text, as the name of a role, means patients.</summary>
    public bool NamesPatients(string text) => _parts.Value.Names.Of(text).NamesPerson;

    /// <summary>Whether a text, as the name of a role, means somebody of the workforce; just a user is anybody.</summary>
    public bool NamesWorkforce(string text) =>
        !NamesPatients(text) && _parts.Value.Names.Lexicon.WordsOf(text).Exists(word => _parts.Value.Names.Lexicon.RoleOfWord(word) == TermRole.Staff && !_parts.Value.Names.Lexicon.Has(PhiLexicon.Table.Login, word));

    /// <summary>What an instance of the type is as a whole (a FHIR resource, a patient, a clinical record, a container of one); null when it is not PHI.</summary>
    public PhiFact? OfType(ITypeSymbol type)
    {
        var element = ValueShape.Of(type) is { Kind: ValueShapeKind.Object } shape ? shape.Type : null;
        if (element is null)
        {
            return null;
        }

        if (_types.TryGetValue(element, out var known))
        {
            return known.Fact;
        }

        var fact = ReadType(element, Depth, new HashSet<ITypeSymbol>(SymbolEqualityComparer.Default));
        _types[element] = new Answer(fact);
        return fact;
    }

    /// <summary>The members of a type, those of its bases included, that are PHI.</summary>
    public ImmutableArray<(ISymbol Member, PhiFact Fact)> MembersOf(ITypeSymbol type)
    {
        var result = ImmutableArray.CreateBuilder<(ISymbol, PhiFact)>();
        for (var current = type as INamedTypeSymbol; current is not null && current.SpecialType == SpecialType.None; current = current.BaseType)
        {
            foreach (var member in current.GetMembers())
            {
                if (PhiMembers.TypeOf(member) is not null && OfMember(member) is { } fact)
                {
                    result.Add((member, fact));
                }
            }
        }

        return result.ToImmutable();
    }

    /// <summary>Whether the type is a patient or another individual whom the data is about.</summary>
    public bool IsPersonType(ITypeSymbol type) => RoleOf(type) == PhiTypeRole.Person;

    /// <summary>Whether a member that is called just "Name", and counts by that alone, stands in a type that is no person: a run's, a profile's, a search's.</summary>
    public bool IsNameOfThing(ISymbol symbol, PhiFact fact) =>
        fact is { Kind: PhiKind.Name, Source: PhiSource.Name } && symbol is IPropertySymbol { Name: "Name", ContainingType: { } type } && !IsPersonType(type);

    /// <summary>Whether the name says that it is a number over many: <c>totalAppointments</c>.</summary>
    public bool IsAggregate(ISymbol member) => _parts.Value.Names.Of(member.Name).IsAggregate;

    /// <summary>What the type stands for.</summary>
    public PhiTypeRole RoleOf(ITypeSymbol type) => type is INamedTypeSymbol named ? ReadingOf(named).Role : PhiTypeRole.Plain;

    /// <summary>A catalogue of clinical things: which of them a record refers to tells of the patient.</summary>
    public PhiKind? CatalogueOf(ITypeSymbol type) =>
        type is INamedTypeSymbol named && ReadingOf(named) is { Role: PhiTypeRole.Reference or PhiTypeRole.Item } reading && PhiKinds.IsClinical(reading.Kind) && reading.Kind is not (PhiKind.Other or PhiKind.Encounter or PhiKind.Insurance or PhiKind.Note)
            ? reading.Kind
            : null;

    /// <summary>An entry of a list that serves for all: with a key of its own, named or described, and nothing else but what refers to it.</summary>
    public bool IsEntry(ITypeSymbol type) => type is INamedTypeSymbol named && ReadingOf(named) is { Role: PhiTypeRole.Plain, IsEntry: true };

    /// <summary>A thing with a key of its own, plain but for what it has a list of: those that lead to it, or that staff have.</summary>
    public bool LeadsBackTo(ITypeSymbol type, bool isCollection, INamedTypeSymbol owner)
    {
        if (type is not INamedTypeSymbol named || ReadingOf(named) is not { Role: PhiTypeRole.Plain, HasKey: true } || (isCollection && RoleOf(owner) != PhiTypeRole.Staff))
        {
            return false;
        }

        var leads = false;
        foreach (var member in named.GetMembers())
        {
            if (PhiMembers.TypeOf(member) is not { } memberType || ValueShape.Of(memberType) is not { Kind: ValueShapeKind.Object } shape || SymbolEqualityComparer.Default.Equals(shape.Type, owner))
            {
                leads |= PhiMembers.TypeOf(member) is { } back && ValueShape.Of(back) is { IsCollection: true, Kind: ValueShapeKind.Object };
            }
            else if (!shape.IsCollection && RoleOf(shape.Type) is PhiTypeRole.Person or PhiTypeRole.Record)
            {
                return false;
            }
            else
            {
                leads |= isCollection && shape.IsCollection;
            }
        }

        return leads;
    }

    private static bool IsForeign(ITypeSymbol type) => WellKnownSymbols.IsFrameworkAssembly(type.ContainingAssembly);

    private PhiTypeReading ReadingOf(INamedTypeSymbol type)
    {
        type = type.OriginalDefinition;
        if (_readings.TryGetValue(type, out var known))
        {
            return known;
        }

        var reading = InPlace(type);
        if (EntityOf(type, reading) is { IsWhole: true, Type: var entity })
        {
            reading = reading.As(InPlace(entity));
        }

        if (reading is { Role: PhiTypeRole.Staff, IsAccount: true, Identifying: >= 2 } && _parts.Value.IsHealthCode && _accountsArePatients.Value)
        {
            reading = reading.AsOwner();
        }

        if (reading.Role is PhiTypeRole.Record or PhiTypeRole.Person && _parts.Value.IsHealthCode)
        {
            reading = reading.In(_parts.Value.Subject.Special);
        }

        _readings[type] = reading;
        return reading;
    }

    // The type by where it is used, too.
    private PhiTypeReading InPlace(INamedTypeSymbol type)
    {
        var reading = AloneOf(type);
        if ((reading.CanBePart && ((reading.IsDiary && _parts.Value.IsHealthCode && _parts.Value.Subject.IsMental) || IsPart(type, reading, PartDepth) || BelongsToPatient(type, reading))) || (reading.Role == PhiTypeRole.Reference && BelongsToPatient(type, reading)))
        {
            reading = reading.AsPart();
        }

        return reading;
    }

    // Cycles, moods and cravings of users, and nobody whose patients they could be: whoever has an account here is the patient.
    private bool AccountsArePatients()
    {
        if (_parts.Value.Subject is { NamesPatients: true } or { NamesStaff: true })
        {
            return false;
        }

        var records = 0;
        foreach (var name in _parts.Value.Uses.Declared)
        {
            records += _parts.Value.Symbols.Get(name) is { } type && AloneOf(type) is { Role: PhiTypeRole.Record, IsOfAccount: true } ? 1 : 0;
            if (records == FewestRecords)
            {
                return true;
            }
        }

        return false;
    }

    // The type without regard to where it is used.
    private PhiTypeReading AloneOf(INamedTypeSymbol type)
    {
        if (_alone.TryGetValue(type, out var known))
        {
            return known;
        }

        var reading = type.TypeKind is TypeKind.Class or TypeKind.Struct or TypeKind.Interface or TypeKind.Error && !IsForeign(type)
            ? PhiTypeReading.Of(type, _parts.Value.Names)
            : PhiTypeReading.Nothing;
        _alone[type] = reading;
        return reading;
    }

    /// <summary>A word that may mean anybody: client, participant, customer.</summary>
    public bool IsMaybePerson(string word) => _parts.Value.Names.Lexicon.RoleOfWord(word) == TermRole.MaybePerson;

    // The session of a client, the letter to a participant, where this code calls its patients so.
    private bool BelongsToPatient(INamedTypeSymbol type, PhiTypeReading reading)
    {
        if (!_parts.Value.IsHealthCode)
        {
            return false;
        }

        if (reading.Role != PhiTypeRole.Reference && !reading.IsCatalogue && _parts.Value.Names.Lexicon.WordsOf(type.Name) is [var first, _, ..] && IsMaybePerson(first) && _patients.GetOrAdd(first, IsPatient))
        {
            return true;
        }

        foreach (var word in reading.MaybePersons)
        {
            // A list that names one is theirs where it is called after them: ContactQuestionnaire.
            if ((reading.Role != PhiTypeRole.Reference || type.Name.StartsWith(word, StringComparison.OrdinalIgnoreCase)) && _patients.GetOrAdd(word, IsPatient))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsPatient(string word)
    {
        foreach (var name in _parts.Value.Uses.DeclaredAs(word))
        {
            if (_parts.Value.Symbols.Get(name) is { } type && AloneOf(type) is var reading && (reading.IsPatientByEvidence || (reading.Role == PhiTypeRole.Person && _parts.Value.Subject is { NamesCarers: true, NamesPatients: false })))
            {
                return true;
            }
        }

        return false;
    }

    // The lines of a prescription, the address of a patient: used in patients' and clinical types, and nowhere else.
    private bool IsPart(INamedTypeSymbol type, PhiTypeReading reading, int depth)
    {
        if (depth == 0 || type.TypeKind == TypeKind.Error || !(SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, _key.Compilation.Assembly) || _parts.Value.IsProject(type.ContainingAssembly)) || type.Arity > 0)
        {
            return false;
        }

        var (isPart, isListed) = (false, false);
        foreach (var use in _parts.Value.Uses.Of(type.Name))
        {
            if (_parts.Value.Symbols.Get(use.Owner) is not { } owner || SymbolEqualityComparer.Default.Equals(owner, type))
            {
                continue;
            }

            var alone = AloneOf(owner);
            if (alone.Role == PhiTypeRole.Machinery)
            {
                continue;
            }

            // The medicine's list of the lines that name it, a page of them; and what a line says it is a line of.
            if (use.IsCollection ? IsListOfAll(alone) : HasListOf(type, owner))
            {
                isListed = true;
                continue;
            }

            // What has its own key and is referred to one by one may be a catalogue's.
            if ((reading.HasKey && !use.IsCollection)
                || !(alone.Role is PhiTypeRole.Person or PhiTypeRole.Record || (alone.CanBePart && IsPart(owner, alone, depth - 1))))
            {
                return false;
            }

            isPart = true;
        }

        return isPart && !(isListed && reading.IsCatalogue);
    }

    // An entry of a list for all, or an answer that has a key of nothing: whose the content of such a list is, it does not say.
    private static bool IsListOfAll(PhiTypeReading owner) => owner.Role == PhiTypeRole.Reference || (owner.Role == PhiTypeRole.Plain && (owner.IsCatalogue || owner.IsEntry || !owner.HasKey));

    private static bool HasListOf(INamedTypeSymbol type, INamedTypeSymbol element)
    {
        foreach (var member in type.GetMembers())
        {
            if (member is IPropertySymbol { Type: { } held } && ValueShape.Of(held) is { IsCollection: true, Kind: ValueShapeKind.Object } shape && SymbolEqualityComparer.Default.Equals(shape.Type, element))
            {
                return true;
            }
        }

        return false;
    }

    private PhiFact? ReadMember(ISymbol member)
    {
        if (DicomTags.Of(member) is { } tag)
        {
            return tag;
        }

        if (PhiMembers.TypeOf(member) is not { } memberType || member.ContainingType is not { } container || container.TypeKind is TypeKind.Enum or TypeKind.Delegate)
        {
            return null;
        }

        if ((_parts.Value.Classification.Of(member) ?? DeclaredOn(container)) is { } declared)
        {
            // The framework marks the columns of its users: a user is staff as often as a patient.
            return Declared(declared) is { } marked && IsForeign(container) ? marked with { Confidence = PhiConfidence.Low } : Declared(declared);
        }

        if ((FhirTypes.OfMember(member, memberType) ?? TaggedTexts.Of(member, _parts.Value.IsHealthCode)) is { } standard)
        {
            return standard;
        }

        // Members of the framework's own types: Type.FullName, FileInfo.FullName, claims, diagnostics, health checks.
        if (IsForeign(container) || FhirTypes.IsModel(container))
        {
            return null;
        }

        var shape = ValueShape.Of(memberType);
        if (shape.Kind == ValueShapeKind.None)
        {
            return null;
        }

        var name = _parts.Value.Names.Of(member.Name);
        return new PhiMemberDecision(this, _parts.Value.IsHealthCode).Decide(name, (name.EndsInId && IsForeignKey(member)) || PhiTypeEvidence.IsAbbreviatedKey(member, container, shape) ? shape.AsKey() : shape, container, ReadingOf(container))
            ?? OfEntity(member, container, shape);
    }

    /// <summary>A text beside the object that it leads to (<c>PatientId</c> and <c>Patient</c>) is a key of the system, as a Guid is.</summary>
    private bool IsForeignKey(ISymbol member)
    {
        if (!member.Name.EndsWith("Id", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        foreach (var other in member.ContainingType.GetMembers(member.Name.Substring(0, member.Name.Length - 2)))
        {
            if (other is IPropertySymbol { Type: { } type } && ValueShape.Of(type) is { Kind: ValueShapeKind.Object, IsCollection: false })
            {
                return true;
            }
        }

        return IsKeyOfType(member.Name) || IsBesideKeyOfStaff(member);
    }

    /// <summary>A <c>PatientId</c> beside a <c>DoctorId</c> of the same type, a text: a doctor has no record number, so both are keys of accounts.</summary>
    private bool IsBesideKeyOfStaff(ISymbol member)
    {
        if (_parts.Value.Names.Of(member.Name).Hit is not { Kind: PhiKind.PatientRef })
        {
            return false;
        }

        foreach (var other in member.ContainingType.GetMembers())
        {
            if (other is IPropertySymbol { Type.SpecialType: SpecialType.System_String } && _parts.Value.Names.Of(other.Name) is { EndsInId: true, Subject: TermRole.Staff, AllWords.Count: 2 })
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// The code has a type that the key is called after, with a text for its <c>Id</c>, as accounts have: what the key of a table is called, and no number that people
    /// know. A <c>PatientId</c> that a patient has itself may be such a number; a record of care has none.
    /// </summary>
    private bool IsKeyOfType(string key)
    {
        var length = key.Length - 2;
        foreach (var declared in _parts.Value.Uses.DeclaredAs(key.Substring(0, length)))
        {
            if (declared.Length == declared.LastIndexOf('.') + 1 + length && _parts.Value.Symbols.Get(declared) is { } type
                && (HasText(type, "Id") || (HasText(type, key) && RoleOf(type) == PhiTypeRole.Record)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasText(INamedTypeSymbol? type, string name)
    {
        for (; type is not null && type.SpecialType == SpecialType.None; type = type.BaseType)
        {
            if (type.GetMembers(name).FirstOrDefault() is IPropertySymbol { Type.SpecialType: SpecialType.System_String })
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What a type's attribute says of all its members, as masking reads it; the nearest of the type and its bases.</summary>
    private PhiClassification.Declared? DeclaredOn(INamedTypeSymbol? type)
    {
        for (; type is not null && type.SpecialType == SpecialType.None; type = type.BaseType)
        {
            if (_parts.Value.Classification.Of(type) is { } declared)
            {
                return declared;
            }
        }

        return null;
    }

    private PhiFact? ReadValue(ISymbol value, ValueShape shape)
    {
        if (_parts.Value.Classification.Of(value) is { } declared)
        {
            return Declared(declared);
        }

        if (shape.Kind == ValueShapeKind.None)
        {
            return null;
        }

        var name = _parts.Value.Names.Of(value.Name);
        return new PhiMemberDecision(this, _parts.Value.IsHealthCode).DecideValue(name, shape, _parts.Value.Names, value);
    }

    private PhiFact? ReadType(ITypeSymbol type, int depth, HashSet<ITypeSymbol> visited)
    {
        if (!visited.Add(type))
        {
            return null;
        }

        if (_parts.Value.Classification.Of(type) is { } declared)
        {
            return Declared(declared);
        }

        if (FhirTypes.Of(type) is { } standard)
        {
            return standard;
        }

        if (type is not INamedTypeSymbol named || IsForeign(type) || FhirTypes.IsModel(type))
        {
            return null;
        }

        var reading = ReadingOf(named);
        var confidence = _parts.Value.IsHealthCode ? PhiConfidence.Medium : PhiConfidence.Low;
        switch (reading.Role)
        {
            case PhiTypeRole.Person:
                return new PhiFact(PhiKind.Patient, confidence, PhiSource.Type, "the type " + type.Name + ", a patient's");
            case PhiTypeRole.Record:
                return new PhiFact(reading.Kind, confidence, PhiSource.Type, "the clinical type " + type.Name) { Sensitive = reading.CategoryOf(reading.Kind == PhiKind.Other && reading.IsNamedClinical ? PhiKind.Note : reading.Kind) };
            case PhiTypeRole.Machinery:
                return null;
        }

        if (depth == 0)
        {
            return null;
        }

        foreach (var argument in named.TypeArguments)
        {
            if (ValueShape.Of(argument) is { Kind: ValueShapeKind.Object } element && ReadType(element.Type, depth - 1, visited) is { } inner)
            {
                return inner with { Reason = "its content, " + inner.Reason };
            }
        }

        // A container: what it holds makes it PHI, whoever it belongs to. Staff and catalogues hold references to what they took part in; whose account a comment's is holds everything of theirs.
        if (reading.Role is PhiTypeRole.Plain or PhiTypeRole.Item && !(reading.IsAccount && (depth < Depth || reading.IsOwner)))
        {
            foreach (var member in named.GetMembers())
            {
                if (PhiMembers.TypeOf(member) is { } memberType
                    && ValueShape.Of(memberType) is { Kind: ValueShapeKind.Object } held
                    && ReadType(held.Type, depth - 1, visited) is { } inner)
                {
                    return inner with { Reason = "what it contains, " + inner.Reason };
                }
            }
        }

        return null;
    }

    private static PhiFact? Declared(PhiClassification.Declared declared) =>
        declared.Kind is { } kind
            ? new PhiFact(kind, PhiConfidence.High, PhiSource.Classification, "its attribute [" + declared.Attribute + "]")
            {
                Identifier = PhiKinds.IdentifierOf(kind),
                Sensitive = PhiKinds.SensitiveOf(kind),
            }
            : null;
}
