using System;
using System.Linq;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;

namespace Chaperone.Phi.Flow;

/// <summary>Whether an attribute keeps a member out of a form, or replaces its value there.</summary>
/// <remarks>A mask that this form does not honour is no mask (CHP2008 names it).</remarks>
internal static class Masks
{
    public static bool Cover(ISymbol member, Form form) => form switch
    {
        Form.Json => member.GetAttributes().Any(static a =>
            (Is(a, "JsonIgnoreAttribute", "Serialization") && IsJsonNamespace(a) && IsAlways(a)) || (Is(a, "JsonConverterAttribute", "Serialization") && IsJsonNamespace(a))),
        Form.Newtonsoft => member.GetAttributes().Any(static a =>
            Is(a, "JsonIgnoreAttribute", "Json") || Is(a, "JsonConverterAttribute", "Json") || Is(a, "IgnoreDataMemberAttribute", "Serialization")),
        Form.Xml => member.GetAttributes().Any(static a => Is(a, "XmlIgnoreAttribute", "Serialization")),
        Form.Destructured => CoverDestructured(member),
        Form.Csv => member.GetAttributes().Any(static a => Is(a, "IgnoreAttribute", "Attributes") && a.AttributeClass!.ContainingNamespace.ToDisplayString() == "CsvHelper.Configuration.Attributes"),
        Form.ClosedXmlRows => HasAttribute(member, static a => Is(a, "XLColumnAttribute", "Attributes") && IsLeftOut(a)),
        Form.MiniExcelRows => HasAttribute(member, static a => Is(a, "ExcelIgnoreAttribute", "Attributes") || (Is(a, "ExcelColumnAttribute", "Attributes") && IsLeftOut(a))),
        Form.Tags or Form.DeepTags => HasAttribute(member, static a => Is(a, "LogPropertyIgnoreAttribute", "Logging") || Classification.IsClassifying(a.AttributeClass)),
        _ => false,
    };

    /// <summary>Whether the object in a member is logged by its own properties too.</summary>
    public static bool IsExpanded(ISymbol member) => HasAttribute(member, static a => a.AttributeClass is { Name: "LogPropertiesAttribute" });

    // Destructurama's attributes; one of that name of the project's own is read by nobody. [LogAsScalar] and [LogWithName] write the value.
    private static bool CoverDestructured(ISymbol member)
    {
        var destructurama = member.GetAttributes().Where(static a => a.AttributeClass?.ContainingNamespace is { Name: "Attributed", ContainingNamespace.Name: "Destructurama" }).ToList();
        return destructurama.Any(static a => a.AttributeClass!.Name is "NotLoggedAttribute" or "LogMaskedAttribute" or "LogReplacedAttribute")
            || (destructurama.Count == 0 && member.ContainingType.GetAttributes().Any(static a => a.AttributeClass is { Name: "AllowDestructuringOnlyExplicitlyMarkedPropertiesAttribute", ContainingNamespace: { Name: "Filters", ContainingNamespace.Name: "Destructurama" } }));
    }

    // An attribute on the parameter of a positional record counts for its property.
    private static bool HasAttribute(ISymbol member, Func<AttributeData, bool> says) =>
        member.GetAttributes().Any(says) || (member is IPropertySymbol property && PhiClassification.RecordParameterOf(property) is { } parameter && parameter.GetAttributes().Any(says));

    private static bool Is(AttributeData attribute, string name, string space) =>
        attribute.AttributeClass is { } type && type.Name == name && type.ContainingNamespace?.Name == space;

    private static bool IsJsonNamespace(AttributeData attribute) => attribute.AttributeClass?.ContainingNamespace?.ContainingNamespace?.Name == "Json";

    private static bool IsLeftOut(AttributeData attribute) => attribute.NamedArguments.Any(static n => n is { Key: "Ignore", Value.Scalar: true });

    // JsonIgnoreCondition.Always is 1; the conditions that depend on the value mask nothing.
    private static bool IsAlways(AttributeData attribute) =>
        attribute.NamedArguments.All(static n => !string.Equals(n.Key, "Condition", StringComparison.Ordinal) || n.Value.Scalar is 1);
}
