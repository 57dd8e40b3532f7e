using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints.Payload;

/// <summary>Which members of a type System.Text.Json writes.</summary>
/// <remarks>
/// DefaultJsonTypeInfoResolver.Helpers.cs and JsonTypeInfo.cs (AddPropertyWithConflictResolution) in dotnet/runtime, System.Text.Json.
/// Attributes are read without inheritance, names are resolved from the most derived type upwards.
/// </remarks>
internal sealed class SystemTextJsonContract
{
    private readonly Converters _converters;

    public SystemTextJsonContract(Converters converters) => _converters = converters;

    public ImmutableArray<JsonMember> MembersOf(INamedTypeSymbol type, WriterOptions options)
    {
        var state = new Members(options);
        foreach (var level in Hierarchy(type))
        {
            foreach (var member in level.GetMembers())
            {
                switch (member)
                {
                    case IPropertySymbol { IsStatic: false, IsIndexer: false, ExplicitInterfaceImplementations.IsEmpty: true } property:
                        AddProperty(property, state);
                        break;
                    case IFieldSymbol { IsStatic: false } field when NewtonsoftContract.IsOwn(field) && IsWritten(field, options):
                        state.Add(field, field.Type, isIgnored: IsIgnored(field) == true, MaskOf(field, field.Type, options));
                        break;
                }
            }
        }

        return state.ToImmutable();
    }

    /// <summary>Whether the member is left out; null when it depends on the value, in which case it is written.</summary>
    private static bool? IsIgnored(ISymbol member)
    {
        if (JsonAttributes.Find(member, JsonAttributes.SystemText, "JsonIgnoreAttribute") is not { } attribute)
        {
            return false;
        }

        var condition = attribute.NamedArguments.FirstOrDefault(static a => a.Key == "Condition").Value;
        return condition.Scalar is not int value || NameOf(condition, value) is "Always" or "WhenWriting" ? true : null;
    }

    private static string? NameOf(TypedConstant constant, int value) =>
        constant.Type?.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(f => f.HasConstantValue && value.Equals(f.ConstantValue))?.Name;

    private static bool IsWritten(IFieldSymbol field, WriterOptions options) =>
        JsonAttributes.Find(field, JsonAttributes.SystemText, "JsonIncludeAttribute") is not null
        || (options.IncludeFields && field.DeclaredAccessibility == Accessibility.Public);

    private void AddProperty(IPropertySymbol property, Members state)
    {
        var included = JsonAttributes.Find(property, JsonAttributes.SystemText, "JsonIncludeAttribute") is not null;
        var readable = property.GetMethod is { } getter && (included || getter.DeclaredAccessibility == Accessibility.Public);
        var settable = property.SetMethod is { DeclaredAccessibility: Accessibility.Public };
        if ((!readable && !settable) || state.IsOverriddenAndIgnored(property))
        {
            return;
        }

        state.Add(property, property.Type, isIgnored: IsIgnored(property) == true, readable ? MaskOf(property, property.Type, state.Options) : null);
    }

    private MemberMask MaskOf(ISymbol member, ITypeSymbol type, WriterOptions options)
    {
        if (IsIgnored(member) == true)
        {
            return MemberMask.Masked("[JsonIgnore]");
        }

        if (options.MasksClassified && Classification.IsClassified(member))
        {
            return MemberMask.Masked(HostSerializers.PhiMasking);
        }

        var mask = _converters.OnMember(member, JsonAttributes.SystemText)
            ?? _converters.OfOptions(type, options)
            ?? _converters.OnType(type, JsonAttributes.SystemText);
        return mask is not { State: MaskState.None } and { } found ? found
            : _converters.ByAttribute(member) is { } attributed ? attributed
            : options.CustomContract is { } custom ? MemberMask.Unknown(custom)
            : MemberMask.None;
    }

    private static IEnumerable<INamedTypeSymbol> Hierarchy(INamedTypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Interface)
        {
            return type.AllInterfaces.Insert(0, type);
        }

        var levels = new List<INamedTypeSymbol>();
        for (var current = type; current is not null && current.SpecialType is not (SpecialType.System_Object or SpecialType.System_ValueType); current = current.BaseType)
        {
            levels.Add(current);
        }

        return levels;
    }

    /// <summary>The members by their JSON name, and those that were ignored by their own.</summary>
    private sealed class Members
    {
        private readonly List<(string Name, ISymbol Symbol, JsonMember? Member, bool Ignored)> _added = new();
        private readonly Dictionary<string, ISymbol> _ignored = new(StringComparer.Ordinal);

        public Members(WriterOptions options) => Options = options;

        public WriterOptions Options { get; }

        public bool IsOverriddenAndIgnored(IPropertySymbol property) =>
            (property.IsVirtual || property.IsOverride || property.IsAbstract)
            && _ignored.TryGetValue(property.Name, out var ignored)
            && ignored is IPropertySymbol { IsOverride: true } nearer
            && SymbolEqualityComparer.Default.Equals(nearer.Type, property.Type);

        public void Add(ISymbol symbol, ITypeSymbol type, bool isIgnored, MemberMask? mask)
        {
            var member = mask is null ? null : new JsonMember(symbol, type, mask);
            var name = JsonAttributes.Find(symbol, JsonAttributes.SystemText, "JsonPropertyNameAttribute") is { ConstructorArguments: [{ Scalar: string written }] } ? written : symbol.Name;
            var existing = _added.FindIndex(a => a.Name == name);
            if (existing < 0)
            {
                _added.Add((name, symbol, member, isIgnored));
            }
            else if (_added[existing].Ignored && !(_ignored.TryGetValue(symbol.Name, out var hiding) && Overrides(hiding, symbol)))
            {
                // A base property that an ignored one hides by "new" comes through.
                _added[existing] = (name, symbol, member, isIgnored);
            }

            if (isIgnored && !_ignored.ContainsKey(symbol.Name))
            {
                _ignored.Add(symbol.Name, symbol);
            }
        }

        public ImmutableArray<JsonMember> ToImmutable() => _added.Select(static a => a.Member).OfType<JsonMember>().ToImmutableArray();

        private static bool Overrides(ISymbol nearer, ISymbol farther)
        {
            for (var current = (nearer as IPropertySymbol)?.OverriddenProperty; current is not null; current = current.OverriddenProperty)
            {
                if (SymbolEqualityComparer.Default.Equals(current, farther))
                {
                    return true;
                }
            }

            return false;
        }
    }
}
