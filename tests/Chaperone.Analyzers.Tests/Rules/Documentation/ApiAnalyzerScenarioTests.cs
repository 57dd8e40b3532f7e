using Chaperone.Rules.Documentation;
using Chaperone.Tests.Harness;
using static Chaperone.Tests.Harness.DescribedPrograms;

namespace Chaperone.Tests.Rules.Documentation;

/// <summary>
/// The scenarios of the API analyzers' own tests (dotnet/aspnetcore, src/Mvc/Mvc.Api.Analyzers/test), one by one and written anew. What they
/// report as API1000 and API1001 is CHP3003 here, API1002 is CHP3004. Where we say something else, docs/migrating-from-api-analyzers.md says
/// why. Which declarations there are, and which conventions match, is asked of the real description (tests/Chaperone.OpenApi.Tests).
/// </summary>
public class ApiAnalyzerScenarioTests
{
    private const string Item = "public class Item { } public class Special : Item { }";

    /// <summary>ApiConventionAnalyzerIntegrationTest: API1000 and API1001.</summary>
    [Theory]
    [InlineData("IfMethodWithProducesResponseTypeAttribute_ReturnsUndocumentedStatusCode", "404", """[HttpGet, ProducesResponseType(200)] public IActionResult {|CHP3003:Get|}(int id) { if (id == 0) { return NotFound(); } return Ok(); }""")]
    [InlineData("IfMethodWithProducesResponseTypeAttribute_ReturnsUndocumentedStatusCode, a type that no body has", "404", """[HttpGet, ProducesResponseType(typeof(string), 200)] public IActionResult {|CHP3003:Get|}(int id) { if (id == 0) { return NotFound(); } return Ok(); }""")]
    [InlineData("IfAsyncMethodWithProducesResponseTypeAttribute_ReturnsUndocumentedStatusCode", "404", """[HttpGet, ProducesResponseType(200)] public async Task<IActionResult> {|CHP3003:Get|}(int id) { await Task.Yield(); if (id == 0) { return NotFound(); } return Ok(); }""")]
    [InlineData("IfAsyncMethodReturningValueTaskWithProducesResponseTypeAttribute_ReturnsUndocumentedStatusCode", "200", """[HttpGet, ProducesResponseType(typeof(string), 404)] public async ValueTask<IActionResult> {|CHP3003:Get|}(int id) { await Task.Yield(); if (id == 0) { return NotFound(); } return Ok(); }""")]
    [InlineData("ForActionResultOfTReturningMethodWithoutAnyAttributes", "404", """[HttpGet] public ActionResult<Item> {|CHP3003:Get|}(int? id) { if (id == null) { return NotFound(); } return new Item(); }""")]
    [InlineData("ForActionResultOfTReturningMethodWithoutSomeAttributes", "422", """[HttpPost, ProducesResponseType(200), ProducesResponseType(404)] public ActionResult<Item> {|CHP3003:Post|}(int? id) { if (id == null) { return NotFound(); } if (id == 1) { return UnprocessableEntity(); } return new Item(); }""")]
    [InlineData("IfMethodWithAttributeReturnsValue_WithoutDocumentation", "200 (Item)", """[HttpGet, ProducesResponseType(404)] public ActionResult<Item> {|CHP3003:Get|}(int id) { if (id == 0) { return NotFound(); } return new Item(); }""")]
    [InlineData("IfMethodWithAttributeAsynchronouslyReturnsValue_WithoutDocumentation", "200 (Item)", """[HttpGet, ProducesResponseType(404)] public async Task<ActionResult<Item>> {|CHP3003:Get|}(int id) { await Task.Yield(); if (id == 0) { return NotFound(); } return new Item(); }""")]
    [InlineData("IfMethodWithAttribute_ReturnsDerivedType", "200 (Special)", """[HttpGet, ProducesResponseType(404)] public ActionResult<Item> {|CHP3003:Get|}(int id) { if (id == 0) { return NotFound(); } return new Special(); }""")]
    [InlineData("IfCondtionalWithAttributeReturnsValue_WithoutDocumentation", "200 (Item)", """[HttpGet, ProducesResponseType(404)] public ActionResult<Item> {|CHP3003:Get|}(int id) { return id == 0 ? NotFound() : new Item(); }""")]
    [InlineData("ForConditionalReturn_ReturnsUndocumentedStatusCode", "404", """[HttpGet, ProducesResponseType(200)] public IActionResult {|CHP3003:Get|}(int id) { return id == 0 ? NotFound() : Ok(); }""")]
    [InlineData("ForMultipleConditionalReturns_ReturnsUndocumentedStatusCode", "400", """[HttpGet, ProducesResponseType(200), ProducesResponseType(404)] public IActionResult {|CHP3003:Get|}(int id) { return id == 0 ? NotFound() : id == 1 ? BadRequest() : Ok(); }""")]
    // The same code is NoDiagnosticsAreReturned_ForApiController_IfStatusCodesCannotBeInferred there, of before conditional expressions were read.
    [InlineData("ForApiController_IfConditionalExpressionReturnsUndocumentedStatusCodes", "200, 404", """[HttpGet, ProducesResponseType(201)] public IActionResult {|CHP3003:Get|}(int id) { return id == 0 ? (IActionResult)NotFound() : Ok(); }""")]
    [InlineData("ForNotFoundNullActionResults", "404", """[HttpGet] public ActionResult<string> {|CHP3003:Get|}() { return NotFound(null); }""")]
    [InlineData("ForActionsReturnedFromSwitchExpression", "400", """[HttpGet] public IActionResult {|CHP3003:Get|}(bool b) { return b switch { true => Ok(), false => BadRequest() }; }""")]
    [InlineData("ForActionsReturnedFromSwitchStatement", "400", """[HttpGet] public IActionResult {|CHP3003:Get|}(bool b) { switch (b) { case true: return Ok(); default: return BadRequest(); } }""")]
    public Task DiagnosticsAreReturned(string scenario, string undeclared, string action) => ReportsAsync(scenario, undeclared, Controller(action) + Item);

    /// <summary>The same, of conventions.</summary>
    [Theory]
    [InlineData("IfMethodWithConvention_ReturnsUndocumentedStatusCode", "400", "[HttpGet] public IActionResult {|CHP3003:Get|}(int id) { if (id < 0) { return BadRequest(); } if (id == 0) { return NotFound(); } return Ok(); }", "public static void Get(int id) { }")]
    [InlineData("ForControllerWithCustomConvention", "200, 400", "[HttpPut] public async Task<IActionResult> {|CHP3003:Update|}(int id, Item item) { if (id < 0) { return BadRequest(); } try { await Task.Yield(); } catch { return NotFound(); } return Ok(); }", "[ProducesResponseType(204)] public static void Update(int id, Item item) { }")]
    public Task DiagnosticsAreReturned_ForConventions(string scenario, string undeclared, string action, string convention) => ReportsAsync(
        scenario,
        undeclared,
        App(types: $$"""
            [ApiController, Route("api")]
            public class ItemsController : ControllerBase { {{action}} }
            public static class Conventions { {{(convention.StartsWith('[') ? "" : "[ProducesResponseType(200)]")}} [ProducesResponseType(404)] {{convention}} }
            {{Item}}
            """).Replace("var builder", "[assembly: ApiConventionType(typeof(Conventions))]\nvar builder", StringComparison.Ordinal));

    /// <summary>The framework's own conventions, of the whole application. Their default response has the type of errors, and describes no success.</summary>
    [Theory]
    [InlineData("ForActionResultOfTReturningMethodWithoutAnyAttributes", "404", "[HttpGet] public ActionResult<string> {|CHP3003:Method|}(Guid? id) { if (id == null) { return NotFound(); } return \"x\"; }")]
    [InlineData("IfMethodWithApiConventionMethod_ReturnsUndocumentedStatusCode", "202", "[HttpGet, ApiConventionMethod(typeof(DefaultApiConventions), nameof(DefaultApiConventions.Post))] public IActionResult {|CHP3003:Get|}(int id) { return Accepted(); }")]
    public Task DiagnosticsAreReturned_ForDefaultConventions(string scenario, string undeclared, string action) => ReportsAsync(scenario, undeclared, ByDefaultConventions(action));

    [Theory]
    [InlineData("ForApiController_WithAllDocumentedStatusCodes", "[HttpPut, ProducesResponseType(typeof(string), 200), ProducesResponseType(typeof(string), 400), ProducesResponseType(typeof(string), 404)] public IActionResult Put(int id, object model) { if (id == 0) { return NotFound(); } if (!ModelState.IsValid) { return BadRequest(); } return Ok(); }")]
    [InlineData("an error that the default response describes", "[HttpDelete] public IActionResult Delete(int id) { if (id == 0) { return Conflict(); } return Ok(); }")]
    public Task NoDiagnosticsAreReturned_ForDefaultConventions(string scenario, string action)
    {
        Assert.NotEmpty(scenario);
        return RunAsync<UndeclaredResponseAnalyzer>(ByDefaultConventions(action));
    }

    [Fact]
    public Task DiagnosticsAreReturned_IfMethodWithApiConventionMethod_ReturnsUndocumentedStatusCode() => RunAsync<UndeclaredResponseAnalyzer>(Controller(
        "[HttpPost, ApiConventionMethod(typeof(Conventions), nameof(Conventions.Post))] public IActionResult {|CHP3003:Post|}(int id) => Accepted();") +
        "public static class Conventions { [ProducesResponseType(201)] public static void Post(object model) { } }");

    /// <summary>ApiConventionAnalyzerIntegrationTest: nothing is reported there, and here.</summary>
    [Theory]
    [InlineData("ForApiController_WithAllDocumentedStatusCodes", """[HttpPut, ProducesResponseType(200), ProducesResponseType(400), ProducesResponseType(404)] public IActionResult Put(int id, Item model) { if (id == 0) { return NotFound(); } if (!ModelState.IsValid) { return BadRequest(); } return Ok(); }""")]
    [InlineData("ForOkResultReturningAction", """[HttpGet] public async Task<ActionResult<IEnumerable<Item>>> Get() { await Task.Yield(); var models = new List<Item>(); return Ok(models); }""")]
    [InlineData("ForReturnStatementsInLambdas", """[HttpPut, ProducesResponseType(200), ProducesResponseType(404)] public IActionResult Put(int id) { Func<IActionResult?> lambda = () => { if (id < -1) { return UnprocessableEntity(); } return null; }; if (id == 0) { return NotFound(); } if (id == 1) { return lambda()!; } return Ok(); }""")]
    [InlineData("ForApiController_WhenMethodNeverReturns", """[HttpGet] public IActionResult Get() => throw new NotImplementedException();""")]
    public Task NoDiagnosticsAreReturned(string scenario, string action)
    {
        Assert.NotEmpty(scenario);
        return RunAsync<UndeclaredResponseAnalyzer>(Controller(action) + Item);
    }

    /// <summary>An action that does not bind is reported by the compiler, not by us.</summary>
    [Theory]
    [InlineData("NoDiagnosticsAreReturned_WhenActionDoesNotCompile", "[HttpGet, Unknown] public Unknown Get(int id) { if (id == 0) { return Missing(); } return Ok(); }")]
    [InlineData("ApiControllerFacts: IfMethodReturnTypeIsInvalid", "[HttpGet] public DoesNotExist Get(int id) { if (id == 0) { return NotFound(); } return new DoesNotExist(id); }")]
    [InlineData("InspectReturnExpression_ReturnsNull_IfReturnExpressionCannotBeFound", "[HttpGet] public IActionResult Get(int id) { return new DoesNotExist(id); }")]
    public Task WhatDoesNotBind_IsNotReported(string scenario, string action)
    {
        Assert.NotEmpty(scenario);
        return WithErrors(Controller(action)).RunAsync();
    }

    /// <summary>Half-typed: what is there already counts, as it does there.</summary>
    [Theory]
    [InlineData("[HttpGet] public IActionResult {|CHP3003:Get|}(int id) { if (id == 0) { return NotFound(); } return; }")]
    [InlineData("[HttpGet(\"x\") public IActionResult {|CHP3003:Get|}(int id) { if (id == 0) { return NotFound(); } return; }")]
    public Task DiagnosticsAreReturned_ForIncompleteActionResults(string action) => WithErrors(Controller(action)).RunAsync();

    /// <summary>API1002.</summary>
    [Theory]
    [InlineData("IfMethodWithProducesResponseTypeAttribute_DoesNotReturnDocumentedStatusCode, with a status that nothing else gives", """[HttpGet, ProducesResponseType(200), ProducesResponseType(410), ProducesResponseType(404)] public IActionResult {|CHP3004:Get|}(int id) { if (id == 0) { return NotFound(); } return Ok(); }""")]
    [InlineData("IfMethodWithProducesResponseTypeAttribute_DoesNotDocumentSuccessStatusCode", """[HttpGet, ProducesResponseType(200), ProducesResponseType(404)] public ActionResult<string> {|CHP3004:Get|}(int id) { if (id == 0) { return NotFound(); } throw new NotImplementedException(); }""")]
    public Task DeclaredAndNotReturned(string scenario, string action)
    {
        Assert.NotEmpty(scenario);
        return RunAsync<DeclaredResponseNeverReturnedAnalyzer>(Controller(action));
    }

    /// <summary>A convention of the whole application is meant for several actions.</summary>
    [Fact]
    public Task DeclaredAndNotReturned_ByDefaultConvention() =>
        RunAsync<DeclaredResponseNeverReturnedAnalyzer>(ByDefaultConventions("[HttpDelete] public IActionResult Delete(int id) { if (!ModelState.IsValid) { return BadRequest(); } return Ok(); }"));

    /// <summary>Where they report API1002 and nothing is said here: binding gives 400, a convention is meant for several actions.</summary>
    [Theory]
    [InlineData("IfMethodWithProducesResponseTypeAttribute_DoesNotReturnDocumentedStatusCode", """[HttpGet, ProducesResponseType(200), ProducesResponseType(400), ProducesResponseType(404)] public IActionResult Get(int id) { if (id == 0) { return NotFound(); } return Ok(); }""")]
    [InlineData("IfMethodWithConvention_DoesNotReturnDocumentedStatusCode", """[HttpDelete, ApiConventionMethod(typeof(DefaultApiConventions), nameof(DefaultApiConventions.Delete))] public IActionResult Delete(int id) { if (!ModelState.IsValid) { return BadRequest(); } return Ok(); }""")]
    public Task DeclaredAndNotReturned_IsNotProven(string scenario, string action)
    {
        Assert.NotEmpty(scenario);
        return RunAsync<DeclaredResponseNeverReturnedAnalyzer>(Controller(action));
    }

    /// <summary>Where more is reported than there: a local function's results are followed, and a body counts that no description has.</summary>
    [Theory]
    [InlineData("ReturnsDefaultResponseMetadata_IfReturnedTypeIsNotActionResult: a body that nobody declared", "200 (Thing)", """[HttpGet] public object {|CHP3003:Get|}() { return new Thing(1); }""")]
    [InlineData("the same, in a switch expression", "200 (Thing)", """[HttpGet] public object {|CHP3003:Get|}() { return true switch { _ => new Thing(1) }; }""")]
    [InlineData("ForReturnStatementsInLocalFunctions", "422", """[HttpPut, ProducesResponseType(200), ProducesResponseType(404)] public IActionResult {|CHP3003:Put|}(int id) { if (id == 0) { return NotFound(); } if (id == 1) { return Local(); } return Ok(); IActionResult Local() { return UnprocessableEntity(); } }""")]
    public Task MoreIsReported(string scenario, string undeclared, string action) => ReportsAsync(scenario, undeclared, Controller(action));

    /// <summary>
    /// NoDiagnosticsAreReturned_ForNonApiController: Swashbuckle lists every action with a route of its own, so that what it answers is asked of
    /// the description; Microsoft.AspNetCore.OpenApi lists those of API controllers, and nobody lists what conventional routes lead to.
    /// </summary>
    [Theory]
    [InlineData("[Route(\"plain\")]", WithSwagger, "{|CHP3003:Method|}")]
    [InlineData("[Route(\"plain\")]", WithOpenApi, "Method")]
    [InlineData("", WithSwagger, "Method")]
    [InlineData("", WithOpenApi, "Method")]
    public Task NonApiController_IsReportedWhereItIsListed(string route, string generator, string name) => RunAsync<UndeclaredResponseAnalyzer>(App(
        "app.MapControllerRoute(\"default\", \"{controller}/{action}/{id?}\");",
        $$"""{{route}} public class PlainController : Controller { {{(route.Length > 0 ? "[HttpGet] " : "")}}[ProducesResponseType(typeof(string), 200)] public IActionResult {{name}}(int id) { if (id == 0) { return NotFound(); } return Ok(); } }""",
        generator));

    /// <summary>ApiControllerFactsTest: [ApiController] of the whole assembly; a method that is no action.</summary>
    [Theory]
    [InlineData("[assembly: ApiController]", "[HttpGet] public IActionResult {|CHP3003:Get|}() => NotFound();")]
    [InlineData("", "[HttpGet] public IActionResult Get() => NotFound();")]
    [InlineData("[assembly: ApiController]", "[HttpGet, NonAction] public IActionResult Get() => NotFound();")]
    public Task ApiController_OfTheAssembly(string attribute, string action) => RunAsync<UndeclaredResponseAnalyzer>(
        App(types: $$"""[Route("plain")] public class PlainController : ControllerBase { {{action}} }""").Replace("var builder", attribute + "\nvar builder", StringComparison.Ordinal));

    /// <summary>Razor Page models are no endpoints of a description.</summary>
    [Fact]
    public Task NoDiagnosticsAreReturned_ForRazorPageModels() => RunAsync<UndeclaredResponseAnalyzer>(App(types: """
        [Microsoft.AspNetCore.Mvc.IgnoreAntiforgeryToken]
        public class Home : Microsoft.AspNetCore.Mvc.RazorPages.PageModel
        {
            [ProducesResponseType(302)]
            public IActionResult OnPost(bool b) { if (b) { return NotFound(); } return Page(); }
        }
        """));

    /// <summary>ActualApiResponseMetadataFactoryTest: the status and the type of what is returned, as a statement, in a switch expression, in a conditional.</summary>
    [Theory]
    [InlineData("401", "Unauthorized()")]
    [InlineData("201", "new ObjectResult(new object()) { StatusCode = 201 }")]
    [InlineData("204", "new StatusCodeResult(204)")]
    [InlineData("302", "StatusCode(302)")]
    [InlineData("422", "new BadRequestObjectResult(new object()) { StatusCode = StatusCodes.Status422UnprocessableEntity }")]
    [InlineData("423", "StatusCode(StatusCodes.Status423Locked)")]
    [InlineData("400 (Thing)", "new BadRequestObjectResult(new Thing(1))")]
    [InlineData("404", "NotFound()")]
    [InlineData("302", "StatusCode((int)System.Net.HttpStatusCode.Redirect)")]
    [InlineData("412", "new Failed()")]
    [InlineData("429", "StatusCode(tooMany)")]
    [InlineData("422", "new BadRequestObjectResult(new object()) { StatusCode = unprocessable }")]
    [InlineData("400 (Thing)", "new BadRequestObjectResult(thing)")]
    public async Task InspectReturnExpression(string status, string result)
    {
        const string types = """
            [Microsoft.AspNetCore.Mvc.Infrastructure.DefaultStatusCode(StatusCodes.Status412PreconditionFailed)]
            public sealed class Failed : ObjectResult { public Failed() : base(null) { StatusCode = StatusCodes.Status412PreconditionFailed; } }
            """;
        const string locals = "var tooMany = StatusCodes.Status429TooManyRequests; var unprocessable = StatusCodes.Status422UnprocessableEntity; var thing = new Thing(1);";
        foreach (var action in new[]
        {
            $"[HttpGet] public IActionResult {{|CHP3003:Get|}}() {{ {locals} return {result}; }}",
            $"[HttpGet] public IActionResult {{|CHP3003:Get|}}(int i) {{ {locals} return i switch {{ _ => {result} }}; }}",
            $"[HttpGet] public IActionResult {{|CHP3003:Get|}}(int i) {{ {locals} return i == 0 ? (IActionResult)Ok() : i == 1 ? {result} : Ok(); }}",
        })
        {
            await ReportsAsync(result, status, Controller(action) + types);
        }
    }

    /// <summary>ReadsBothBranchesOfConditional, ReadsNestedConditional: all of what is returned.</summary>
    [Theory]
    [InlineData("200 (Thing), 404", "return id == 0 ? NotFound() : Ok(new Thing(1));")]
    [InlineData("200 (Thing), 401, 404", "return id == 0 ? NotFound() : id == 1 ? Unauthorized() : Ok(new Thing(1));")]
    public Task InspectReturnExpression_AllBranches(string statuses, string body) => ReportsAsync("conditionals", statuses, Controller($"[HttpGet] public IActionResult {{|CHP3003:Get|}}(int id) {{ {body} }}"));

    /// <summary>Gaps there that are none here: a status that is computed is unknown, and is not taken for the result's default either.</summary>
    [Theory]
    [InlineData("DoesNotReadLocalFieldWithConstantValue", "var status = Environment.ProcessorCount; return StatusCode(status);")]
    [InlineData("FallsBackToDefaultStatusCode_WhenAppliedStatusCodeCannotBeRead", "var status = Environment.ProcessorCount; return new BadRequestObjectResult(new object()) { StatusCode = status };")]
    [InlineData("assigned in two places", "var status = 500; if (HttpContext is null) { status = 200; } else { status = 404; } return StatusCode(status);")]
    [InlineData("assigned in a function", "var status = 404; void Set() { status = 200; } Set(); return StatusCode(status);")]
    [InlineData("counted", "var status = 404; status++; return StatusCode(status);")]
    [InlineData("handed on", "var status = 404; int.TryParse(\"200\", out status); return StatusCode(status);")]
    [InlineData("referred to", "var status = 404; ref var other = ref status; other = 200; return StatusCode(status);")]
    [InlineData("taken apart", "var status = 404; (status, _) = (200, 1); return StatusCode(status);")]
    public Task InspectReturnExpression_Unknown(string scenario, string body)
    {
        Assert.NotEmpty(scenario);
        return RunAsync<UndeclaredResponseAnalyzer>(Controller($"[HttpGet] public IActionResult Get() {{ {body} }}"));
    }

    /// <summary>TryGetActualResponseMetadata and DeclaredApiResponseMetadataTest.</summary>
    [Theory]
    [InlineData("""[HttpGet] public async Task<ActionResult<IEnumerable<Thing>>> Get() { await Task.Yield(); var models = new List<Thing>(); return models; }""")]
    [InlineData("""[HttpGet] public Task<ActionResult<IEnumerable<Thing>>> Get() => Task.FromResult<ActionResult<IEnumerable<Thing>>>(Ok(new List<Thing>()));""")]
    [InlineData("""[HttpGet] public async Task<ActionResult<Thing>> {|CHP3003:Get|}(int id) { await Task.Yield(); if (id == 0) { return NoContent(); } return new Thing(1); }""")]
    [InlineData("""[HttpGet] public ActionResult<IEnumerable<Thing>> Get() => Ok(new List<Thing>());""")]
    [InlineData("""[HttpGet] public ActionResult<Thing> Get() { var local = new Thing(1); return local; }""")]
    [InlineData("""[HttpGet] public ActionResult<Thing> Get() { var local = new Thing(1); return true switch { _ => local }; }""")]
    [InlineData("""[HttpGet, ProducesResponseType(201)] public ActionResult<Thing> {|CHP3003:Get|}() => new Thing(1);""")]
    [InlineData("""[HttpGet, ProducesResponseType<Thing>(200)] public ActionResult<Thing> Get() => new Thing(1);""")]
    [InlineData("""[HttpGet, ProducesResponseType(201)] public IActionResult {|CHP3003:Get|}() => Ok();""")]
    [InlineData("""[HttpGet, ProducesResponseType(302)] public IActionResult Get() => StatusCode(302);""")]
    [InlineData("""[HttpGet, ProducesResponseType(200), ProducesDefaultResponseType] public IActionResult Get(int i) => i switch { 0 => BadRequest(), 1 => Conflict(), 2 => StatusCode(500), _ => Ok() };""")]
    [InlineData("""[HttpGet, ProducesDefaultResponseType] public IActionResult {|CHP3003:Get|}() => NoContent();""")]
    [InlineData("""[HttpGet, ProducesDefaultResponseType] public ActionResult<Thing> {|CHP3003:Get|}() => new Thing(1);""")]
    [InlineData("""[HttpGet, ProducesDefaultResponseType(typeof(Thing))] public ActionResult<Thing> Get() => new Thing(1);""")]
    [InlineData("""[HttpGet, Produces(typeof(Thing))] public IActionResult {|CHP3003:Get|}(int i) => i == 0 ? NotFound() : Ok(new Thing(1));""")]
    public Task ActualAgainstDeclared(string action) => RunAsync<UndeclaredResponseAnalyzer>(Controller(action));

    /// <summary>[assembly: ApiConventionType(typeof(DefaultApiConventions))]</summary>
    private static string ByDefaultConventions(string action) =>
        Controller(action).Replace("var builder", "[assembly: ApiConventionType(typeof(DefaultApiConventions))]\nvar builder", StringComparison.Ordinal);

    private static AnalyzerTest WithErrors(string program) => new(program) { References = All, AllowCompilerErrors = true, Analyzers = static () => [new UndeclaredResponseAnalyzer()] };

    /// <summary>What is said of the statuses is the end of the message.</summary>
    private static async Task ReportsAsync(string scenario, string undeclared, string program)
    {
        var test = Test<UndeclaredResponseAnalyzer>(Microsoft.CodeAnalysis.DocumentationMode.Parse, program);
        await test.RunAsync();
        var message = (await test.DiagnosticsAsync()).Single().GetMessage(null);
        Assert.Equal(undeclared, message[(message.LastIndexOf(": ", StringComparison.Ordinal) + 2)..]);
        Assert.NotEmpty(scenario);
    }
}
