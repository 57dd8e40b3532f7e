using System.Text.Json;
using System.Text.RegularExpressions;
using Chaperone.Endpoints.Payload;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Formatters;
using Microsoft.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace Chaperone.Payload.Tests;

/// <summary>What the real serializers write of a value against what the model says of its type.</summary>
public partial class SerializerOracleTests
{
    private static readonly WrittenMembers s_model = new(new Converters(static _ => false));

    private static readonly JsonSerializerOptions s_web = new JsonOptions().SerializerOptions;

    private static readonly JsonSerializerSettings s_newtonsoft = new MvcNewtonsoftJsonOptions().SerializerSettings;

    private static readonly string[] s_heldAsMore = ["InterfaceMember", "InheritedInterfaceMember", "Animal", "HoldsAnimal"];

    public static TheoryData<Type> Roots => [.. Types];

    private static IEnumerable<Type> Types => typeof(SerializerOracleTests).Assembly.GetTypes()
        .Where(static t => t.Namespace?.StartsWith("Oracle", StringComparison.Ordinal) == true
            && t is { IsAbstract: false, IsInterface: false, IsEnum: false, IsGenericTypeDefinition: false }
            && !t.Name.EndsWith("Converter", StringComparison.Ordinal) && !typeof(Attribute).IsAssignableFrom(t) && !t.Name.StartsWith('<'))
        .OrderBy(static t => t.FullName, StringComparer.Ordinal);

    [Fact]
    public void Types_AreMany() => Assert.True(Types.Count() >= 60, Types.Count() + " types");

    [Theory]
    [MemberData(nameof(Roots))]
    public void SystemTextJson_WritesWhatTheModelSays(Type type)
    {
        var written = System.Text.Json.JsonSerializer.Serialize(Populated.Of(type), type, s_web);
        Compare(type, written, new WriterOptions(Chaperone.Endpoints.Payload.JsonWriter.SystemText));
    }

    [Theory]
    [MemberData(nameof(Roots))]
    public void SystemTextJsonWithFields_WritesWhatTheModelSays(Type type)
    {
        var written = System.Text.Json.JsonSerializer.Serialize(Populated.Of(type), type, new JsonSerializerOptions(s_web) { IncludeFields = true });
        Compare(type, written, new WriterOptions(Chaperone.Endpoints.Payload.JsonWriter.SystemText) { IncludeFields = true });
    }

    [Theory]
    [MemberData(nameof(Roots))]
    public void Newtonsoft_WritesWhatTheModelSays(Type type)
    {
        var written = JsonConvert.SerializeObject(Populated.Of(type), s_newtonsoft);
        Compare(type, written, new WriterOptions(Chaperone.Endpoints.Payload.JsonWriter.Newtonsoft));
    }

    /// <summary>The formatters of MVC with the serializers that they make themselves; what they refuse goes on to the next formatter.</summary>
    [Theory]
    [MemberData(nameof(Roots))]
    public void XmlSerializer_WritesWhatTheModelSays(Type type) => CompareXml(type, new XmlSerializerOutputFormatter(), Chaperone.Endpoints.Payload.JsonWriter.Xml);

    [Theory]
    [MemberData(nameof(Roots))]
    public void DataContractSerializer_WritesWhatTheModelSays(Type type) => CompareXml(type, new XmlDataContractSerializerOutputFormatter(), Chaperone.Endpoints.Payload.JsonWriter.DataContract);

    [Fact]
    public void Xml_IsWrittenOfMany()
    {
        Assert.True(Types.Count(static t => WrittenMembers.AsXml(Compiled.TypeOf(t), Chaperone.Endpoints.Payload.JsonWriter.Xml) != WrittenGraph.Refused) >= 30);
        Assert.True(Types.Count(static t => WrittenMembers.AsXml(Compiled.TypeOf(t), Chaperone.Endpoints.Payload.JsonWriter.DataContract) != WrittenGraph.Refused) >= 30);
    }

    private static void CompareXml(Type type, TextOutputFormatter formatter, Chaperone.Endpoints.Payload.JsonWriter writer)
    {
        var graph = WrittenMembers.AsXml(Compiled.TypeOf(type), writer);
        var text = Write(type, formatter);

        // What the model calls refused it says nothing of: never more than what is written. What is not written it must not claim.
        if (graph == WrittenGraph.Refused)
        {
            return;
        }

        // A value of a subtype that the type does not name makes the serializer throw: this very value is refused, others are not.
        if (text is null && s_heldAsMore.Contains(type.Name))
        {
            return;
        }

        Assert.NotNull(text);
        var unknown = graph.Members.Where(static m => m.Member.Mask.State == MaskState.Unknown).Select(static m => Marker(m.Member.Symbol)).ToHashSet(StringComparer.Ordinal);
        var expected = Markers().Matches(text).Select(static m => m.Value).Where(m => !unknown.Contains(m)).Distinct().Order(StringComparer.Ordinal);
        var said = graph.Members.Where(static m => m.Member.Mask.State == MaskState.None && m.Member.Type.SpecialType == SpecialType.System_String).Select(static m => Marker(m.Member.Symbol))
            .Concat(Computed(graph)).Where(m => !unknown.Contains(m)).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(expected, said);
    }

    /// <summary>What the formatter writes; null when it refuses the type, before or while it writes.</summary>
    private static string? Write(Type type, TextOutputFormatter formatter)
    {
        var context = new DefaultHttpContext { RequestServices = new ServiceCollection().AddLogging().AddOptions().BuildServiceProvider() };
        using var body = new MemoryStream();
        context.Response.Body = body;
        var output = new OutputFormatterWriteContext(context, static (stream, encoding) => new StreamWriter(stream, encoding, leaveOpen: true), type, Populated.Of(type)) { ContentType = "application/xml" };
        if (!formatter.CanWriteResult(output))
        {
            return null;
        }

        try
        {
            formatter.WriteResponseBodyAsync(output, System.Text.Encoding.UTF8).GetAwaiter().GetResult();
        }
        catch (Exception e) when (e is InvalidOperationException or System.Runtime.Serialization.SerializationException or System.Runtime.Serialization.InvalidDataContractException)
        {
            return null;
        }

        return System.Text.Encoding.UTF8.GetString(body.ToArray());
    }

    private static void Compare(Type type, string written, WriterOptions options)
    {
        var graph = s_model.Of(Compiled.TypeOf(type), options);
        var unknown = graph.Members.Where(static m => m.Member.Mask.State == MaskState.Unknown).Select(static m => Marker(m.Member.Symbol)).ToHashSet(StringComparer.Ordinal);
        var expected = Markers().Matches(Regex.Unescape(written)).Select(static m => m.Value).Where(m => !unknown.Contains(m)).Distinct().Order(StringComparer.Ordinal);
        var said = graph.Members.Where(static m => m.Member.Mask.State == MaskState.None && m.Member.Type.SpecialType == SpecialType.System_String).Select(static m => Marker(m.Member.Symbol))
            .Concat(Computed(graph)).Where(m => !unknown.Contains(m)).Distinct().Order(StringComparer.Ordinal);

        // Newtonsoft.Json goes by the types of the values: where one is of a subtype, what the model says is a lower bound.
        if (options.Writer == Chaperone.Endpoints.Payload.JsonWriter.Newtonsoft && s_heldAsMore.Contains(type.Name))
        {
            Assert.Subset(expected.ToHashSet(), said.ToHashSet());
            return;
        }

        Assert.Equal(expected, said);
        Assert.True(unknown.Count == 0 || type.Name is "Conditional" or "Specified" or "Sometimes", "unknown: " + string.Join(", ", unknown));
    }

    // A list of texts is written with the marker of the member that holds it.
    private static IEnumerable<string> Computed(WrittenGraph graph) =>
        graph.Members.Where(static m => m.Member.Mask.State == MaskState.None && TypeShape.Of(m.Member.Type) is { Kind: ShapeKind.Items } shape && shape.Items[^1].SpecialType == SpecialType.System_String)
            .Select(static m => Marker(m.Member.Symbol));

    private static string Marker(ISymbol member)
    {
        var name = member.ContainingType.OriginalDefinition.ToDisplayString(new SymbolDisplayFormat(typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces));
        if (member.ContainingType.IsTupleType)
        {
            return "§System.ValueTuple." + member.Name + "§";
        }

        // The value behind an interface is that of the type that implements it.
        if (member.ContainingType.TypeKind == TypeKind.Interface)
        {
            return Populated.Marker(Populated.Implementation(typeof(SerializerOracleTests).Assembly.GetType(name)!).GetProperty(member.Name)!.DeclaringType!, member.Name);
        }

        return "§" + name.Replace("Oracle.", "", StringComparison.Ordinal) + "." + member.Name + "§";
    }

    [GeneratedRegex("§[^§]+§")]
    private static partial Regex Markers();
}
