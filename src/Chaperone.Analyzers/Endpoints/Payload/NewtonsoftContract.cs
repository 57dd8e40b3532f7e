using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints.Payload;

/// <summary>Which members of a type Newtonsoft.Json writes, as MVC's formatter sets it up (camel case, else the defaults).</summary>
/// <remarks>
/// DefaultContractResolver (GetSerializableMembers, SetPropertySettingsFromAttributes), JsonPropertyCollection.AddProperty and
/// JsonTypeReflector.GetAttribute in JamesNK/Newtonsoft.Json: attributes are inherited by overrides, and taken from interfaces too.
/// </remarks>
internal sealed class NewtonsoftContract
{
    private readonly Converters _converters;

    public NewtonsoftContract(Converters converters) => _converters = converters;

    public ImmutableArray<JsonMember> MembersOf(INamedTypeSymbol type, WriterOptions options)
    {
        var mode = ModeOf(type);
        var written = new List<(string Name, JsonMember Member, bool Ignored)>();
        foreach (var member in Candidates(type))
        {
            var named = MemberAttribute(member, mode);
            var isPublic = IsPublic(member);
            if ((!isPublic && named is null && !(mode == Mode.Fields && member is IFieldSymbol)) || (mode == Mode.Fields && member is IPropertySymbol && named is null))
            {
                continue;
            }

            var memberType = member is IPropertySymbol p ? p.Type : ((IFieldSymbol)member).Type;
            var readable = member is IFieldSymbol || (member is IPropertySymbol { GetMethod: { } getter } && (named is not null || getter.DeclaredAccessibility == Accessibility.Public));
            var ignored = IgnoredBy(member, mode, named);
            if (!readable || (ignored is not null && ignored.Length == 0))
            {
                continue;
            }

            var name = NameOf(named) ?? member.Name;
            var entry = (name, new JsonMember(member, memberType, MaskOf(member, memberType, type, ignored, options)), ignored is not null);
            var existing = written.FindIndex(w => w.Name == name);
            if (existing < 0)
            {
                written.Add(entry);
            }
            else if (written[existing].Ignored && ignored is null)
            {
                // What a derived type hides comes through when the hiding member is ignored.
                written[existing] = entry;
            }
        }

        return written.Select(static w => w.Member).ToImmutableArray();
    }

    /// <summary>Whether a collection is written as an object all the same.</summary>
    public static bool IsObject(ITypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (JsonAttributes.Find(current, JsonAttributes.Newtonsoft, "JsonObjectAttribute") is not null)
            {
                return true;
            }
        }

        return false;
    }

    private enum Mode
    {
        OptOut,
        OptIn,
        Fields,
    }

    private static Mode ModeOf(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (JsonAttributes.Find(current, JsonAttributes.Newtonsoft, "JsonObjectAttribute") is { } attribute)
            {
                var value = attribute.NamedArguments.FirstOrDefault(static a => a.Key == "MemberSerialization").Value.Scalar
                    ?? attribute.ConstructorArguments.FirstOrDefault(static a => a.Kind == TypedConstantKind.Enum).Scalar;
                return value is 1 ? Mode.OptIn : value is 2 ? Mode.Fields : Mode.OptOut;
            }
        }

        for (var current = type; current is not null; current = current.BaseType)
        {
            if (JsonAttributes.Find(current, JsonAttributes.DataContracts, "DataContractAttribute") is not null)
            {
                return Mode.OptIn;
            }
        }

        return Mode.OptOut;
    }

    /// <summary>Properties and fields from the most derived type upwards; an override stands for what it overrides.</summary>
    private static IEnumerable<ISymbol> Candidates(INamedTypeSymbol type)
    {
        var overridden = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var levels = type.TypeKind == TypeKind.Interface ? type.AllInterfaces.Insert(0, type) : Bases(type);
        foreach (var level in levels)
        {
            foreach (var member in level.GetMembers())
            {
                switch (member)
                {
                    case IPropertySymbol { IsStatic: false, IsIndexer: false, ExplicitInterfaceImplementations.IsEmpty: true } property:
                        if (property.OverriddenProperty is { } hidden)
                        {
                            overridden.Add(hidden);
                        }

                        if (!overridden.Contains(property))
                        {
                            yield return property;
                        }

                        break;
                    case IFieldSymbol { IsStatic: false, IsConst: false } field when IsOwn(field):
                        yield return member;
                        break;
                }
            }
        }
    }

    /// <summary>Not a property's backing field, and a tuple's elements once, under the name that they have at run time.</summary>
    internal static bool IsOwn(IFieldSymbol field) =>
        field.ContainingType.IsTupleType ? SymbolEqualityComparer.Default.Equals(field.CorrespondingTupleField, field) || field.CorrespondingTupleField is null : !field.IsImplicitlyDeclared;

    private static ImmutableArray<INamedTypeSymbol> Bases(INamedTypeSymbol type)
    {
        var levels = ImmutableArray.CreateBuilder<INamedTypeSymbol>();
        for (var current = type; current is not null && current.SpecialType is not (SpecialType.System_Object or SpecialType.System_ValueType); current = current.BaseType)
        {
            levels.Add(current);
        }

        return levels.ToImmutable();
    }

    private static bool IsPublic(ISymbol member) =>
        member is IPropertySymbol property
            ? property.GetMethod?.DeclaredAccessibility == Accessibility.Public || property.SetMethod?.DeclaredAccessibility == Accessibility.Public
            : member.DeclaredAccessibility == Accessibility.Public;

    /// <summary>What makes the member a part of the contract by itself.</summary>
    private static AttributeData? MemberAttribute(ISymbol member, Mode mode) =>
        Inherited(member, JsonAttributes.Newtonsoft, "JsonPropertyAttribute")
        ?? Inherited(member, JsonAttributes.Newtonsoft, "JsonRequiredAttribute")
        ?? (mode == Mode.OptIn ? Inherited(member, JsonAttributes.DataContracts, "DataMemberAttribute") : null);

    private static string? NameOf(AttributeData? attribute) =>
        attribute?.NamedArguments.FirstOrDefault(static a => a.Key is "PropertyName" or "Name").Value.Scalar as string
        ?? (attribute?.ConstructorArguments is [{ Scalar: string name }] ? name : null);

    /// <summary>What leaves the member out; null when nothing does, empty when it simply is not opted in.</summary>
    private static string? IgnoredBy(ISymbol member, Mode mode, AttributeData? named)
    {
        if (Inherited(member, JsonAttributes.Newtonsoft, "JsonIgnoreAttribute") is not null)
        {
            return "[JsonIgnore] of Newtonsoft.Json";
        }

        if (member is IFieldSymbol && member.GetAttributes().Any(static a => JsonAttributes.Is(a.AttributeClass, "System", "NonSerializedAttribute")))
        {
            return "[NonSerialized]";
        }

        if (mode == Mode.OptIn)
        {
            return named is null ? "" : null;
        }

        // Its AttributeUsage says Inherited = false: an override is written.
        return Inherited(member, JsonAttributes.DataContracts, "IgnoreDataMemberAttribute", throughOverrides: false) is not null ? "[IgnoreDataMember]" : null;
    }

    private MemberMask MaskOf(ISymbol member, ITypeSymbol type, INamedTypeSymbol owner, string? ignored, WriterOptions options)
    {
        if (ignored is not null)
        {
            return MemberMask.Masked(ignored);
        }

        if (Conditional(member, owner) is { } condition)
        {
            return MemberMask.Unknown(condition);
        }

        var mask = _converters.OnMember(member, JsonAttributes.Newtonsoft) ?? _converters.OfOptions(type, options) ?? _converters.OnType(type, JsonAttributes.Newtonsoft);
        return mask is not { State: MaskState.None } and { } found ? found
            : _converters.ByAttribute(member) is { } attributed ? attributed
            : options.CustomContract is { } custom ? MemberMask.Unknown(custom)
            : MemberMask.None;
    }

    /// <summary>ShouldSerializeX() and XSpecified decide at run time.</summary>
    private static string? Conditional(ISymbol member, INamedTypeSymbol owner)
    {
        for (var current = owner; current is not null; current = current.BaseType)
        {
            if (current.GetMembers("ShouldSerialize" + member.Name).OfType<IMethodSymbol>().Any(static m => m.Parameters.IsEmpty && m.ReturnType.SpecialType == SpecialType.System_Boolean))
            {
                return "ShouldSerialize" + member.Name + "()";
            }

            if (current.GetMembers(member.Name + "Specified").Any(static m => m is IPropertySymbol { Type.SpecialType: SpecialType.System_Boolean } or IFieldSymbol { Type.SpecialType: SpecialType.System_Boolean }))
            {
                return member.Name + "Specified";
            }
        }

        return null;
    }

    /// <summary>The attribute on the member, on what it overrides, or on the interface member that it implements.</summary>
    private static AttributeData? Inherited(ISymbol member, string space, string name, bool throughOverrides = true)
    {
        for (ISymbol? current = member; current is not null; current = throughOverrides ? (current as IPropertySymbol)?.OverriddenProperty : null)
        {
            if (JsonAttributes.Find(current, space, name) is { } attribute)
            {
                return attribute;
            }
        }

        return member is not IPropertySymbol || member.ContainingType is not { AllInterfaces: { IsEmpty: false } interfaces }
            ? null
            : interfaces.SelectMany(i => i.GetMembers(member.Name)).Select(m => JsonAttributes.Find(m, space, name)).FirstOrDefault(static a => a is not null);
    }
}
