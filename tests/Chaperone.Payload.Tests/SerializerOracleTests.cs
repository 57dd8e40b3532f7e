using System.Text.Json;
using System.Text.RegularExpressions;
using Chaperone.Endpoints.Payload;
using Microsoft.AspNetCore.Mvc;
using Microsoft.CodeAnalysis;
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
        Assert.True(unknown.Count == 0 || type.Name is "Conditional" or "Specified", "unknown: " + string.Join(", ", unknown));
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
