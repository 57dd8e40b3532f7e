using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints.Payload;

/// <summary>Which members of a type XmlSerializer or DataContractSerializer writes, and whether they write it at all.</summary>
/// <remarks>
/// TypeScope.cs and Models.cs (XmlSerializer) and ClassDataContract.cs (DataContractSerializer) in dotnet/runtime, System.Private.Xml and
/// System.Private.DataContractSerialization. A type that the serializer refuses is null: the formatter then leaves the answer to the next one.
/// Held to the real ones by the oracle of the payload tests; what decides at run time is unknown.
/// </remarks>
internal static class XmlContracts
{
    public const string Xml = "System.Xml.Serialization";

    public static ImmutableArray<JsonMember>? MembersOf(INamedTypeSymbol type, JsonWriter writer) =>
        writer == JsonWriter.Xml ? OfXmlSerializer(type) : OfDataContracts(type);

    /// <summary>Whether a collection is one for the serializer. MVC wraps a sequence that is the answer itself (EnumerableWrapperProvider).</summary>
    public static bool MayHold(TypeShape collection, JsonWriter writer, bool isRoot) =>
        writer == JsonWriter.Xml
            ? collection.Items.Length == 1 && (isRoot || collection.Type.TypeKind != TypeKind.Interface) && (collection.Type is not INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } type || HasConstructor(type, mayBeHidden: false))
            : (isRoot && collection.Items.Length == 1) || collection.Type.TypeKind != TypeKind.Interface || collection.Type.Name is "IEnumerable" or "ICollection" or "IList" or "IDictionary";

    private static ImmutableArray<JsonMember>? OfXmlSerializer(INamedTypeSymbol type)
    {
        if (!IsPublic(type) || type.IsAnonymousType || type.TypeKind == TypeKind.Interface || !HasConstructor(type, mayBeHidden: false))
        {
            return null;
        }

        var members = ImmutableArray.CreateBuilder<JsonMember>();
        foreach (var member in Candidates(type, withHidden: false))
        {
            if (member.DeclaredAccessibility != Accessibility.Public)
            {
                continue;
            }

            // An accessor that is less visible than its property makes the serializer refuse the type.
            var held = TypeOf(member);
            if (member is IPropertySymbol { GetMethod.DeclaredAccessibility: not Accessibility.Public } or IPropertySymbol { SetMethod.DeclaredAccessibility: not Accessibility.Public })
            {
                return null;
            }

            var isWritten = member is IFieldSymbol { IsReadOnly: false }
                || (member is IPropertySymbol { GetMethod: not null } property && (property.SetMethod is not null || TypeShape.Of(held).Kind == ShapeKind.Items));
            if (isWritten)
            {
                var isIgnored = JsonAttributes.Find(member, Xml, "XmlIgnoreAttribute") is not null && !HidesWritten(member);
                members.Add(new JsonMember(member, held, isIgnored ? MemberMask.Masked("[XmlIgnore]") : Conditional(member, type) is { } condition ? MemberMask.Unknown(condition) : MemberMask.None));
            }
        }

        return members.ToImmutable();
    }

    private static ImmutableArray<JsonMember>? OfDataContracts(INamedTypeSymbol type)
    {
        var isContract = Has(type, JsonAttributes.DataContracts, "DataContractAttribute");
        if (type.IsAnonymousType || type.TypeKind == TypeKind.Interface || (!isContract && (!IsPublic(type) || !HasConstructor(type, mayBeHidden: true) || Has(type, "System", "SerializableAttribute"))))
        {
            return null;
        }

        var members = ImmutableArray.CreateBuilder<JsonMember>();
        foreach (var member in Candidates(type, withHidden: true))
        {
            var owner = Has(member.ContainingType, JsonAttributes.DataContracts, "DataContractAttribute");
            var isNamed = JsonAttributes.Find(member, JsonAttributes.DataContracts, "DataMemberAttribute") is not null;
            var isPublic = member is IFieldSymbol { DeclaredAccessibility: Accessibility.Public, IsReadOnly: false }
                || member is IPropertySymbol { GetMethod.DeclaredAccessibility: Accessibility.Public, SetMethod.DeclaredAccessibility: Accessibility.Public }
                || (member is IPropertySymbol { GetMethod.DeclaredAccessibility: Accessibility.Public, SetMethod: null } && TypeShape.Of(TypeOf(member)).Kind == ShapeKind.Items);
            if (owner ? isNamed : isPublic)
            {
                var isIgnored = !owner && IsIgnoredByContract(member);
                members.Add(new JsonMember(member, TypeOf(member), isIgnored ? MemberMask.Masked("[IgnoreDataMember]") : MemberMask.None));
            }
        }

        return members.ToImmutable();
    }

    private static bool IsIgnoredByContract(ISymbol member)
    {
        for (ISymbol? current = member; current is not null; current = (current as IPropertySymbol)?.OverriddenProperty)
        {
            if (JsonAttributes.Find(current, JsonAttributes.DataContracts, "IgnoreDataMemberAttribute") is not null)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The base type's mapping of what it hides decides: the value that is written is the hiding member's.</summary>
    private static bool HidesWritten(ISymbol member)
    {
        for (var current = member.ContainingType.BaseType; current is not null && member is IPropertySymbol { IsOverride: false }; current = current.BaseType)
        {
            if (current.GetMembers(member.Name).FirstOrDefault(static m => m is IPropertySymbol { DeclaredAccessibility: Accessibility.Public }) is { } hidden)
            {
                return JsonAttributes.Find(hidden, Xml, "XmlIgnoreAttribute") is null;
            }
        }

        return false;
    }

    /// <summary>The nearest of what is overridden; DataContractSerializer writes a hidden member beside the one that hides it, XmlSerializer does not.</summary>
    private static IEnumerable<ISymbol> Candidates(INamedTypeSymbol type, bool withHidden)
    {
        var names = new HashSet<string>();
        var overridden = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        for (var current = type; current is not null && current.SpecialType is not (SpecialType.System_Object or SpecialType.System_ValueType); current = current.BaseType)
        {
            foreach (var member in current.GetMembers())
            {
                if (!(member is IPropertySymbol { IsStatic: false, IsIndexer: false, ExplicitInterfaceImplementations.IsEmpty: true } or IFieldSymbol { IsStatic: false, IsConst: false })
                    || (member is IFieldSymbol field && !NewtonsoftContract.IsOwn(field)))
                {
                    continue;
                }

                if (member is IPropertySymbol { OverriddenProperty: { } lower })
                {
                    overridden.Add(lower);
                }

                if (!overridden.Contains(member) && (withHidden || names.Add(member.Name)))
                {
                    yield return member;
                }
            }
        }
    }

    private static bool IsPublic(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.ContainingType)
        {
            if (current.DeclaredAccessibility != Accessibility.Public)
            {
                return false;
            }
        }

        return true;
    }

    private static bool HasConstructor(INamedTypeSymbol type, bool mayBeHidden) =>
        type.IsValueType || type.IsAbstract || type.InstanceConstructors.Any(c => c.Parameters.IsEmpty && (mayBeHidden || c.DeclaredAccessibility == Accessibility.Public));

    private static bool Has(ISymbol symbol, string space, string name) => JsonAttributes.Find(symbol, space, name) is not null;

    private static ITypeSymbol TypeOf(ISymbol member) => member is IPropertySymbol property ? property.Type : ((IFieldSymbol)member).Type;

    private static string? Conditional(ISymbol member, INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.GetMembers("ShouldSerialize" + member.Name).Any(static m => m is IMethodSymbol { Parameters.IsEmpty: true }))
            {
                return "ShouldSerialize" + member.Name + "()";
            }

            if (current.GetMembers(member.Name + "Specified").Any())
            {
                return member.Name + "Specified";
            }
        }

        return null;
    }
}
