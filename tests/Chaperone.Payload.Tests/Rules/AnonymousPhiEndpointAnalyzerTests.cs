using Chaperone.Rules.Phi;
using static Chaperone.Payload.Tests.Rules.PhiTest;

namespace Chaperone.Payload.Tests.Rules;

/// <summary>CHP1002: patient data for anybody.</summary>
public class AnonymousPhiEndpointAnalyzerTests
{
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
