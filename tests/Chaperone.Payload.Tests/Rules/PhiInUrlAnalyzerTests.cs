using Chaperone.Rules.Phi;
using static Chaperone.Payload.Tests.Rules.PhiTest;

namespace Chaperone.Payload.Tests.Rules;

/// <summary>CHP2002: patient data in route and query.</summary>
public class PhiInUrlAnalyzerTests
{
    [Theory]
    [InlineData("""app.{|CHP2002:MapGet|}("/x/{ssn}", (string ssn) => 1);""")]
    [InlineData("""app.{|CHP2002:MapGet|}("/x", (string ssn) => 1);""")]
    [InlineData("""app.{|CHP2002:MapGet|}("/x", (string? mrn) => 1);""")]
    [InlineData("""app.{|CHP2002:MapGet|}("/x", (string[] ssn) => 1);""")]
    [InlineData("""app.{|CHP2002:MapPost|}("/x", ([FromQuery] string ssn) => 1);""")]
    [InlineData("""app.{|CHP2002:MapGet|}("/x", ([AsParameters] Search search) => 1);""")]
    [InlineData("""app.{|CHP2002:MapGet|}("/x", ([FromQuery(Name = "ssn")] string number) => 1);""")]
    [InlineData("""app.{|CHP2002:MapGet|}("/x/{ssn}", () => 1);""")]
    [InlineData("""app.{|CHP2002:MapGet|}("/x", (HttpRequest request) => request.Query["ssn"].Count);""")]
    [InlineData("""app.{|CHP2002:MapGet|}("/x", (HttpRequest request) => request.Query.TryGetValue("ssn", out var s) ? s.Count : 0);""")]
    [InlineData("""app.MapGroup("/x/{ssn}").{|CHP2002:MapGet|}("/y", (string ssn) => 1);""")]
    public Task InUrl_Reports(string body) => RunAsync<PhiInUrlAnalyzer>(App(body, "public record Search(string Ssn, int Page);"));

    [Theory]
    [InlineData("""app.MapGet("/x/{id}", (Guid id) => 1);""")]
    [InlineData("""app.MapGet("/x/{patientId}", (Guid patientId) => 1);""")]
    [InlineData("""app.MapGet("/x/{patientId}", (int patientId) => 1);""")]
    [InlineData("""app.MapGet("/patients", (string? gender, DateOnly? dateFrom, bool? includeLabs, string? diagnosis) => 1);""")]
    [InlineData("""app.MapGet("/patients/{patientId}", (string patientId) => 1);""")]
    [InlineData("""app.MapPost("/x", (Search search) => 1);""")]
    [InlineData("""app.MapPost("/x", ([FromHeader] string ssn) => 1);""")]
    [InlineData("""app.MapPost("/x", ([FromForm] string ssn) => 1).DisableAntiforgery();""")]
    [InlineData("""app.MapGet("/x", (int page) => new PatientDto(default, "", ""));""")]
    [InlineData("""app.MapGet("/x", (HttpRequest request) => request.Headers["ssn"].Count);""")]
    public Task KeysFiltersBodyHeaderAndForm_DoNotReport(string body) => RunAsync<PhiInUrlAnalyzer>(App(body, "public record Search(string Ssn, int Page);"));

    [Theory]
    [InlineData("[HttpGet] public int {|CHP2002:Get|}(string ssn) => 1;")]
    [InlineData("[HttpGet(\"{ssn}\")] public int {|CHP2002:Get|}(string ssn) => 1;")]
    [InlineData("[HttpGet] public int {|CHP2002:Get|}([FromQuery] Search search) => 1;")]
    [InlineData("[HttpPost] public int {|CHP2002:Post|}([FromQuery] string ssn) => 1;")]
    [InlineData("[HttpPost] public int {|CHP2002:Post|}(string ssn) => 1;")]
    [InlineData("[HttpPost] public int Post(Search search) => 1;")]
    [InlineData("[HttpGet] public int Get(Search search) => 1;")]
    [InlineData("[HttpGet] public int Get([FromHeader] string ssn) => 1;")]
    [InlineData("[HttpGet] public int Get([FromServices] ClinicContext ssn) => 1;")]
    public Task ApiControllersAction_BindsAsTheFrameworkInfers(string action) => RunAsync<PhiInUrlAnalyzer>(Mvc(action, "public class Search { public string? Ssn { get; set; } public int Page { get; set; } }"));

    [Theory]
    [InlineData("[HttpGet(\"a\")] public int {|CHP2002:A|}(string ssn) => 1;")]
    [InlineData("[HttpGet(\"a\")] public int {|CHP2002:A|}(Search search) => 1;")]
    [InlineData("[HttpPost(\"a\")] public int A(string ssn) => 1;")]
    [InlineData("[HttpPost(\"a\")] public int A(Search search) => 1;")]
    [InlineData("[HttpGet(\"a\")] public int {|CHP2002:A|}() => 1; [BindProperty(SupportsGet = true)] public string? Ssn { get; set; }")]
    [InlineData("[HttpGet(\"a\")] public int A() => 1; [BindProperty] public string? Ssn { get; set; }")]
    public Task PlainControllersAction_TakesWhatHasNoFormFromTheQuery(string action) =>
        RunAsync<PhiInUrlAnalyzer>(Mvc("", "public class PlainController : Controller { " + action + " } public class Search { public string? Ssn { get; set; } public int Page { get; set; } }"));

    /// <summary>What is called just "name" beside symptoms is a symptom's; beside patients it is a patient's.</summary>
    [Theory]
    [InlineData("""[HttpGet("symptoms")] public int SearchSymptoms([FromQuery] string name) => 1;""")]
    [InlineData("""[HttpGet("search")] public int {|CHP2002:SearchPatients|}([FromQuery] string name) => 1;""")]
    public Task PlainName_IsThatOfWhatIsAskedFor(string action) =>
        RunAsync<PhiInUrlAnalyzer>(Mvc("", "[ApiController, Route(\"lookup\")] public class LookupController : ControllerBase { " + action + " }"));

    [Fact]
    public Task OpenDocument_GetsWhatTheBuildGets() => LiveAsync<PhiInUrlAnalyzer>(
        App("app.MapGroup(\"/{ssn}\").MapPatients();"),
        "public static class PatientEndpoints { public static void MapPatients(this IEndpointRouteBuilder routes) => routes.MapGet(\"/a\", (string ssn) => 1); }");

    // Visits are searched by their doctor's name; patients by their own.
    [Theory]
    [InlineData("""app.MapGet("/patients/{patientId}/visits", (int patientId, [AsParameters] VisitParams search) => 1);""")]
    [InlineData("""app.{|CHP2002:MapGet|}("/patients", ([AsParameters] PatientListRequest search) => 1);""")]
    public Task SearchByName_IsJudgedByWhatIsSearched(string body) => RunAsync<PhiInUrlAnalyzer>(App(
        body, "public class VisitParams { public string? Name { get; set; } public string? Status { get; set; } } public class PatientListRequest { public string? Name { get; set; } public int Page { get; set; } }"));
}
