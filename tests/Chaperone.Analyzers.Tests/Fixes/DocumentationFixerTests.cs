using Chaperone.CodeFixes;
using Chaperone.Rules.Documentation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using static Chaperone.Tests.Harness.DescribedPrograms;

namespace Chaperone.Tests.Fixes;

/// <summary>The fixes of CHP3001 to CHP3006.</summary>
public class DocumentationFixerTests
{
    private const string DefaultConventions = "[ApiConventionType(typeof(DefaultApiConventions))]";

    [Theory]
    [InlineData("""app.{|CHP3001:MapGet|}("/patients/{id:int}", (int id) => "x").WithTags("t");""", """app.MapGet("/patients/{id:int}", (int id) => "x").WithSummary("GET patients by id").WithTags("t");""")]
    [InlineData("""app.{|CHP3001:MapGet|}("/x", FindPatientNotesAsync); static string FindPatientNotesAsync() => "x";""", """app.MapGet("/x", FindPatientNotesAsync).WithSummary("Find patient notes"); static string FindPatientNotesAsync() => "x";""")]
    public Task Summary_IsAddedToAMapCall(string before, string after) => RunAsync<EndpointWithoutSummaryAnalyzer, AddSummaryFixer>(App(before), App(after), FixKeys.Summary);

    [Fact]
    public Task Summary_IsAddedToAnAction() => RunAsync<EndpointWithoutSummaryAnalyzer, AddSummaryFixer>(
        Controller("[HttpGet] public Thing {|CHP3001:GetThing|}() => new(1);"),
        Controller("[HttpGet] [EndpointSummary(\"Get thing\")] public Thing GetThing() => new(1);"),
        FixKeys.Summary);

    [Fact]
    public Task Summary_IsTakenFromTheCommentThatIsNotRead() => RunAsync<EndpointWithoutSummaryAnalyzer, AddSummaryFixer>(
        Controller("""
            /// <summary>Reads a thing</summary>
                [HttpGet]
                public Thing {|CHP3001:GetThing|}() => new(1);
            """),
        Controller("""
            /// <summary>Reads a thing</summary>
                [HttpGet]
                [EndpointSummary("Reads a thing")]
                public Thing GetThing() => new(1);
            """),
        FixKeys.Summary);

    [Fact]
    public Task Summary_IsACommentWhereThatIsRead() => new Test<EndpointWithoutSummaryAnalyzer, AddSummaryFixer>(
        Controller("""

            [HttpGet]
                public Thing {|CHP3001:GetThing|}() => new(1);
            """),
        Controller("""

            /// <summary>Get thing</summary>
            [HttpGet]
                public Thing GetThing() => new(1);
            """),
        DocumentationMode.Diagnose)
    {
        CodeActionEquivalenceKey = FixKeys.Summary,
    }.RunAsync();

    [Theory]
    [InlineData("""app.{|CHP3002:MapGet|}("/x", () => "x").ExcludeFromDescription().WithTags("t");""", """app.MapGet("/x", () => "x").WithTags("t");""")]
    [InlineData("""app.{|CHP3002:MapGet|}("/x", [ExcludeFromDescription, EndpointSummary("x")] () => "x");""", """app.MapGet("/x", [EndpointSummary("x")] () => "x");""")]
    public Task Exclusion_IsRemoved(string before, string after) => RunAsync<EndpointHiddenAnalyzer, ShowInDescriptionFixer>(App(before), App(after), FixKeys.Show);

    [Fact]
    public Task ExclusionOfAnAction_IsRemoved() => RunAsync<EndpointHiddenAnalyzer, ShowInDescriptionFixer>(
        Controller("[HttpGet, ApiExplorerSettings(IgnoreApi = true)] public Thing {|CHP3002:Get|}() => new(1);"),
        Controller("[HttpGet] public Thing Get() => new(1);"),
        FixKeys.Show);

    [Fact]
    public Task ExclusionWithoutEffect_IsReplaced()
    {
        var test = new Test<EndpointHiddenAnalyzer, HideByApiExplorerSettingsFixer>(
            Controller("[HttpGet, ExcludeFromDescription] public Thing {|CHP3002:Get|}() => new(1);"),
            Controller("[HttpGet, ApiExplorerSettings(IgnoreApi = true)] public Thing {|CHP3002:Get|}() => new(1);"))
        {
            CodeActionEquivalenceKey = FixKeys.Hide,
        };

        // It is hidden then, which is another finding of the rule.
        test.FixedState.MarkupHandling = Microsoft.CodeAnalysis.Testing.MarkupMode.Allow;
        return test.RunAsync();
    }

    [Theory]
    [InlineData("""app.{|CHP3003:MapGet|}("/x", (bool b) => b ? Results.Ok(new Thing(1)) : Results.NotFound());""", """app.MapGet("/x", (bool b) => b ? Results.Ok(new Thing(1)) : Results.NotFound()).Produces<Thing>().Produces(404);""")]
    [InlineData("""app.{|CHP3003:MapGet|}("/x", (bool b) => b ? Results.Ok() : Results.Conflict()).Produces(200);""", """app.MapGet("/x", (bool b) => b ? Results.Ok() : Results.Conflict()).Produces(409).Produces(200);""")]
    public Task Responses_AreDeclaredOnAMapCall(string before, string after) => RunAsync<UndeclaredResponseAnalyzer, DeclareResponsesFixer>(App(before), App(after), FixKeys.DeclareResponses);

    [Theory]
    [InlineData("[HttpGet] public IActionResult {|CHP3003:Get|}(bool b) => b ? Ok() : NotFound();", "[HttpGet] [ProducesResponseType(200)] [ProducesResponseType(404)] public IActionResult Get(bool b) => b ? Ok() : NotFound();")]
    [InlineData("[HttpGet] public ActionResult<Thing> {|CHP3003:Get|}(bool b) { if (b) { return NotFound(); } return new Thing(1); }", "[HttpGet] [ProducesResponseType(typeof(Thing), 200)] [ProducesResponseType(404)] public ActionResult<Thing> Get(bool b) { if (b) { return NotFound(); } return new Thing(1); }")]
    [InlineData("[HttpGet] public IActionResult {|CHP3003:Get|}() => Ok(new List<Thing>());", "[HttpGet] [ProducesResponseType(typeof(System.Collections.Generic.List<Thing>), 200)] public IActionResult Get() => Ok(new List<Thing>());")]
    public Task Responses_AreDeclaredOnAnAction(string before, string after) => RunAsync<UndeclaredResponseAnalyzer, DeclareResponsesFixer>(Controller(before), Controller(after), FixKeys.DeclareResponses);

    /// <summary>
    /// The scenarios of AddResponseTypeAttributeCodeFixProviderIntegrationTest (dotnet/aspnetcore, src/Mvc/Mvc.Api.Analyzers/test), written anew.
    /// That fix adds [ProducesDefaultResponseType] where nothing was declared, and names of statuses; this one adds what is returned, as numbers.
    /// </summary>
    [Theory]
    [InlineData("AddsStatusCodes", "[HttpGet] public IActionResult {|CHP3003:Get|}(int id) { if (id == 0) { return NotFound(); } return Ok(new object()); }", "[HttpGet] [ProducesResponseType(typeof(object), 200)] [ProducesResponseType(404)] public IActionResult Get(int id) { if (id == 0) { return NotFound(); } return Ok(new object()); }")]
    [InlineData("AddsMissingStatusCodes", "[HttpGet, ProducesResponseType(404)] public IActionResult {|CHP3003:Get|}(int id) { if (id == 0) { return NotFound(); } if (id == 1) { return BadRequest(); } return Ok(); }", "[HttpGet, ProducesResponseType(404)] [ProducesResponseType(200)] [ProducesResponseType(400)] public IActionResult Get(int id) { if (id == 0) { return NotFound(); } if (id == 1) { return BadRequest(); } return Ok(); }")]
    [InlineData("AddsMissingStatusCodesAndTypes", "[HttpGet, ProducesResponseType(404)] public IActionResult {|CHP3003:Get|}(int id) { if (id == 0) { return NotFound(); } if (id == 1) { return BadRequest(ModelState); } return Ok(new Thing(1)); }", "[HttpGet, ProducesResponseType(404)] [ProducesResponseType(typeof(Thing), 200)] [ProducesResponseType(400)] public IActionResult Get(int id) { if (id == 0) { return NotFound(); } if (id == 1) { return BadRequest(ModelState); } return Ok(new Thing(1)); }")]
    [InlineData("AddsSuccessStatusCode", "[HttpGet, ProducesResponseType(404)] public ActionResult<Thing> {|CHP3003:Get|}(int id) { if (id == 0) { return NotFound(); } return new Thing(1); }", "[HttpGet, ProducesResponseType(404)] [ProducesResponseType(typeof(Thing), 200)] public ActionResult<Thing> Get(int id) { if (id == 0) { return NotFound(); } return new Thing(1); }")]
    [InlineData("AddsNumericLiteralForNonExistingStatusCodeConstants", "[HttpGet] public IActionResult {|CHP3003:Get|}(int id) { if (id == 0) { return StatusCode(345); } return Ok(); }", "[HttpGet] [ProducesResponseType(200)] [ProducesResponseType(345)] public IActionResult Get(int id) { if (id == 0) { return StatusCode(345); } return Ok(); }")]
    [InlineData("AddsStatusCodesFromMethodParameters", "private const int Made = 201; [HttpGet] public IActionResult {|CHP3003:Get|}(int id) { const int none = 204; return id switch { 0 => StatusCode(422), 1 => StatusCode(StatusCodes.Status202Accepted), 2 => StatusCode(none), 3 => StatusCode(Made), _ => Ok() }; }", "private const int Made = 201; [HttpGet] [ProducesResponseType(200)] [ProducesResponseType(201)] [ProducesResponseType(202)] [ProducesResponseType(204)] [ProducesResponseType(422)] public IActionResult Get(int id) { const int none = 204; return id switch { 0 => StatusCode(422), 1 => StatusCode(StatusCodes.Status202Accepted), 2 => StatusCode(none), 3 => StatusCode(Made), _ => Ok() }; }")]
    [InlineData("AddsStatusCodesFromConstructorParameters", "private const int Made = 201; [HttpGet] public IActionResult {|CHP3003:Get|}(int id) { const int none = 204; return id switch { 0 => new StatusCodeResult(422), 1 => new StatusCodeResult(none), 2 => new StatusCodeResult(Made), _ => Ok() }; }", "private const int Made = 201; [HttpGet] [ProducesResponseType(200)] [ProducesResponseType(201)] [ProducesResponseType(204)] [ProducesResponseType(422)] public IActionResult Get(int id) { const int none = 204; return id switch { 0 => new StatusCodeResult(422), 1 => new StatusCodeResult(none), 2 => new StatusCodeResult(Made), _ => Ok() }; }")]
    [InlineData("AddsStatusCodesFromObjectInitializer", "private const int Made = 201; [HttpGet] public IActionResult {|CHP3003:Get|}(int id) { if (id == 0) { return new ObjectResult(new Thing(1)) { StatusCode = 422 }; } return new ObjectResult(new Thing(1)) { StatusCode = Made }; }", "private const int Made = 201; [HttpGet] [ProducesResponseType(typeof(Thing), 201)] [ProducesResponseType(422)] public IActionResult Get(int id) { if (id == 0) { return new ObjectResult(new Thing(1)) { StatusCode = 422 }; } return new ObjectResult(new Thing(1)) { StatusCode = Made }; }")]
    [InlineData("WorksOnExpressionBodiedMethod", "[HttpGet] public IActionResult {|CHP3003:Get|}() => NotFound();", "[HttpGet] [ProducesResponseType(404)] public IActionResult Get() => NotFound();")]
    [InlineData("WorksWhenMultipleIdenticalStatusCodesAreInError", "[HttpGet] public ActionResult<Thing> {|CHP3003:Get|}(int id) { if (id == 0) { return NotFound(); } var thing = new Thing(1); if (thing == null) { return NotFound(); } return thing; }", "[HttpGet] [ProducesResponseType(typeof(Thing), 200)] [ProducesResponseType(404)] public ActionResult<Thing> Get(int id) { if (id == 0) { return NotFound(); } var thing = new Thing(1); if (thing == null) { return NotFound(); } return thing; }")]
    [InlineData("WorksWithValidationProblem", "[HttpGet] public IActionResult {|CHP3003:Get|}() { return ValidationProblem(); }", "[HttpGet] [ProducesResponseType(400)] public IActionResult Get() { return ValidationProblem(); }")]
    [InlineData("AddsResponseTypeWhenDifferentFromErrorType", "[HttpGet, ProducesErrorResponseType(typeof(Other))] public IActionResult {|CHP3003:Get|}(int id) { if (id == 0) { return NotFound(new Other(\"\")); } if (id == 1) { return BadRequest(new ValidationProblemDetails(ModelState)); } return Ok(); }", "[HttpGet, ProducesErrorResponseType(typeof(Other))] [ProducesResponseType(200)] [ProducesResponseType(400)] [ProducesResponseType(404)] public IActionResult Get(int id) { if (id == 0) { return NotFound(new Other(\"\")); } if (id == 1) { return BadRequest(new ValidationProblemDetails(ModelState)); } return Ok(); }")]
    public Task Responses_AreDeclaredAsByTheApiAnalyzers(string scenario, string before, string after)
    {
        Assert.NotEmpty(scenario);
        return RunAsync<UndeclaredResponseAnalyzer, DeclareResponsesFixer>(Controller(before), Controller(after), FixKeys.DeclareResponses);
    }

    /// <summary>
    /// Those of conventions: what the convention gave is written down along, because it counts only while nothing is declared. Left out is what
    /// the action can't answer; 400 is what binding may answer.
    /// </summary>
    [Theory]
    [InlineData("WithConventionAddsMissingStatusCodes", "[HttpGet] public ActionResult<string> {|CHP3003:GetItem|}(int id) { if (id == 0) { return NotFound(); } return Accepted(\"x\"); }", "[HttpGet] [ProducesResponseType(202)] [ProducesResponseType(404)] [ProducesDefaultResponseType] public ActionResult<string> GetItem(int id) { if (id == 0) { return NotFound(); } return Accepted(\"x\"); }")]
    [InlineData("WithConventionMethodAddsMissingStatusCodes", "[HttpGet, ApiConventionMethod(typeof(DefaultApiConventions), nameof(DefaultApiConventions.Find))] public ActionResult<string> {|CHP3003:Show|}(int id) { if (id == 0) { return NotFound(); } return Accepted(\"x\"); }", "[HttpGet, ApiConventionMethod(typeof(DefaultApiConventions), nameof(DefaultApiConventions.Find))] [ProducesResponseType(202)] [ProducesResponseType(404)] [ProducesDefaultResponseType] public ActionResult<string> Show(int id) { if (id == 0) { return NotFound(); } return Accepted(\"x\"); }")]
    [InlineData("AddsSuccessStatusCode", "[HttpGet] public ActionResult<object> {|CHP3003:GetItem|}(string id) { if (id == \"\") { return BadRequest(); } if (id == \"0\") { return NotFound(); } return Created(\"url\", new Thing(1)); }", "[HttpGet] [ProducesResponseType(typeof(Thing), 201)] [ProducesResponseType(404)] [ProducesDefaultResponseType] public ActionResult<object> GetItem(string id) { if (id == \"\") { return BadRequest(); } if (id == \"0\") { return NotFound(); } return Created(\"url\", new Thing(1)); }")]
    [InlineData("keeps what binding answers", "[HttpPost] public IActionResult {|CHP3003:Post|}(Thing thing) => Accepted();", "[HttpPost] [ProducesResponseType(202)] [ProducesResponseType(400)] [ProducesDefaultResponseType] public IActionResult Post(Thing thing) => Accepted();")]
    public Task Responses_OfConventionsAreKept(string scenario, string before, string after)
    {
        Assert.NotEmpty(scenario);
        return RunAsync<UndeclaredResponseAnalyzer, DeclareResponsesFixer>(Controller(before, DefaultConventions), Controller(after, DefaultConventions), FixKeys.DeclareResponses);
    }

    [Fact]
    public Task TypeThatContradicts_IsNotOffered() => NotOfferedAsync<UndeclaredResponseAnalyzer, DeclareResponsesFixer>(
        App("""app.{|CHP3003:MapGet|}("/x", () => Results.Ok(new Thing(1))).Produces<Other>();"""));

    [Theory]
    [InlineData("""app.{|CHP3004:MapGet|}("/x", () => Results.Ok()).Produces(200).Produces(404);""", """app.MapGet("/x", () => Results.Ok()).Produces(200);""")]
    public Task Declaration_IsRemoved(string before, string after) => RunAsync<DeclaredResponseNeverReturnedAnalyzer, RemoveDeclarationFixer>(App(before), App(after), FixKeys.RemoveDeclaration);

    [Fact]
    public Task Rejections_AreDeclared() => RunAsync<ProtectedEndpointUndeclaredRejectionAnalyzer, DeclareResponsesFixer>(
        App("""app.{|CHP3005:MapGet|}("/x", () => "x").RequireAuthorization();"""),
        App("""app.MapGet("/x", () => "x").ProducesProblem(401).ProducesProblem(403).RequireAuthorization();"""),
        FixKeys.DeclareRejections);

    [Fact]
    public Task RejectionsOfActions_AreDeclared() => RunAsync<ProtectedEndpointUndeclaredRejectionAnalyzer, DeclareResponsesFixer>(
        Controller("""
            [HttpGet]
                public Thing {|CHP3005:Get|}() => new(1);

                [HttpPost]
                public Thing {|CHP3005:Post|}() => new(1);
            """, "[Authorize]"),
        Controller("""
            [HttpGet]
                [ProducesResponseType(typeof(Thing), 200)]
                [ProducesResponseType(401)]
                [ProducesResponseType(403)]
                public Thing Get() => new(1);

                [HttpPost]
                [ProducesResponseType(typeof(Thing), 200)]
                [ProducesResponseType(401)]
                [ProducesResponseType(403)]
                public Thing Post() => new(1);
            """, "[Authorize]"),
        FixKeys.DeclareRejections);

    [Theory]
    [InlineData("""app.{|CHP3006:MapGet|}("/patients/{id:int}", (int id) => "x").WithTags("t");""", """app.MapGet("/patients/{id:int}", (int id) => "x").WithName("GetPatientsById").WithTags("t");""")]
    public Task Operation_IsNamed(string before, string after) => RunAsync<OperationNameMissingOrDuplicateAnalyzer, NameOperationFixer>(App(before), App(after), FixKeys.NameOperation);

    [Fact]
    public Task Actions_AreNamed() => RunAsync<OperationNameMissingOrDuplicateAnalyzer, NameOperationFixer>(
        Controller("""
            [HttpGet] public Thing {|CHP3006:Get|}() => new(1);
            [HttpPost()] public Thing {|CHP3006:Post|}() => new(1);
            [HttpGet("{id}/notes")] public Thing {|CHP3006:Notes|}(int id) => new(1);
            """),
        Controller("""
            [HttpGet(Name = "GetApiThings")] public Thing Get() => new(1);
            [HttpPost(Name = "PostApiThings")] public Thing Post() => new(1);
            [HttpGet("{id}/notes", Name = "GetApiThingsByIdNotes")] public Thing Notes(int id) => new(1);
            """),
        FixKeys.NameOperation);

    [Theory]
    [InlineData("""foreach (var name in new[] { "a", "b" }) { app.{|CHP3006:MapGet|}("/" + name, () => name); }""")]
    public Task SeveralEndpointsOfOnePlace_AreNotNamed(string body) => NotOfferedAsync<OperationNameMissingOrDuplicateAnalyzer, NameOperationFixer>(App(body));

    private static Task RunAsync<TAnalyzer, TFixer>(string before, string after, string key)
        where TAnalyzer : DiagnosticAnalyzer, new()
        where TFixer : CodeFixProvider, new() => new Test<TAnalyzer, TFixer>(before, after) { CodeActionEquivalenceKey = key }.RunAsync();

    private static Task NotOfferedAsync<TAnalyzer, TFixer>(string source)
        where TAnalyzer : DiagnosticAnalyzer, new()
        where TFixer : CodeFixProvider, new() => new Test<TAnalyzer, TFixer>(source, source).RunAsync();

    private sealed class Test<TAnalyzer, TFixer> : FixTest<TAnalyzer, TFixer>
        where TAnalyzer : DiagnosticAnalyzer, new()
        where TFixer : CodeFixProvider, new()
    {
        public Test(string before, string after, DocumentationMode comments = DocumentationMode.Parse)
            : base(before, after)
        {
            TestState.AdditionalReferences.AddRange(Generators);
            TestState.DocumentationMode = comments;
        }
    }
}
