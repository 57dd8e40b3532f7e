using System.Linq;
using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints.Payload;

/// <summary>Attributes that would mask a member under another serializer than the one that writes it.</summary>
internal static class ForeignMasks
{
    /// <summary>The attribute in words; null when there is none.</summary>
    public static string? On(ISymbol member, string serializer)
    {
        var foreign = serializer == "Newtonsoft.Json" ? JsonAttributes.SystemText : JsonAttributes.Newtonsoft;
        if (JsonAttributes.Find(member, foreign, "JsonIgnoreAttribute") is { } ignore && !ignore.NamedArguments.Any(static a => a.Key == "Condition" && a.Value.Value is not 1))
        {
            return "[JsonIgnore] of " + (foreign == JsonAttributes.SystemText ? "System.Text.Json" : "Newtonsoft.Json");
        }

        if (JsonAttributes.Find(member, foreign, "JsonConverterAttribute") is { } converter && JsonAttributes.TypeArgument(converter) is { } type && MaskNames.Says(type))
        {
            return "[JsonConverter(typeof(" + type.Name + "))] of " + (foreign == JsonAttributes.SystemText ? "System.Text.Json" : "Newtonsoft.Json");
        }

        return serializer == "System.Text.Json" && JsonAttributes.Find(member, JsonAttributes.DataContracts, "IgnoreDataMemberAttribute") is not null ? "[IgnoreDataMember]" : null;
    }
}
