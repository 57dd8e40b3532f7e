using System.Linq;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints.Payload;

/// <summary>Attributes that would mask a member under another serializer than the one that writes it.</summary>
internal static class ForeignMasks
{
    /// <summary>The attribute in words; null when there is none.</summary>
    public static string? On(ISymbol member, string serializer)
    {
        if (serializer is "XmlSerializer" or "DataContractSerializer")
        {
            return MaskOf(member, JsonAttributes.SystemText) ?? MaskOf(member, JsonAttributes.Newtonsoft)
                ?? (serializer == "XmlSerializer" && JsonAttributes.Find(member, JsonAttributes.DataContracts, "IgnoreDataMemberAttribute") is not null ? "[IgnoreDataMember]"
                : serializer == "DataContractSerializer" && JsonAttributes.Find(member, XmlContracts.Xml, "XmlIgnoreAttribute") is not null ? "[XmlIgnore]"
                : null);
        }

        var foreign = serializer == "Newtonsoft.Json" ? JsonAttributes.SystemText : JsonAttributes.Newtonsoft;
        return MaskOf(member, foreign)
            ?? (serializer == "System.Text.Json" && JsonAttributes.Find(member, JsonAttributes.DataContracts, "IgnoreDataMemberAttribute") is not null ? "[IgnoreDataMember]" : null);
    }

    /// <summary>What of one serializer of JSON masks the member.</summary>
    private static string? MaskOf(ISymbol member, string space)
    {
        var library = space == JsonAttributes.SystemText ? "System.Text.Json" : "Newtonsoft.Json";
        return JsonAttributes.Find(member, space, "JsonIgnoreAttribute") is { } ignore && !ignore.NamedArguments.Any(static a => a.Key == "Condition" && a.Value.Scalar is not 1) ? "[JsonIgnore] of " + library
            : JsonAttributes.Find(member, space, "JsonConverterAttribute") is { } converter && JsonAttributes.TypeArgument(converter) is { } type && MaskNames.Says(type) ? "[JsonConverter(typeof(" + type.Name + "))] of " + library
            : null;
    }
}
