using Chaperone.Rules.Phi;
using static Chaperone.Payload.Tests.Rules.PhiTest;

namespace Chaperone.Payload.Tests.Rules;

/// <summary>CHP2011: the database's entity is bound.</summary>
public class PhiOverPostingAnalyzerTests
{
    [Theory]
    [InlineData("""app.{|CHP2011:MapPost|}("/x", (Patient patient) => Results.NoContent());""")]
    [InlineData("""app.{|CHP2011:MapPost|}("/x", (List<Patient> patients) => Results.NoContent());""")]
    [InlineData("""app.{|CHP2011:MapPost|}("/x", ([AsParameters] Command command) => Results.NoContent());""")]
    public Task Entity_Reports(string body) => RunAsync<PhiOverPostingAnalyzer>(App(body, "public record Command([FromBody] Patient Patient, int Version);"));

    [Theory]
    [InlineData("""app.MapPost("/x", (PatientDto patient) => Results.NoContent());""")]
    [InlineData("""app.MapPost("/x", (WardDto ward) => Results.NoContent());""")]
    [InlineData("""app.MapPost("/x", (Bound bound) => Results.NoContent());""")]
    public Task Contract_DoesNotReport(string body) =>
        RunAsync<PhiOverPostingAnalyzer>(App(body, "[System.ComponentModel.DataAnnotations.Schema.Table(\"rows\")] public class Bound { [Microsoft.AspNetCore.Mvc.ModelBinding.BindNever] public string? Ssn { get; set; } public string? Mrn { get; set; } }"));

    [Theory]
    [InlineData("[HttpPost] public void {|CHP2011:Post|}(Patient patient) { }")]
    [InlineData("[HttpPost] public void Post([Bind(\"Mrn\")] Patient patient) { }")]
    public Task Action_ReportsUnlessItSaysWhatIsBound(string action) => RunAsync<PhiOverPostingAnalyzer>(Mvc(action));

    /// <summary>A form sets the members of an entity one by one.</summary>
    [Theory]
    [InlineData("[HttpPost] public void {|CHP2011:Post|}(Patient patient) { }")]
    [InlineData("[HttpPost] public void {|CHP2011:Post|}([FromForm] Patient patient) { }")]
    [InlineData("[HttpPost] public void Post([Bind(nameof(Patient.Mrn))] Patient patient) { }")]
    [InlineData("[HttpPost] public void Post([FromForm] PatientDto patient) { }")]
    [InlineData("[HttpGet] public void Get(Patient patient) { }")]
    public Task FormOfAction_ReportsTheEntity(string action) =>
        RunAsync<PhiOverPostingAnalyzer>(Mvc("", "[Route(\"forms\")]\npublic class FormsController : Controller\n{\n" + action + "\n}"));

    /// <summary>What its members lead to is bound too; the parameter is what the reader sees.</summary>
    [Fact]
    public async Task FormOfAnEntityThatLeadsToOthers_NamesTheParametersType() => Assert.Contains(
        "'Admission'",
        Assert.Single(await DiagnosticsAsync<PhiOverPostingAnalyzer>(Mvc("", """
            [Route("forms")]
            public class FormsController : Controller
            {
                [HttpPost] public void Post(Admission admission) { }
            }

            [System.ComponentModel.DataAnnotations.Schema.Table("admissions")]
            public class Admission { public string? Ssn { get; set; } public List<Sample> Samples { get; set; } = new(); }

            [System.ComponentModel.DataAnnotations.Schema.Table("samples")]
            public class Sample { public string? Mrn { get; set; } }
            """))).GetMessage(System.Globalization.CultureInfo.InvariantCulture),
        StringComparison.Ordinal);

    [Fact]
    public Task OpenDocument_GetsWhatTheBuildGets() => LiveAsync<PhiOverPostingAnalyzer>(
        App("app.MapPatients();"),
        "public static class PatientEndpoints { public static void MapPatients(this IEndpointRouteBuilder routes) => routes.MapPost(\"/a\", (Patient patient) => Results.NoContent()); }");
}
