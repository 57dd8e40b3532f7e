using Chaperone.CodeFixes;
using Chaperone.Rules.Phi;
using static Chaperone.Payload.Tests.Rules.PhiTest;

namespace Chaperone.Payload.Tests.Fixes;

/// <summary>CHP2001 and CHP2008: members that stay back.</summary>
public class HideMembersFixerTests
{
    private const string Ignore = "CHP2001.JsonIgnore";

    private static Task FixAsync(string before, string after, string key = Ignore) => FixTest<UnmaskedPhiInResponseAnalyzer, HideMembersFixer>.RunAsync(before, after, key);

    [Fact]
    public Task Property_Fixes() => FixAsync(
        App("""app.{|CHP2001:MapGet|}("/x", () => new CardDto());""", """
            public class CardDto
            {
                // What the insurer knows.
                public string? Ssn { get; set; } // nine digits

                public int Version { get; set; }
            }
            """),
        Imported(App("""app.MapGet("/x", () => new CardDto());""", """
            public class CardDto
            {
                // What the insurer knows.
                [JsonIgnore]
                public string? Ssn { get; set; } // nine digits

                public int Version { get; set; }
            }
            """)));

    [Fact]
    public Task RecordsParameters_FixAllEndpointsAtOnce() => FixAsync(
        App("""app.{|CHP2001:MapGet|}("/x", () => new CardDto("", "")); app.{|CHP2001:MapGet|}("/y", () => new[] { new CardDto("", "") });""", "public record CardDto(string Ssn, [property: System.ComponentModel.DisplayName(\"No\")] string Mrn);"),
        Imported(App("""app.MapGet("/x", () => new CardDto("", "")); app.MapGet("/y", () => new[] { new CardDto("", "") });""", "public record CardDto([property: JsonIgnore] string Ssn, [property: System.ComponentModel.DisplayName(\"No\")] [property: JsonIgnore] string Mrn);")));

    [Fact]
    public Task ConditionalIgnore_BecomesThePlainOne() => FixAsync(
        App("""app.{|CHP2001:MapGet|}("/x", () => new CardDto());""", "public class CardDto { [System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)] public string? Ssn { get; set; } }"),
        App("""app.MapGet("/x", () => new CardDto());""", "public class CardDto { [System.Text.Json.Serialization.JsonIgnore] public string? Ssn { get; set; } }"));

    [Fact]
    public async Task MemberInAnotherFile_Fixes()
    {
        const string Before = """
            namespace Contracts;

            public class CardDto
            {
                public string? Ssn { get; set; }
            }
            """;
        await new FixTest<UnmaskedPhiInResponseAnalyzer, HideMembersFixer>(
            [App("""app.{|CHP2001:MapGet|}("/x", () => new Contracts.CardDto());"""), Before],
            [App("""app.MapGet("/x", () => new Contracts.CardDto());"""), "using System.Text.Json.Serialization;\n\n" + Before.Replace("    public string", "    [JsonIgnore]\n    public string", StringComparison.Ordinal)]) { CodeActionEquivalenceKey = Ignore }.RunAsync();
    }

    [Fact]
    public Task UnderNewtonsoft_ItsAttributeIsUsed() => FixAsync(
        Mvc("""[HttpGet] public CardDto {|CHP2001:Get|}() => new();""", "public class CardDto { public string? Ssn { get; set; } }", "", ".AddNewtonsoftJson()"),
        Mvc("""[HttpGet] public CardDto Get() => new();""", "public class CardDto { [JsonIgnore] public string? Ssn { get; set; } }", "", ".AddNewtonsoftJson()").Replace("\nvar builder", "using Newtonsoft.Json;\n\nvar builder", StringComparison.Ordinal));

    [Fact]
    public Task MaskedAnswers_AreClassified() => FixAsync(
        App("""app.{|CHP2001:MapGet|}("/x", () => new CardDto());""", "public class CardDto { public string? Ssn { get; set; } }", "builder.Services.AddPhiMasking();"),
        App("""app.MapGet("/x", () => new CardDto());""", "public class CardDto { [Phi(PhiKind.NationalId)] public string? Ssn { get; set; } }", "builder.Services.AddPhiMasking();"),
        "CHP2001.Phi");

    [Theory]
    [InlineData("""app.{|CHP2001:MapGet|}("/x", (ClinicContext db) => db.Patients.First().Ssn);""", "")]
    [InlineData("""app.{|CHP2001:MapGet|}("/x", (ClinicContext db) => db.Patients.Select(p => new { p.Id, p.Ssn }).ToListAsync());""", "")]
    [InlineData("""app.{|CHP2001:MapGet|}("/x", () => new CardDto { Ssn = "123-45-6789" });""", "public class CardDto { public required string Ssn { get; set; } }")]
    public Task WhereNoAttributeHelps_NotOffered(string body, string types) => FixTest<UnmaskedPhiInResponseAnalyzer, HideMembersFixer>.NotOfferedAsync(App(body, types));

    [Theory]
    [InlineData("[Newtonsoft.Json.JsonIgnore]")]
    [InlineData("[System.Runtime.Serialization.IgnoreDataMember]")]
    public Task ForeignMask_GetsTheRightOneBesides(string mask) => FixTest<MaskHasNoEffectAnalyzer, HideMembersFixer>.RunAsync(
        App("""app.{|CHP2008:MapGet|}("/x", () => new CardDto());""", "public class CardDto { " + mask + " public string? Ssn { get; set; } }"),
        Imported(App("""app.MapGet("/x", () => new CardDto());""", "public class CardDto { " + mask + " [JsonIgnore] public string? Ssn { get; set; } }")),
        Ignore);

    [Fact]
    public Task RequiredMember_IsRefusedByTheRealSerializer()
    {
        // Why it is not offered: the contract itself can't be made.
        Assert.Throws<InvalidOperationException>(static () => System.Text.Json.JsonSerializer.Serialize(new RequiredDto { Ssn = "S" }));
        Assert.Equal("{\"Version\":1}", System.Text.Json.JsonSerializer.Serialize(new PositionalDto("S", 1)));
        return Task.CompletedTask;
    }

    private static string Imported(string program) => program.Replace("using System.Security.Claims;", "using System.Security.Claims;\nusing System.Text.Json.Serialization;", StringComparison.Ordinal);

    private sealed class RequiredDto
    {
        [System.Text.Json.Serialization.JsonIgnore]
        public required string Ssn { get; set; }
    }

    private sealed record PositionalDto([property: System.Text.Json.Serialization.JsonIgnore] string Ssn, int Version);
}
