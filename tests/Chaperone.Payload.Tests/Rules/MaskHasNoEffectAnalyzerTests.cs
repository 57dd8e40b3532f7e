using Chaperone.Rules.Phi;
using static Chaperone.Payload.Tests.Rules.PhiTest;

namespace Chaperone.Payload.Tests.Rules;

/// <summary>CHP2008: masks that the serializer does not read.</summary>
public class MaskHasNoEffectAnalyzerTests
{
    private const string System = "System.Text.Json.Serialization.JsonIgnore";
    private const string Newtonsoft = "Newtonsoft.Json.JsonIgnore";

    [Theory]
    [InlineData(Newtonsoft, true)]
    [InlineData(System, false)]
    [InlineData(Newtonsoft + ", " + System, false)]
    [InlineData("System.Runtime.Serialization.IgnoreDataMember", true)]
    [InlineData("Newtonsoft.Json.JsonConverter(typeof(MaskConverter))", true)]
    [InlineData("Newtonsoft.Json.JsonConverter(typeof(DateConverter))", false)]
    [InlineData(System + "(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)", false)]
    [InlineData("System.Xml.Serialization.XmlIgnore", false)]
    public Task UnderSystemTextJson_ReportsNewtonsoftsMasks(string attribute, bool reports) =>
        RunAsync<MaskHasNoEffectAnalyzer>(App($"""app.{(reports ? "{|CHP2008:MapGet|}" : "MapGet")}("/x", () => new CardDto());""", Types(attribute)));

    [Theory]
    [InlineData(Newtonsoft, false)]
    [InlineData(System, true)]
    [InlineData(System + ", " + Newtonsoft, false)]
    [InlineData("System.Runtime.Serialization.IgnoreDataMember", false)]
    public Task UnderNewtonsoft_ReportsSystemTextJsonsMasks(string attribute, bool reports) =>
        RunAsync<MaskHasNoEffectAnalyzer>(Mvc($$"""[HttpGet] public CardDto {{(reports ? "{|CHP2008:Get|}" : "Get")}}() => new();""", Types(attribute), "", ".AddNewtonsoftJson()"));

    [Theory]
    [InlineData(System, ".AddXmlSerializerFormatters()", true)]
    [InlineData(System + ", System.Xml.Serialization.XmlIgnore", ".AddXmlSerializerFormatters()", false)]
    [InlineData(System + ", System.Xml.Serialization.XmlIgnore", ".AddXmlDataContractSerializerFormatters()", true)]
    [InlineData(System + ", System.Runtime.Serialization.IgnoreDataMember", ".AddXmlDataContractSerializerFormatters()", false)]
    public Task UnderXml_ReportsJsonsMasks(string attribute, string formatters, bool reports) =>
        RunAsync<MaskHasNoEffectAnalyzer>(Mvc($$"""[HttpGet] public CardDto {{(reports ? "{|CHP2008:Get|}" : "Get")}}() => new();""", Types(attribute), "", formatters));

    [Fact]
    public Task MemberWithoutPhi_DoesNotReport() =>
        RunAsync<MaskHasNoEffectAnalyzer>(App("""app.MapGet("/x", () => new WardsDto());""", "public class WardsDto { [Newtonsoft.Json.JsonIgnore] public int Beds { get; set; } }"));

    [Fact]
    public Task TheSameMemberInTwoAnswers_IsReportedOnce() =>
        RunAsync<MaskHasNoEffectAnalyzer>(App("""app.{|CHP2008:MapGet|}("/x", () => new CardDto()); app.MapGet("/y", () => new CardDto());""", Types(Newtonsoft)));

    [Fact]
    public Task OpenDocument_GetsWhatTheBuildGets() => LiveAsync<MaskHasNoEffectAnalyzer>(
        App("app.MapPatients();", Types(Newtonsoft)),
        "public static class PatientEndpoints { public static void MapPatients(this IEndpointRouteBuilder routes) => routes.MapGet(\"/a\", () => new CardDto()); }");

    private static string Types(string attribute) => $$"""
        public class CardDto { [{{attribute}}] public string? Ssn { get; set; } }

        public class MaskConverter : Newtonsoft.Json.Converters.StringEnumConverter { }

        public class DateConverter : Newtonsoft.Json.Converters.StringEnumConverter { }
        """;
}
