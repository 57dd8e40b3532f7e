using Chaperone.Rules.Documentation;
using Microsoft.CodeAnalysis;
using static Chaperone.Tests.Harness.DescribedPrograms;

namespace Chaperone.Tests.Rules.Documentation;

/// <summary>
/// CHP3003. The scenarios on controllers are those that the tests of dotnet/aspnetcore's API analyzers have for API1000 and API1001
/// (src/Mvc/Mvc.Api.Analyzers/test), written anew, and what was asked for there: derived attributes, ternaries, base classes, comments.
/// </summary>
public class UndeclaredResponseAnalyzerTests
{
    [Theory]
    [InlineData("""[HttpGet, ProducesResponseType(200)] public IActionResult {|CHP3003:Get|}(int id) { if (id == 0) { return NotFound(); } return Ok(); }""")]
    [InlineData("""[HttpGet, ProducesResponseType(200)] public async Task<IActionResult> {|CHP3003:Get|}(int id) { await Task.Yield(); if (id == 0) { return NotFound(); } return Ok(); }""")]
    [InlineData("""[HttpGet, ProducesResponseType(404)] public async ValueTask<IActionResult> {|CHP3003:Get|}(int id) { await Task.Yield(); if (id == 0) { return NotFound(); } return Ok(); }""")]
    [InlineData("""[HttpGet] public ActionResult<Thing> {|CHP3003:Get|}(int id) { if (id == 0) { return NotFound(); } return new Thing(id); }""")]
    [InlineData("""[HttpGet, ProducesResponseType(200), ProducesResponseType(404)] public ActionResult<Thing> {|CHP3003:Get|}(int id) { if (id == 0) { return NotFound(); } if (id == 1) { return UnprocessableEntity(); } return new Thing(id); }""")]
    [InlineData("""[HttpGet] public ActionResult<string> {|CHP3003:Get|}() { return NotFound(null); }""")]
    [InlineData("""[HttpGet] public IActionResult {|CHP3003:Get|}(bool b) => b switch { true => Ok(), false => BadRequest() };""")]
    [InlineData("""[HttpGet] public IActionResult {|CHP3003:Get|}(bool b) { switch (b) { case true: return Ok(); default: return BadRequest(); } }""")]
    [InlineData("""[HttpGet] public IActionResult {|CHP3003:Get|}(bool b) => b ? Ok() : NotFound();""")]
    [InlineData("""[HttpGet] public IActionResult {|CHP3003:Get|}(int i) => i > 0 ? i > 1 ? Ok() : Conflict() : Ok();""")]
    [InlineData("""[HttpGet] public IActionResult {|CHP3003:Get|}() => Unauthorized();""")]
    [InlineData("""[HttpGet] public IActionResult {|CHP3003:Get|}() => new ObjectResult(new Thing(1)) { StatusCode = 201 };""")]
    [InlineData("""[HttpGet] public IActionResult {|CHP3003:Get|}() => new StatusCodeResult(204);""")]
    [InlineData("""[HttpGet] public IActionResult {|CHP3003:Get|}() => StatusCode(StatusCodes.Status423Locked);""")]
    [InlineData("""[HttpGet] public IActionResult {|CHP3003:Get|}() => StatusCode((int)System.Net.HttpStatusCode.Gone);""")]
    [InlineData("""[HttpGet] public IActionResult {|CHP3003:Get|}() => new BadRequestObjectResult(new Thing(1)) { StatusCode = StatusCodes.Status422UnprocessableEntity };""")]
    [InlineData("""[HttpPost, ProducesResponseType(400)] public ActionResult<Thing> {|CHP3003:Post|}() => new Thing(1);""")]
    [InlineData("""[HttpPost, ProducesResponseType(201)] public async Task<ActionResult<Thing>> {|CHP3003:Post|}() { await Task.Yield(); return new Thing(1); }""")]
    [InlineData("""[HttpPost, ProducesResponseType(400)] public ActionResult<object> {|CHP3003:Post|}() => new Thing(1);""")]
    public Task ActionReturnsWhatIsNotDeclared_Reports(string action) => RunAsync<UndeclaredResponseAnalyzer>(Controller(action));

    [Theory]
    [InlineData("""[HttpGet, ProducesResponseType(200), ProducesResponseType(404)] public IActionResult Get(int id) { if (id == 0) { return NotFound(); } return Ok(); }""")]
    [InlineData("""[HttpGet] public IActionResult Get() => Ok();""")]
    [InlineData("""[HttpGet] public OkResult Get() => Ok();""")]
    [InlineData("""[HttpGet] public IActionResult Get(int code) => StatusCode(code);""")]
    [InlineData("""[HttpGet] public IActionResult Get() { var code = DateTime.Now.Second; return new ObjectResult(1) { StatusCode = code }; }""")]
    [InlineData("""[HttpGet] public IActionResult Get() { Func<IActionResult> f = () => { return NotFound(); }; return Ok(); }""")]
    [InlineData("""[HttpGet] public IActionResult Get() { return Ok(); IActionResult Inside() { return NotFound(); } }""")]
    [InlineData("""[HttpGet] public IActionResult Get() => throw new NotSupportedException();""")]
    [InlineData("""[HttpGet, ProducesResponseType(200), ProducesDefaultResponseType] public IActionResult Get(bool b) => b ? Ok() : NotFound();""")]
    [InlineData("""[HttpGet] public Ok<Thing> Get() => TypedResults.Ok(new Thing(1));""")]
    [InlineData("""[HttpGet] public Results<Ok<Thing>, NotFound> Get(bool b) => b ? TypedResults.Ok(new Thing(1)) : TypedResults.NotFound();""")]
    [InlineData("""[HttpGet] public Task<List<Thing>> Get() => Task.FromResult(new List<Thing>());""")]
    [InlineData("""[HttpGet, ProducesResponseType<IEnumerable<Thing>>(200)] public IActionResult Get() => Ok(new List<Thing>());""")]
    [InlineData("""[HttpGet, ProducesResponseType<List<Thing>>(200)] public IActionResult Get() => Ok(new Thing[0]);""")]
    [InlineData("""[HttpGet, ProducesResponseType(typeof(object), 200)] public IActionResult Get() => Ok(new Thing(1));""")]
    [InlineData("""[HttpGet, ApiExplorerSettings(IgnoreApi = true)] public IActionResult Get() => NotFound();""")]
    [InlineData("""[HttpGet] public IActionResult Get() => Unseen.Result(); static class Unseen { public static IActionResult Result() => (IActionResult)Activator.CreateInstance(Type.GetType("x")!)!; }""")]
    public Task ActionReturnsWhatIsDeclaredOrNotSeen_DoesNotReport(string action) => RunAsync<UndeclaredResponseAnalyzer>(Controller(action));

    [Theory]
    [InlineData("""[HttpGet] public IActionResult {|CHP3003:Get|}() => Ok(new Thing(1));""")]
    [InlineData("""[HttpGet, ProducesResponseType<Other>(200)] public IActionResult {|CHP3003:Get|}() => Ok(new Thing(1));""")]
    [InlineData("""[HttpGet, ProducesResponseType(typeof(Other), 200)] public IActionResult {|CHP3003:Get|}() { var thing = new Thing(1); return Ok(thing); }""")]
    public Task BodyOfAnotherType_Reports(string action) => RunAsync<UndeclaredResponseAnalyzer>(Controller(action));

    [Fact]
    public Task DerivedAttribute_Declares() => RunAsync<UndeclaredResponseAnalyzer>(App(types: """
        public sealed class NotFoundResponseAttribute : ProducesResponseTypeAttribute
        {
            public NotFoundResponseAttribute() : base(StatusCodes.Status404NotFound) { }
        }

        [ApiController, Route("api")]
        public class ThingsController : ControllerBase
        {
            [HttpGet, ProducesResponseType(200), NotFoundResponse] public IActionResult Get(bool b) => b ? Ok() : NotFound();
            [HttpPost, NotFoundResponse] public IActionResult {|CHP3003:Post|}(bool b) => b ? Ok() : NotFound();
        }
        """));

    /// <summary>A project's own helpers say with their type parameters what they return: their callers' types are what is compared and named.</summary>
    [Fact]
    public async Task GenericHelper_ReturnsTheCallersType()
    {
        var program = App(types: """
            public record Envelope<T>(T Data);
            public abstract class Api<TKey> : ControllerBase
            {
                protected ActionResult<Envelope<T>> Good<T>(T data) => Ok(Wrapped(data));
                protected ActionResult<Envelope<T>> Made<T>(T data) => Named("made", data);
                protected ActionResult<Envelope<TKey[]>> Keys() => StatusCode(202, new Envelope<TKey[]>([]));
                private ActionResult<Envelope<U>> Named<U>(string name, U data) => CreatedAtAction(name, Wrapped(data));
                private static Envelope<V> Wrapped<V>(V data) => new(data);
            }

            [ApiController, Route("things")] public class ThingsController : Api<int>
            {
                [HttpGet, ProducesResponseType(typeof(Envelope<Thing>), 200)] public ActionResult<Envelope<Thing>> Get() => Good(new Thing(1));
                [HttpGet("other"), ProducesResponseType(typeof(Envelope<Other>), 200)] public ActionResult<Envelope<Thing>> {|CHP3003:Wrong|}() => Good(new Thing(1));
                [HttpPost] public ActionResult<Envelope<Thing>> {|CHP3003:Post|}() => Made(new Thing(1));
                [HttpGet("keys")] public ActionResult<Envelope<int[]>> {|CHP3003:AllKeys|}() => Keys();
            }
            """);
        var test = Test<UndeclaredResponseAnalyzer>(DocumentationMode.Parse, program);
        await test.RunAsync();
        Assert.Equal(
            ["200 (Envelope<Thing>)", "201 (Envelope<Thing>)", "202 (Envelope<int[]>)"],
            (await test.DiagnosticsAsync()).Select(static d => d.GetMessage(null)[(d.GetMessage(null).LastIndexOf(": ", StringComparison.Ordinal) + 2)..]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public Task BaseClass_DeclaresAndHelps() => RunAsync<UndeclaredResponseAnalyzer>(App(types: """
        [ProducesResponseType(404)]
        public abstract class BaseController : ControllerBase
        {
            protected IActionResult Missing() => NotFound();
            protected IActionResult Taken() => Conflict();
        }

        [ApiController, Route("api")]
        public class ThingsController : BaseController
        {
            [HttpGet, ProducesResponseType(200)] public IActionResult Get(bool b) => b ? Ok() : Missing();
            [HttpPost, ProducesResponseType(200)] public IActionResult {|CHP3003:Post|}(bool b) => b ? Ok() : Taken();
        }
        """));

    [Fact]
    public Task Conventions_Declare() => RunAsync<UndeclaredResponseAnalyzer>(Controller(
        """
        [HttpGet("{id}")] public ActionResult<Thing> Get(int id) { if (id == 0) { return NotFound(); } return new Thing(id); }
        [HttpDelete("{id}")] public IActionResult {|CHP3003:Delete|}(int id) { if (id == 0) { return Conflict(); } return Ok(); }
        [HttpGet("other/{id}"), ApiConventionMethod(typeof(Own), nameof(Own.Find))] public IActionResult {|CHP3003:Find|}(int id) => Accepted();
        """,
        "[ApiConventionType(typeof(Own))]") + """
        public static class Own
        {
            [ProducesResponseType(200), ProducesResponseType(404)]
            [ApiConventionNameMatch(ApiConventionNameMatchBehavior.Prefix)]
            public static void Get([ApiConventionNameMatch(ApiConventionNameMatchBehavior.Any), ApiConventionTypeMatch(ApiConventionTypeMatchBehavior.Any)] object id) { }

            [ProducesResponseType(200), ProducesResponseType(404)]
            public static void Delete(int id) { }

            [ProducesResponseType(200), ProducesResponseType(404)]
            public static void Find(int id) { }
        }
        """);

    [Theory]
    [InlineData("""o => o.IncludeXmlComments("App.xml")""", false)]
    [InlineData("o => { }", true)]
    public Task ResponseComment_DeclaresWhereSwashbuckleReadsIt(string options, bool reports) => RunAsync<UndeclaredResponseAnalyzer>(
        App(
            types: $$"""
                [ApiController, Route("api")]
                public class ThingsController : ControllerBase
                {
                    /// <summary>x</summary>
                    /// <response code="404">nothing there</response>
                    [HttpGet] public IActionResult {{(reports ? "{|CHP3003:Get|}" : "Get")}}(bool b) => b ? Ok() : NotFound();
                }
                """,
            services: $"builder.Services.AddSwaggerGen({options});"),
        DocumentationMode.Diagnose);

    [Fact]
    public Task ResponseComment_DeclaresNothingToMicrosoft() => RunAsync<UndeclaredResponseAnalyzer>(
        Controller("""
            /// <summary>x</summary>
            /// <response code="404">nothing there</response>
            [HttpGet] public IActionResult {|CHP3003:Get|}(bool b) => b ? Ok() : NotFound();
            """),
        DocumentationMode.Diagnose);

    [Theory]
    [InlineData("""app.{|CHP3003:MapGet|}("/x", (bool b) => b ? Results.Ok() : Results.NotFound());""")]
    [InlineData("""app.{|CHP3003:MapGet|}("/x", (bool b) => { if (b) { return Results.NotFound(); } return Results.Ok(new Thing(1)); }).Produces<Thing>();""")]
    [InlineData("""app.{|CHP3003:MapGet|}("/x", IResult (bool b) => b ? TypedResults.Ok() : TypedResults.NotFound());""")]
    [InlineData("""app.{|CHP3003:MapGet|}("/x", async (int id) => { await Task.Yield(); return id switch { 0 => Results.Problem("x", statusCode: 409), _ => Results.Ok() }; });""")]
    [InlineData("""app.{|CHP3003:MapPost|}("/x", () => Results.Created("/x", new Thing(1)));""")]
    [InlineData("""app.{|CHP3003:MapGet|}("/x", Find); static IResult Find(bool b) => b ? Results.Ok() : Results.StatusCode(410);""")]
    [InlineData("""app.{|CHP3003:MapGet|}("/x", () => Results.Ok(new Thing(1))).Produces<Other>();""")]
    public Task MinimalReturnsWhatIsNotDeclared_Reports(string body) => RunAsync<UndeclaredResponseAnalyzer>(App(body));

    [Theory]
    [InlineData("""app.MapGet("/x", (bool b) => b ? Results.Ok() : Results.NotFound()).Produces(200).Produces(404);""")]
    [InlineData("""app.MapGroup("/g").ProducesProblem(404).MapGet("/x", (bool b) => b ? Results.Ok() : Results.NotFound()).Produces(200);""")]
    [InlineData("""app.MapGet("/x", () => new Thing(1));""")]
    [InlineData("""app.MapGet("/x", () => "x");""")]
    [InlineData("""app.MapGet("/x", Results<Ok<Thing>, NotFound> (bool b) => b ? TypedResults.Ok(new Thing(1)) : TypedResults.NotFound());""")]
    [InlineData("""app.MapGet("/x", () => TypedResults.Created("/x", new Thing(1)));""")]
    [InlineData("""app.MapGet("/x", (int code) => Results.StatusCode(code));""")]
    [InlineData("""app.MapGet("/x", (bool b) => b ? Results.Ok() : Results.NotFound()).ExcludeFromDescription();""")]
    [InlineData("""app.MapGet("/x", [ProducesResponseType(200), ProducesResponseType(404)] (bool b) => b ? Results.Ok() : Results.NotFound());""")]
    [InlineData("""app.MapGet("/x", (HttpContext c) => { c.Response.StatusCode = 202; return Results.Ok(); }).Produces(202).Produces(200);""")]
    public Task MinimalReturnsWhatIsDeclared_DoesNotReport(string body) => RunAsync<UndeclaredResponseAnalyzer>(App(body));

    [Fact]
    public Task StatusSetOnTheResponse_Reports() =>
        RunAsync<UndeclaredResponseAnalyzer>(App("""app.{|CHP3003:MapGet|}("/x", (HttpContext c) => { c.Response.StatusCode = 202; return new Thing(1); });"""));

    [Theory]
    [InlineData("")]
    [InlineData("builder.Services.AddOpenApi(o => o.AddOperationTransformer((operation, context, token) => Task.CompletedTask));")]
    public Task NoGeneratorOrATransformer_DoesNotReport(string services) =>
        RunAsync<UndeclaredResponseAnalyzer>(App("""app.MapGet("/x", () => Results.NotFound());""", services: services));

    [Fact]
    public async Task OneOpenDocument_IsLive()
    {
        const string controller = """
            using Microsoft.AspNetCore.Mvc;
            [ApiController, Route("api")]
            public class ThingsController : ControllerBase
            {
                [HttpGet] public IActionResult Get() => NotFound();
            }
            """;
        Assert.Equal(["/app/File1.cs(5,36): CHP3003 Get"], await OpenAsync<UndeclaredResponseAnalyzer>(1, App(), controller));
    }
}
