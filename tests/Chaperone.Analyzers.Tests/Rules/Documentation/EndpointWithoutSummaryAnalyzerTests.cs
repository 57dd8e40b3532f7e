using Chaperone.Rules.Documentation;
using Microsoft.CodeAnalysis;
using static Chaperone.Tests.Harness.DescribedPrograms;

namespace Chaperone.Tests.Rules.Documentation;

public class EndpointWithoutSummaryAnalyzerTests
{
    [Theory]
    [InlineData("""app.{|CHP3001:MapGet|}("/x", () => "x");""")]
    [InlineData("""app.{|CHP3001:MapGet|}("/x", () => "x").WithSummary("");""")]
    [InlineData("""app.{|CHP3001:MapGet|}("/x", () => "x").WithDescription("no summary").WithName("x");""")]
    [InlineData("""app.MapGroup("/g").WithTags("g").{|CHP3001:MapPost|}("/x", () => "x");""")]
    [InlineData("""foreach (var name in new[] { "a", "b" }) { app.{|CHP3001:MapGet|}("/" + name, () => name); }""")]
    public Task MinimalWithoutSummary_Reports(string body) => RunAsync<EndpointWithoutSummaryAnalyzer>(App(body));

    [Theory]
    [InlineData("""app.MapGet("/x", () => "x").WithSummary("x");""")]
    [InlineData("""app.MapGet("/x", [EndpointSummary("x")] () => "x");""")]
    [InlineData("""app.MapGroup("/g").WithSummary("x").MapGet("/x", () => "x");""")]
    [InlineData("""var g = app.MapGroup("/g"); g.MapGet("/x", () => "x"); g.WithSummary("late");""")]
    [InlineData("""app.MapGet("/x", () => "x").WithSummary(Environment.MachineName);""")]
    [InlineData("""app.MapGet("/x", () => "x").Add(b => b.Metadata.Add(new EndpointSummaryAttribute("x")));""")]
    public Task MinimalWithSummary_DoesNotReport(string body) => RunAsync<EndpointWithoutSummaryAnalyzer>(App(body));

    [Fact]
    public Task ActionWithoutSummary_Reports() => RunAsync<EndpointWithoutSummaryAnalyzer>(Controller("""
        [HttpGet] public Thing {|CHP3001:Get|}() => new(1);
        [HttpPost, EndpointSummary("x")] public Thing Post() => new(1);
        """));

    [Theory]
    [InlineData(DocumentationMode.Diagnose, false)]
    [InlineData(DocumentationMode.Parse, true)]
    [InlineData(DocumentationMode.None, true)]
    public Task CommentOnAction_CountsWithADocumentationFile(DocumentationMode mode, bool reports) => RunAsync<EndpointWithoutSummaryAnalyzer>(
        Controller($$"""
            /// <summary>Gets a thing</summary>
            [HttpGet] public Thing {{(reports ? "{|CHP3001:Get|}" : "Get")}}() => new(1);
            """),
        mode);

    [Fact]
    public Task CommentOnHandlers_CountsWhereItIsRead() => RunAsync<EndpointWithoutSummaryAnalyzer>(
        App(
            """
            app.MapGet("/a", Handlers.Read);
            app.{|CHP3001:MapGet|}("/b", Handlers.Unread());
            /// <summary>above a call</summary>
            app.{|CHP3001:MapGet|}("/c", () => "x");
            """,
            """
            public static class Handlers
            {
                /// <summary>read</summary>
                public static string Read() => "x";

                public static Func<string> Unread() => Private;

                /// <summary>private</summary>
                private static string Private() => "x";
            }
            """),
        DocumentationMode.Diagnose);

    [Theory]
    [InlineData("builder.Services.AddSwaggerGen();", true)]
    [InlineData("""builder.Services.AddSwaggerGen(o => o.IncludeXmlComments("App.xml"));""", false)]
    public Task CommentUnderSwashbuckle_CountsWhenIncluded(string services, bool reports) => RunAsync<EndpointWithoutSummaryAnalyzer>(
        App(types: $$"""
            [Route("api")]
            public class ThingsController : Controller
            {
                /// <summary>Gets a thing</summary>
                [HttpGet] public Thing {{(reports ? "{|CHP3001:Get|}" : "Get")}}() => new(1);
            }
            """, services: services),
        DocumentationMode.Diagnose);

    [Fact]
    public Task NoGenerator_DoesNotReport() => RunAsync<EndpointWithoutSummaryAnalyzer>(App("""app.MapGet("/x", () => "x");""", services: ""));

    [Fact]
    public Task Library_DoesNotReport() => new AnalyzerTest("""
        public static class Module
        {
            public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/x", () => "x");
        }
        """)
    {
        References = All,
        Kind = OutputKind.DynamicallyLinkedLibrary,
        Analyzers = static () => [new EndpointWithoutSummaryAnalyzer()],
    }.RunAsync();

    [Theory]
    [InlineData("""app.MapGet("/x", () => "x").ExcludeFromDescription();""")]
    [InlineData("""app.Map("/x", () => "x");""")]
    [InlineData("""app.MapHealthChecks("/health");""")]
    public Task HiddenOrInfrastructure_DoesNotReport(string body) => RunAsync<EndpointWithoutSummaryAnalyzer>(App(body, services: WithOpenApi + "builder.Services.AddHealthChecks();"));

    [Theory]
    [InlineData("builder.Services.AddOpenApi(o => o.AddOperationTransformer((operation, context, token) => { operation.Summary ??= \"x\"; return Task.CompletedTask; }));")]
    [InlineData("builder.Services.AddOpenApi(o => o.AddDocumentTransformer((document, context, token) => Task.CompletedTask));")]
    public Task Transformer_DoesNotReport(string services) => RunAsync<EndpointWithoutSummaryAnalyzer>(App("""app.MapGet("/x", () => "x");""", services: services));

    /// <summary>Half-typed, or of a package that is not restored: nobody knows what it says of the summary, the name and the responses.</summary>
    [Theory]
    [InlineData("[HttpGet, Annotated(Summary = \"x\")] public IActionResult Get() => NotFound();", "", "")]
    [InlineData("[HttpGet] public IActionResult Get() => NotFound();", "[Annotated]", "")]
    [InlineData("[HttpGet, EndpointSummary(\"x\")] public IActionResult Get() => NotFound();", "[ApiExplorerSettings(IgnoreApi = true)]", """app.MapGet("/x", [Annotated(Summary = "x")] () => Results.NotFound()).RequireAuthorization();""")]
    public Task AttributeThatDoesNotBind_DoesNotReport(string action, string attribute, string body) => new AnalyzerTest(
        App(body, $$"""[ApiController, Route("api/things"), Authorize] {{attribute}} public class ThingsController : ControllerBase { {{action}} }"""))
    {
        References = All,
        AllowCompilerErrors = true,
        Analyzers = static () => [new EndpointWithoutSummaryAnalyzer(), new UndeclaredResponseAnalyzer(), new ProtectedEndpointUndeclaredRejectionAnalyzer(), new OperationNameMissingOrDuplicateAnalyzer()],
    }.RunAsync();

    /// <summary>Options of which some do not bind: the others still count, and what the one would do is not known.</summary>
    [Theory]
    [InlineData("o.IncludeXmlComments(\"x.xml\"); o.AddSecurityDefinition(\"Bearer\", new Microsoft.OpenApi.Models.Missing { In = Microsoft.OpenApi.Models.Missing.Header });")]
    [InlineData("o.AddSecurityRequirement(new Microsoft.OpenApi.Models.Missing { { new Missing { Reference = new Missing { Id = \"x\" } }, new string[] { } } }); o.IncludeXmlComments(\"x.xml\");")]
    [InlineData("o.EnableAnnotation();")]
    [InlineData("o.IncludeXmlComments(1, 2, 3);")]
    public Task OptionsThatDoNotBind_DoNotReport(string options) => new AnalyzerTest(
        App(types: """[ApiController, Route("api/things")] public class ThingsController : ControllerBase { /** <summary>x</summary> */ [HttpGet] public Thing Get() => new(1); }""", services: $$"""builder.Services.AddSwaggerGen(o => { {{options}} });"""))
    {
        References = All,
        Comments = DocumentationMode.Diagnose,
        AllowCompilerErrors = true,
        Analyzers = static () => [new EndpointWithoutSummaryAnalyzer()],
    }.RunAsync();

    [Fact]
    public async Task OneOpenDocument_IsLive()
    {
        var program = App("app.MapThings();");
        const string module = """
            public static class Module
            {
                public static void MapThings(this IEndpointRouteBuilder routes) => routes.MapGet("/x", () => "x");
            }
            """;
        Assert.Equal(["/app/File1.cs(3,79): CHP3001 MapGet"], await OpenAsync<EndpointWithoutSummaryAnalyzer>(1, program, module));
    }
}
