using System;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Endpoints.Execution;
using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints.Payload;

/// <summary>The serializers of one application: that of minimal APIs and typed results, and MVC's.</summary>
/// <remarks>The two have options of their own: <c>ConfigureHttpJsonOptions</c> against <c>AddJsonOptions</c>; <c>AddNewtonsoftJson</c> concerns MVC only.</remarks>
internal sealed class HostSerializers
{
    /// <summary>What the masking of Chaperone.AspNetCore is called in reports.</summary>
    public const string PhiMasking = "AddPhiMasking()";

    private HostSerializers(WriterOptions http, WriterOptions mvc)
    {
        Http = http;
        Mvc = mvc;
    }

    /// <summary>Of minimal APIs, of <c>Results</c> and <c>TypedResults</c> wherever they are returned, and of direct writes.</summary>
    public WriterOptions Http { get; }

    /// <summary>Of what actions return.</summary>
    public WriterOptions Mvc { get; }

    /// <summary>Of an application; null when it is not visible.</summary>
    public static HostSerializers Of(Host? host)
    {
        if (host is null)
        {
            return new HostSerializers(WriterOptions.Default, new WriterOptions(JsonWriter.Either));
        }

        var masks = host.Calls.Any(static c => c.Name == "AddPhiMasking" && c.When.IsAlways && c.Member.ContainingType?.Name == "PhiMaskingServiceCollectionExtensions");
        var newtonsoft = host.Calls.Where(static c => c.Name == "AddNewtonsoftJson").ToList();
        var writer = newtonsoft.Count == 0
            ? host.OpaqueMappings.Count > 0 ? JsonWriter.Either : JsonWriter.SystemText
            : newtonsoft.Any(static c => c.When.IsAlways) ? JsonWriter.Newtonsoft : JsonWriter.Either;
        return new HostSerializers(Read(host, JsonWriter.SystemText, isMvc: false, masks, (ImmutableArray<WriterOptions>.Empty, ImmutableArray<WriterOptions>.Empty)), Read(host, writer, isMvc: true, masks && writer == JsonWriter.SystemText, XmlOf(host)));
    }

    /// <summary>
    /// Formatters that are added under every condition, by their methods or into <c>MvcOptions.OutputFormatters</c>; and those of which it is not
    /// certain. A filter for all actions that produces one type of content keeps them from being asked.
    /// </summary>
    private static (ImmutableArray<WriterOptions> Certain, ImmutableArray<WriterOptions> Maybe) XmlOf(Host host)
    {
        var none = ImmutableArray<WriterOptions>.Empty;
        if (host.Calls.Any(static c => c.Arguments.OfType<ObjectValue>().Any(static o => o.Type.Name == "ProducesAttribute") || c.TypeArguments.Any(static t => t.Name is "XmlSerializerOutputFormatter" or "XmlDataContractSerializerOutputFormatter" or "ProducesAttribute")))
        {
            return (none, none);
        }

        var added = host.Calls.Select(static c => (c.When.IsAlways, Writer: FormatterOf(c))).Where(static f => f.Writer is not null).ToList();
        var certain = added.Where(static f => f.IsAlways).Select(static f => f.Writer).Distinct().ToList();

        // The first that is asked for XML and can write the type does; which of two that is, is not followed.
        return certain.Count == 1
            ? (ImmutableArray.Create(new WriterOptions(certain[0]!.Value)), none)
            : (none, added.Select(static f => f.Writer!.Value).Distinct().Select(static w => new WriterOptions(w)).ToImmutableArray());
    }

    private static JsonWriter? FormatterOf(RecordedCall call) => call.Name switch
    {
        "AddXmlSerializerFormatters" => JsonWriter.Xml,
        "AddXmlDataContractSerializerFormatters" => JsonWriter.DataContract,
        "Add" or "Insert" => call.Arguments.OfType<ObjectValue>().Select(static o => o.Type.Name).FirstOrDefault(static n => n.EndsWith("OutputFormatter", StringComparison.Ordinal)) switch
        {
            "XmlSerializerOutputFormatter" => JsonWriter.Xml,
            "XmlDataContractSerializerOutputFormatter" => JsonWriter.DataContract,
            _ => null,
        },
        _ => null,
    };

    private static WriterOptions Read(Host host, JsonWriter writer, bool isMvc, bool masks, (ImmutableArray<WriterOptions> Certain, ImmutableArray<WriterOptions> Maybe) xml)
    {
        var includesFields = false;
        string? custom = null;
        var converters = ImmutableArray.CreateBuilder<INamedTypeSymbol>();
        foreach (var call in host.Calls)
        {
            if (call.Member.ContainingType is not { } declaring || !Concerns(call, declaring, isMvc))
            {
                continue;
            }

            switch (call.Name)
            {
                case "IncludeFields":
                    includesFields |= call.Argument("value") is not ConstantValue { Value: false };
                    break;
                case "TypeInfoResolver" when !MentionsContext(call):
                case "ContractResolver":
                case "Modifiers" or "WithAddedModifier":
                    custom = "the serializer's contract is changed by " + call.Name;
                    break;
                case "Add" or "Insert" when declaring.TypeArguments is [{ Name: "JsonConverter" }]:
                    converters.AddRange(call.Arguments.OfType<ObjectValue>().Select(static o => o.Type).OfType<INamedTypeSymbol>());
                    break;
            }
        }

        return new WriterOptions(writer) { IncludeFields = includesFields, Converters = converters.ToImmutable(), CustomContract = custom, MasksClassified = masks, Xml = xml.Certain, MaybeXml = xml.Maybe };
    }

    /// <summary>Whether a setting is on the serializer of that side; one that does not say whose it is counts for both.</summary>
    private static bool Concerns(RecordedCall call, INamedTypeSymbol declaring, bool isMvc)
    {
        var space = declaring.ContainingNamespace?.ToDisplayString() ?? "";
        if (!space.StartsWith("System.Text.Json", StringComparison.Ordinal) && !space.StartsWith("Newtonsoft.Json", StringComparison.Ordinal)
            && !(declaring.TypeArguments is [{ Name: "JsonConverter" }]))
        {
            return false;
        }

        var text = call.Syntax.ToString();
        return isMvc
            ? text.IndexOf(".SerializerOptions", StringComparison.Ordinal) < 0
            : text.IndexOf(".JsonSerializerOptions", StringComparison.Ordinal) < 0 && text.IndexOf(".SerializerSettings", StringComparison.Ordinal) < 0;
    }

    /// <summary>A source-generated context says how, not what.</summary>
    private static bool MentionsContext(RecordedCall call) => call.Syntax.Parent?.ToString().IndexOf("Context", StringComparison.Ordinal) >= 0;
}
