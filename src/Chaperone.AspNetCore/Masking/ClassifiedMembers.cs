using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Compliance.Classification;

namespace Chaperone.Masking;

/// <summary>Finds the classifications of a serialized member.</summary>
internal static class ClassifiedMembers
{
    /// <summary>The classifications on the member, on the record parameter that made it, or on its types; empty when it is not classified.</summary>
    public static IReadOnlyList<DataClassification> Of(JsonTypeInfo type, JsonPropertyInfo property)
    {
        if (property.AttributeProvider is not MemberInfo member)
        {
            return [];
        }

        var own = On(member);
        if (own.Count == 0 && ParameterOf(member) is { } parameter)
        {
            own = Classifications(parameter.GetCustomAttributes<DataClassificationAttribute>(inherit: true));
        }

        // The nearest says it, the member before the types; an explicit "not sensitive" ends the matter.
        var said = own.Count > 0 ? own : On(type.Type);
        said = said.Count > 0 ? said : On(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType);
        return said.Contains(DataClassification.None) ? [] : said;
    }

    private static List<DataClassification> On(MemberInfo member) => Classifications(member.GetCustomAttributes<DataClassificationAttribute>(inherit: true));

    private static List<DataClassification> Classifications(IEnumerable<DataClassificationAttribute> attributes) => attributes.Select(static a => a.Classification).Distinct().ToList();

    /// <summary>The parameter of a positional record or primary constructor: an attribute written there without a target stands on it alone.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "A parameter that was trimmed away carried no attribute that is read; the constructors of serialized records are kept by the serializer.")]
    private static ParameterInfo? ParameterOf(MemberInfo member) =>
        member.DeclaringType?.GetConstructors()
            .SelectMany(static c => c.GetParameters())
            .FirstOrDefault(p => p.Name == member.Name && p.IsDefined(typeof(DataClassificationAttribute), inherit: true));
}
