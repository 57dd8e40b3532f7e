using Chaperone.Rules.Phi;
using static Chaperone.Payload.Tests.Rules.PhiTest;

namespace Chaperone.Payload.Tests.Rules;

/// <summary>CHP2012: what leaves cannot be known.</summary>
public class OpaquePhiPayloadAnalyzerTests
{
    [Theory]
    [InlineData("""app.{|CHP2012:MapGet|}("/x/{patientId}", (Guid patientId, Store s) => s.Any());""")]
    [InlineData("""app.{|CHP2012:MapGet|}("/x/{patientId}", (Guid patientId, Store s) => s.Result());""")]
    [InlineData("""app.{|CHP2012:MapGet|}("/x/{patientId}", (Guid patientId, Store s) => Results.Json(s.Element()));""")]
    [InlineData("""app.{|CHP2012:MapGet|}("/x/{patientId}", (Guid patientId) => Results.File(new byte[1]));""")]
    [InlineData("""app.{|CHP2012:MapPost|}("/x", (PatientDto patient, Store s) => Results.Text(s.Any().ToString()));""")]
    [InlineData("""app.{|CHP2012:MapGet|}("/x/{patientId}", (Guid patientId, HttpContext c, Store s) => c.Response.Body.WriteAsync(s.Bytes()));""")]
    [InlineData("""app.{|CHP2012:MapGet|}("/x/{patientId}", async (Guid patientId, HttpContext c, Stream s) => await s.CopyToAsync(c.Response.Body));""")]
    [InlineData("""app.{|CHP2012:MapGet|}("/x/{patientId}", (Guid patientId, Store s) => Results.Stream(async stream => await stream.WriteAsync(s.Bytes())));""")]
    public Task Opaque_Reports(string body) => RunAsync<OpaquePhiPayloadAnalyzer>(App(body, Store));

    [Theory]
    [InlineData("""app.MapGet("/x/{patientId}", (Guid patientId) => new PatientDto(default, "", ""));""")]
    [InlineData("""app.MapGet("/x/{patientId}", (Guid patientId) => Results.Ok(new PatientDto(default, "", "")));""")]
    [InlineData("""app.MapGet("/x/{patientId}", (Guid patientId) => Results.Text("ok"));""")]
    [InlineData("""app.MapGet("/x/{patientId}", (Guid patientId, Store s) => s.Result()).Produces<PatientDto>();""")]
    [InlineData("""app.MapGet("/x/{patientId}", (Guid patientId, Store s) => Results.Text(System.Text.Json.JsonSerializer.Serialize(s.Patient())));""")]
    [InlineData("""app.MapGet("/x/{patientId}", async (Guid patientId, HttpContext c) => { c.Response.StatusCode = 204; await c.Response.Body.FlushAsync(); });""")]
    [InlineData("""app.MapGet("/wards/{id}", (Guid id, HttpContext c, Store s) => c.Response.Body.WriteAsync(s.Bytes()));""")]
    [InlineData("""app.MapGet("/wards/{id}", (Guid id, Store s) => s.Any());""")]
    public Task KnownDeclaredOrOtherArea_DoesNotReport(string body) => RunAsync<OpaquePhiPayloadAnalyzer>(App(body, Store));

    [Theory]
    [InlineData("[HttpGet(\"{patientId}\")] public object {|CHP2012:Get|}(Guid patientId, [FromServices] Store s) => s.Any();")]
    [InlineData("[HttpGet(\"{patientId}\"), ProducesResponseType(typeof(PatientDto), 200)] public IActionResult Get(Guid patientId, [FromServices] Store s) => Ok(s.Any());")]
    public Task Action_ReportsUnlessDeclared(string action) => RunAsync<OpaquePhiPayloadAnalyzer>(Mvc(action, Store));

    [Fact]
    public Task ActionWithView_DoesNotReport() =>
        RunAsync<OpaquePhiPayloadAnalyzer>(Mvc("", "public class PagesController : Controller { [HttpGet(\"p/{patientId}\")] public IActionResult Get(Guid patientId) => View(); }"));

    [Fact]
    public Task OpenDocument_GetsWhatTheBuildGets() => LiveAsync<OpaquePhiPayloadAnalyzer>(
        App("app.MapPatients();", Store),
        "public static class PatientEndpoints { public static void MapPatients(this IEndpointRouteBuilder routes) => routes.MapGet(\"/{patientId}\", (Guid patientId, Store s) => s.Any()); }");

    private const string Store = """
        public abstract class Store { public abstract object Any(); public abstract PatientDto Patient(); public abstract IResult Result(); public abstract byte[] Bytes(); public abstract System.Text.Json.JsonElement Element(); }
        """;
}
