using Chaperone.Rules.Phi;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using static Chaperone.Payload.Tests.Rules.PhiTest;

namespace Chaperone.Payload.Tests.Rules;

/// <summary>CHP1002: patient data for anybody.</summary>
public class AnonymousPhiEndpointAnalyzerTests
{
    /// <summary>What a clinic's entity leads to through navigations is not what its form is for.</summary>
    [Theory]
    [InlineData("""app.MapPost("/x", (Clinic clinic) => 1).AllowAnonymous();""")]
    [InlineData("""app.{|CHP1002:MapPost|}("/x", (Patient patient) => 1).AllowAnonymous();""")]
    [InlineData("""app.MapPost("/x", (Clinic clinic, StaffContext db) => db.Doctors.Include(d => d.Patients).Count()).AllowAnonymous();""")]
    [InlineData("""app.MapPost("/x", ([FromForm] Doctor doctor, StaffContext db) => db.Doctors.Include(d => d.Patients).Count()).AllowAnonymous();""")]
    [InlineData("""app.{|CHP1002:MapPost|}("/x", (ClinicForm form) => 1).AllowAnonymous();""")]
    public Task NavigationsOfWhatIsTaken_DoNotReport(string body) => RunAsync<AnonymousPhiEndpointAnalyzer>(App(body, """
        public class Clinic { public Guid Id { get; set; } public string Name { get; set; } = ""; public List<Doctor> Doctors { get; set; } = []; }
        public class Doctor { public Guid Id { get; set; } public string Office { get; set; } = ""; public List<Patient> Patients { get; set; } = []; }
        public class ClinicForm { public string Name { get; set; } = ""; public List<Patient> Patients { get; set; } = []; }
        public class StaffContext : DbContext { public DbSet<Clinic> Clinics => Set<Clinic>(); public DbSet<Doctor> Doctors => Set<Doctor>(); public DbSet<Patient> Patients => Set<Patient>(); }
        """));

    [Theory]
    [InlineData("""app.{|CHP1002:MapGet|}("/x", () => new PatientDto(default, "", ""));""")]
    [InlineData("""app.{|CHP1002:MapGet|}("/x", () => new PatientDto(default, "", "")).AllowAnonymous();""")]
    [InlineData("""app.{|CHP1002:MapGet|}("/x", [AllowAnonymous] () => new PatientDto(default, "", ""));""")]
    [InlineData("""app.{|CHP1002:MapPost|}("/x", (PatientDto patient) => Results.NoContent());""")]
    [InlineData("""app.{|CHP1002:MapGet|}("/x/{ssn}", (string ssn) => Results.NoContent());""")]
    [InlineData("""app.{|CHP1002:MapGet|}("/x", () => new PatientDto(default, "", "")).DisclosesPhi();""")]
    public Task OpenEndpoint_Reports(string body) => RunAsync<AnonymousPhiEndpointAnalyzer>(App(body));

    [Theory]
    [InlineData("""app.MapGet("/x", () => new PatientDto(default, "", "")).RequireAuthorization();""")]
    [InlineData("""app.MapGet("/x", () => new WardDto(default, "", 0));""")]
    [InlineData("""app.MapGet("/x/{patientId}", (Guid patientId) => Results.NoContent());""")]
    [InlineData("""app.MapPost("/contact", (PatientMessage message) => Results.NoContent());""")]
    [InlineData("""app.MapGet("/x", () => new PatientDto(default, "", "")).AddEndpointFilter<KeyFilter>();""")]
    public Task ProtectedOrUnknownOrWithoutPhi_DoesNotReport(string body) =>
        RunAsync<AnonymousPhiEndpointAnalyzer>(App(body, "public record PatientMessage(string FirstName, string LastName, string Email, string Phone, string Notes); public class KeyFilter : IEndpointFilter { public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext c, EndpointFilterDelegate next) => c.HttpContext.Request.Headers.ContainsKey(\"key\") ? next(c) : new ValueTask<object?>(Results.Unauthorized()); }"));

    /// <summary>A form that anybody may send asks who writes; what changes a patient, or says by a key whose note it is, is none.</summary>
    [Theory]
    [InlineData("""app.MapPost("/contact", (PatientMessage message) => Results.NoContent());""")]
    [InlineData("""app.{|CHP1002:MapPut|}("/x/{id}", (Guid id, PatientMessage message) => Results.NoContent());""")]
    [InlineData("""app.{|CHP1002:MapPatch|}("/x/{id}", (Guid id, PatientMessage message) => Results.NoContent());""")]
    [InlineData("""app.{|CHP1002:MapPost|}("/x/{patientId}", (Guid patientId, PatientMessage message) => Results.NoContent());""")]
    [InlineData("""app.{|CHP1002:MapPost|}("/report", (VisitReport report) => Results.NoContent());""")]
    [InlineData("""app.MapPost("/slot", (VisitSlot slot) => Results.NoContent());""")]
    [InlineData("""app.MapPut("/doctors/{id}", (Guid id, DoctorForm form) => Results.NoContent());""")]
    [InlineData("""app.MapMethods("/contact", ["POST", "PUT"], (PatientMessage message) => Results.NoContent());""")]
    public Task ChangeOfAPatient_Reports(string body) =>
        RunAsync<AnonymousPhiEndpointAnalyzer>(App(body, "public record PatientMessage(string FirstName, string LastName, string Email, string Phone, string Notes); public record VisitReport(Guid PatientId, Guid ClinicId, string Notes); public record VisitSlot(Guid PatientId, DateTime Date); public record DoctorForm(string FirstName, string LastName, string Email);"));

    /// <summary>Free slots and rooms are nobody's; with a patient's key beside them they are a patient's.</summary>
    [Theory]
    [InlineData("""app.MapGet("/planned/{doctorId}", (int doctorId) => new VisitPlannedDto(default));""")]
    [InlineData("""app.{|CHP1002:MapGet|}("/planned/{patientId}", (Guid patientId) => new VisitPlannedDto(default));""")]
    [InlineData("""app.{|CHP1002:MapGet|}("/planned", () => new PatientSlotDto(default, default, ""));""")]
    public Task DatesAndPlacesOfCare_ReportOnlyWithAPatient(string body) =>
        RunAsync<AnonymousPhiEndpointAnalyzer>(App(body, "public record VisitPlannedDto(DateTime Date); public record PatientSlotDto(Guid PatientId, DateTime AppointmentDate, string Ward);"));

    [Fact]
    public Task MaskedAnswer_DoesNotReport() =>
        RunAsync<AnonymousPhiEndpointAnalyzer>(App("""app.MapGet("/x", () => new CardDto(""));""", "public record CardDto([property: System.Text.Json.Serialization.JsonIgnore] string Ssn);"));

    [Fact]
    public Task RoutePublicByOption_DoesNotReport() =>
        RunAsync<AnonymousPhiEndpointAnalyzer>(App("""app.MapGet("/intake/x", () => new PatientDto(default, "", ""));"""), "chaperone.public_routes = /intake");

    [Theory]
    [InlineData("[AllowAnonymous, HttpGet] public PatientDto {|CHP1002:Get|}() => new(default, \"\", \"\");")]
    [InlineData("[HttpGet] public PatientDto Get() => new(default, \"\", \"\");")]
    public Task Action_ReportsWhenAnonymous(string action) => RunAsync<AnonymousPhiEndpointAnalyzer>(Mvc(action));

    /// <summary>What the handler serializes or writes itself is an answer as any other.</summary>
    [Theory]
    [InlineData("""app.{|CHP1002:MapGet|}("/x", (Store store) => Results.File(System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(store.Patients), "application/json"));""")]
    [InlineData("""app.{|CHP1002:MapGet|}("/x", (Store store) => Results.Bytes(System.Text.Encoding.UTF8.GetBytes(System.Text.Json.JsonSerializer.Serialize(store.Patients)), "application/json"));""")]
    [InlineData("""app.{|CHP1002:MapGet|}("/x", (Store store) => Results.Text(System.Text.Json.JsonSerializer.Serialize(store.Patients)));""")]
    [InlineData("""app.{|CHP1002:MapGet|}("/x", (Store store) => Results.Content(string.Join("\n", store.Patients.Select(p => p.Mrn))));""")]
    [InlineData("""app.{|CHP1002:MapGet|}("/x", (Store store) => { var csv = new System.Text.StringBuilder(); foreach (var p in store.Patients) { csv.AppendLine($"{p.Id},{p.Mrn}"); } return Results.File(System.Text.Encoding.UTF8.GetBytes(csv.ToString()), "text/csv"); });""")]
    [InlineData("""app.{|CHP1002:MapGet|}("/x", (Store store) => { var json = System.Text.Json.JsonSerializer.Serialize(store.Patients); var stream = new System.IO.MemoryStream(System.Text.Encoding.UTF8.GetBytes(json)); return Results.Stream(stream); });""")]
    [InlineData("""app.{|CHP1002:MapGet|}("/x", async (HttpContext context, Store store) => { await context.Response.WriteAsync(System.Text.Json.JsonSerializer.Serialize(store.Patients)); });""")]
    [InlineData("""app.{|CHP1002:MapGet|}("/x", (Store store) => TypedResults.Text(System.Text.Json.JsonSerializer.Serialize(store.Patients)));""")]
    public Task WrittenText_Reports(string body) => RunAsync<AnonymousPhiEndpointAnalyzer>(App(body, Store));

    [Theory]
    [InlineData("""app.MapGet("/x", (Store store) => Results.File(System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(store.Patients.Select(p => p.Id)), "application/json"));""")]
    [InlineData("""app.MapGet("/x", (Store store) => Results.Text($"{store.Patients.Count} patients"));""")]
    [InlineData("""app.MapGet("/x", (Store store) => Results.Text(System.Text.Json.JsonSerializer.Serialize(store.Cards)));""")]
    [InlineData("""app.MapGet("/x", (Store store) => Results.File(store.Logo, "image/png"));""")]
    [InlineData("""app.MapGet("/x", (Store store) => Results.Text("Ann Bell"));""")]
    [InlineData("""app.MapGet("/x", (string patientName) => Results.Text("No " + patientName)).RequireAuthorization();""")]
    [InlineData("""app.MapGet("/x", (Store store) => Results.Text(System.Text.Json.JsonSerializer.Serialize(store.Patients))).RequireAuthorization();""")]
    public Task WrittenTextWithoutPhi_DoesNotReport(string body) => RunAsync<AnonymousPhiEndpointAnalyzer>(App(body, Store));

    [Theory]
    [InlineData("""[AllowAnonymous, HttpGet] public IActionResult {|CHP1002:Get|}([FromServices] Store store) => File(System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(store.Patients), "application/json", "patients.json");""")]
    [InlineData("""[AllowAnonymous, HttpGet] public FileContentResult {|CHP1002:Get|}([FromServices] Store store) { var bytes = System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(store.Patients); return File(bytes, "application/json"); }""")]
    [InlineData("""[AllowAnonymous, HttpGet] public ContentResult {|CHP1002:Get|}([FromServices] Store store) => new ContentResult { Content = System.Text.Json.JsonSerializer.Serialize(store.Patients), ContentType = "application/json" };""")]
    [InlineData("""[AllowAnonymous, HttpGet] public async Task {|CHP1002:Get|}([FromServices] Store store) { await Response.WriteAsync(System.Text.Json.JsonSerializer.Serialize(store.Patients)); }""")]
    [InlineData("""[AllowAnonymous, HttpGet] public IActionResult Get([FromServices] Store store) => File(store.Logo, "image/png");""")]
    [InlineData("""[AllowAnonymous, HttpGet] public ContentResult Get() => Content("ready");""")]
    public Task ActionThatWritesText_ReportsWhatIsInIt(string action) => RunAsync<AnonymousPhiEndpointAnalyzer>(Mvc(action, Store));

    /// <summary>A list that is returned as it is made has nothing in it, whatever its items would be.</summary>
    [Theory]
    [InlineData("""[AllowAnonymous, HttpGet] public ActionResult<IEnumerable<PatientDto>> Get() => Ok(new List<PatientDto>());""")]
    [InlineData("""[AllowAnonymous, HttpGet] public IActionResult Get() => Ok(Enumerable.Empty<PatientDto>());""")]
    [InlineData("""[AllowAnonymous, HttpGet] public IActionResult {|CHP1002:Get|}(bool all) => all ? Ok(new List<PatientDto> { new(default, "", "") }) : Ok(new List<PatientDto>());""")]
    [InlineData("""[AllowAnonymous, HttpGet] public IActionResult {|CHP1002:Get|}([FromServices] Store store) => Ok(new List<PatientDto>(store.Patients));""")]
    public Task EmptyList_TellsNothing(string action) => RunAsync<AnonymousPhiEndpointAnalyzer>(Mvc(action, Store));

    /// <summary>What a module of Carter maps is a minimal API like another.</summary>
    [Theory]
    [InlineData("""app.{|CHP1002:MapGet|}("/patients", () => new PatientDto(default, "", ""));""")]
    [InlineData("""app.{|CHP1002:MapPost|}("/patients", (PatientDto patient) => Results.NoContent());""")]
    [InlineData("""app.MapGet("/patients", () => new PatientDto(default, "", "")).RequireAuthorization();""")]
    public Task CarterModule_Reports(string route) => new AnalyzerTest(App(
        "app.MapCarter();",
        "public class PatientModule : ICarterModule { public void AddRoutes(IEndpointRouteBuilder app) { " + route + " } }",
        "builder.Services.AddCarter();").Replace("using Chaperone;", "using Carter;\nusing Chaperone;", StringComparison.Ordinal))
    {
        Analyzers = static () => [new AnonymousPhiEndpointAnalyzer()],
        References = [.. References.AspNetCore, Carter()],
    }.RunAsync();

    // The signatures of the package, which restores another compiler than these tests; Chaperone.Differential.Tests runs the real one.
    private static MetadataReference Carter()
    {
        const string Source = """
            using Microsoft.AspNetCore.Routing;
            using Microsoft.Extensions.DependencyInjection;
            namespace Carter;
            public interface ICarterModule { void AddRoutes(IEndpointRouteBuilder app); }
            public static class CarterExtensions
            {
                public static IEndpointRouteBuilder MapCarter(this IEndpointRouteBuilder builder) => builder;
                public static IServiceCollection AddCarter(this IServiceCollection services) => services;
            }
            """;
        using var image = new MemoryStream();
        Assert.True(CSharpCompilation.Create("Carter", [CSharpSyntaxTree.ParseText(Source)], References.AspNetCore, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)).Emit(image).Success);
        return MetadataReference.CreateFromImage(image.ToArray());
    }

    [Fact]
    public async Task WrittenText_IsNamedInPlaceOfTheSerializer()
    {
        var diagnostic = Assert.Single(await DiagnosticsAsync<UnmaskedPhiInResponseAnalyzer>(App("""app.MapGet("/x", (Store store) => Results.Text(System.Text.Json.JsonSerializer.Serialize(store.Patients))).RequireAuthorization();""", Store)));
        Assert.Contains("PatientDto.Mrn", diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.Contains("which nothing masks for the text that the handler puts together", diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    private const string Store = "public class Store { public List<PatientDto> Patients { get; } = new(); public List<CardDto> Cards { get; } = new(); public byte[] Logo { get; } = new byte[0]; } public record CardDto([property: System.Text.Json.Serialization.JsonIgnore] string Ssn);";

    [Fact]
    public async Task Message_SaysWhatAndWhy()
    {
        var diagnostic = Assert.Single(await DiagnosticsAsync<AnonymousPhiEndpointAnalyzer>(App("""app.MapGet("/x", () => new PatientDto(default, "", "")).AllowAnonymous();""")));
        Assert.Matches("^Endpoint 'GET /x' returns PatientDto.Mrn \\(mrn, by .*\\), and anybody can call it: .*AllowAnonymous", diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public Task OpenDocument_GetsWhatTheBuildGets() => LiveAsync<AnonymousPhiEndpointAnalyzer>(
        App("app.MapGroup(\"/open\").MapPatients(); app.MapGroup(\"/closed\").RequireAuthorization().MapPatients();"),
        """
        public static class PatientEndpoints
        {
            public static void MapPatients(this IEndpointRouteBuilder routes) => routes.MapGet("/a", () => new PatientDto(default, "", ""));
        }
        """);
}
