using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints.Payload;

/// <summary>The formatters that write an answer as XML where the caller asks for it.</summary>
/// <remarks>Only what an action returns as it is can be asked for in another format: results of minimal APIs and <c>Json(x)</c> are JSON always.</remarks>
internal static class XmlFormatters
{
    public static IEnumerable<JsonWriter> Of(Endpoint endpoint, ResponseBody body, WriterOptions mvc) =>
        endpoint.Kind == EndpointKind.Controller && body is { Type: not null, ByResult: false, IsJson: false } && !mvc.Xml.IsEmpty && !ProducesNoXml(endpoint)
            ? mvc.Xml.Select(static o => o.Writer)
            : Enumerable.Empty<JsonWriter>();

    /// <summary>The serializer's name, for messages.</summary>
    public static string NameOf(JsonWriter writer) => writer == JsonWriter.Xml ? "XmlSerializer" : "DataContractSerializer";

    /// <summary><c>[Produces]</c> on the action or its class, with formats of which none is XML.</summary>
    private static bool ProducesNoXml(Endpoint endpoint)
    {
        var attributes = endpoint.HandlerMethod is { } method ? ReflectedAttributes.Of(method).AsEnumerable() : Enumerable.Empty<AttributeData>();
        if (endpoint.HandlerType is { } type)
        {
            attributes = attributes.Concat(ReflectedAttributes.Of(type));
        }

        return attributes.Any(static a => a.AttributeClass?.Name == "ProducesAttribute" && !Texts(a).Any(static f => f.IndexOf("xml", StringComparison.OrdinalIgnoreCase) >= 0));
    }

    private static IEnumerable<string> Texts(AttributeData attribute) =>
        attribute.ConstructorArguments.SelectMany(static c => c.Kind == TypedConstantKind.Array ? c.Values : ImmutableArray.Create(c)).Select(static c => c.Scalar).OfType<string>();
}
