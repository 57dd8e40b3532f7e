using Chaperone.Rules.Documentation;
using static Chaperone.Tests.Harness.DescribedPrograms;

namespace Chaperone.Tests.Rules.Documentation;

/// <summary>CHP3004, which takes over from API1002.</summary>
public class DeclaredResponseNeverReturnedAnalyzerTests
{
    [Theory]
    [InlineData("""[HttpGet, ProducesResponseType(200), ProducesResponseType(404)] public IActionResult {|CHP3004:Get|}() => Ok();""")]
    [InlineData("""[HttpPost, ProducesResponseType(200), ProducesResponseType(201)] public IActionResult {|CHP3004:Post|}(bool b) { if (b) { return Conflict(); } return Created("/x", null); }""")]
    [InlineData("""[HttpGet, ProducesResponseType(200), ProducesResponseType(204)] public ActionResult<Thing> {|CHP3004:Get|}() => new Thing(1);""")]
    public Task ActionNeverReturnsIt_Reports(string action) => RunAsync<DeclaredResponseNeverReturnedAnalyzer>(Controller(action));

    [Theory]
    [InlineData("""app.{|CHP3004:MapGet|}("/x", () => Results.Ok()).Produces(200).Produces(404);""")]
    [InlineData("""app.{|CHP3004:MapGet|}("/x", [ProducesResponseType(202)] () => Results.Ok());""")]
    public Task MinimalNeverReturnsIt_Reports(string body) => RunAsync<DeclaredResponseNeverReturnedAnalyzer>(App(body));

    [Theory]
    [InlineData("""[HttpGet, ProducesResponseType(200), ProducesResponseType(404)] public IActionResult Get(bool b) => b ? Ok() : NotFound();""")]
    [InlineData("""[HttpGet, ProducesResponseType(200), ProducesResponseType(401), ProducesResponseType(400), ProducesResponseType(500)] public IActionResult Get() => Ok();""")]
    [InlineData("""[HttpGet, ProducesResponseType(200), ProducesResponseType(404)] public IActionResult Get(int code) => StatusCode(code);""")]
    [InlineData("""[HttpGet, ProducesResponseType(200), ProducesResponseType(404)] public IActionResult Get(bool b) { if (b) { throw new KeyNotFoundException(); } return Ok(); }""")]
    public Task ReturnedOrNotProven_DoesNotReport(string action) => RunAsync<DeclaredResponseNeverReturnedAnalyzer>(Controller(action));

    [Fact]
    public Task DeclaredForSeveral_DoesNotReport() => RunAsync<DeclaredResponseNeverReturnedAnalyzer>(Controller(
        """
        [HttpGet, ProducesResponseType(200)] public IActionResult Get() => Ok();
        [HttpPost, ProducesResponseType(200)] public IActionResult Post() => Conflict();
        """.Replace("Conflict()", "Ok()", StringComparison.Ordinal),
        "[ProducesResponseType(409)]"));

    [Theory]
    [InlineData("app.UseExceptionHandler(\"/error\");")]
    [InlineData("app.Use((context, next) => next(context));")]
    public Task ErrorThatMiddlewareMayGive_DoesNotReport(string middleware) =>
        RunAsync<DeclaredResponseNeverReturnedAnalyzer>(App(middleware + """app.MapGet("/x", () => Results.Ok()).Produces(200).Produces(404);"""));

    [Fact]
    public Task ErrorThatAFilterMayGive_DoesNotReport() => RunAsync<DeclaredResponseNeverReturnedAnalyzer>(
        App("""app.MapGet("/x", () => Results.Ok()).Produces(200).Produces(404).AddEndpointFilter((context, next) => next(context));"""));
}
