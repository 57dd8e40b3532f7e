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
        !mvc.Xml.IsEmpty && MayAsk(endpoint, body) ? mvc.Xml.Select(static o => o.Writer) : Enumerable.Empty<JsonWriter>();

    /// <summary>Those of which it is not certain that they are there, or that they are the one that is asked.</summary>
    public static IEnumerable<JsonWriter> MaybeOf(Endpoint endpoint, ResponseBody body, WriterOptions mvc) =>
        !mvc.MaybeXml.IsEmpty && MayAsk(endpoint, body) ? mvc.MaybeXml.Select(static o => o.Writer) : Enumerable.Empty<JsonWriter>();

    private static bool MayAsk(Endpoint endpoint, ResponseBody body) =>
        endpoint.Kind == EndpointKind.Controller && body is { Type: not null, ByResult: false, IsJson: false } && !ProducesNoXml(endpoint);

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
