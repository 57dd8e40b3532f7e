using System;
using System.Collections.Immutable;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;

namespace Chaperone.Phi;

/// <summary>What attributes declare about a member, a parameter or a type.</summary>
internal sealed class PhiClassification
{
    private const string Base = "Microsoft.Extensions.Compliance.Classification.DataClassificationAttribute";
    private const string OurAttribute = "Chaperone.PhiAttribute";

    // Attributes of other libraries that say the same, by their simple names.
    private static readonly ImmutableHashSet<string> SimpleNames = ImmutableHashSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "SensitiveAttribute",
        "SensitiveDataAttribute",
        "PiiAttribute",
        "PhiAttribute",
        "ConfidentialAttribute",
        "PersonalDataAttribute",
        "ProtectedPersonalDataAttribute",
        "RestrictedAttribute");

    private readonly INamedTypeSymbol? _base;
    private readonly ImmutableSortedSet<string> _configured;

    public PhiClassification(WellKnownSymbols symbols, ImmutableSortedSet<string> configured)
    {
        _base = symbols.Get(Base);
        _configured = configured;
    }

    /// <summary>The first attribute that classifies; null when nothing is declared.</summary>
    public Declared? Of(ISymbol symbol)
    {
        if (Of(symbol.GetAttributes()) is { } own)
        {
            return own;
        }

        // An attribute on a positional record's parameter stays there, and loggers and serializers of either read it.
        return symbol is IPropertySymbol { DeclaringSyntaxReferences.Length: > 0 } property && RecordParameterOf(property) is { } parameter
            ? Of(parameter.GetAttributes())
            : null;
    }

    /// <summary>The first attribute on what a method gives back that classifies; null when nothing is declared.</summary>
    public Declared? OfResult(IMethodSymbol method) => Of(method.OriginalDefinition.GetReturnTypeAttributes());

    /// <summary>The parameter of the primary constructor that declares the property; null for any other property.</summary>
    public static IParameterSymbol? RecordParameterOf(IPropertySymbol property)
    {
        if (!property.ContainingType.IsRecord)
        {
            return null;
        }

        foreach (var constructor in property.ContainingType.InstanceConstructors)
        {
            foreach (var parameter in constructor.Parameters)
            {
                if (parameter.Name == property.Name && parameter.Locations.Length > 0 && property.Locations.Length > 0 && parameter.Locations[0] == property.Locations[0])
                {
                    return parameter;
                }
            }
        }

        return null;
    }

    private Declared? Of(ImmutableArray<AttributeData> attributes)
    {
        foreach (var attribute in attributes)
        {
            if (attribute.AttributeClass is not { } type)
            {
                continue;
            }

            if (type.Name == "NoDataClassificationAttribute" && WellKnownSymbols.Is(type, _base))
            {
                return new Declared(null, "");
            }

            if (WellKnownSymbols.Is(type, _base) || SimpleNames.Contains(type.Name) || IsConfigured(type))
            {
                return new Declared(KindOf(attribute), Short(type.Name));
            }
        }

        return null;
    }

    private bool IsConfigured(INamedTypeSymbol type)
    {
        if (_configured.Count == 0)
        {
            return false;
        }

        var name = type.ToDisplayString();
        return _configured.Contains(type.Name) || _configured.Contains(Short(type.Name)) || _configured.Contains(name) || _configured.Contains(Short(name));
    }

    // [Phi(PhiKind.Mrn)]; the enum's values are matched by name, so that both sides may grow.
    private static PhiKind KindOf(AttributeData attribute)
    {
        if (attribute.AttributeClass?.ToDisplayString() == OurAttribute
            && attribute.ConstructorArguments.Length > 0
            && attribute.ConstructorArguments[0] is { Kind: TypedConstantKind.Enum, Type: { } type, Scalar: { } value })
        {
            foreach (var member in type.GetMembers())
            {
                if (member is IFieldSymbol { HasConstantValue: true } field && Equals(field.ConstantValue, value) && Enum.TryParse<PhiKind>(field.Name, out var kind))
                {
                    return kind;
                }
            }
        }

        return PhiKind.Other;
    }

    private static string Short(string name) => name.EndsWith("Attribute", StringComparison.Ordinal) ? name.Substring(0, name.Length - "Attribute".Length) : name;

    /// <summary>What an attribute says: a kind, or none when it says that the data is not sensitive.</summary>
    internal sealed record Declared(PhiKind? Kind, string Attribute);
}
