using System.Collections.Immutable;
using Chaperone.Rules.Inventory;
using Microsoft.CodeAnalysis.Diagnostics;
using static Chaperone.Tests.Harness.Programs;

namespace Chaperone.Tests.Rules.Inventory;

/// <summary>CHP4007 to CHP4009: the code against OpenAPI documents.</summary>
public class OpenApiAnalyzerTests
{
    private const string Head = """
        openapi: 3.1.0
        info: {title: Clinic, version: '1'}
        components: {securitySchemes: {bearer: {type: http, scheme: bearer}}}
        security: [{bearer: []}]
        servers: [{url: 'https://api.example.org/api'}]

        """;

    [Fact]
    public Task EndpointThatIsNotDescribed_Reports() => RunAsync(
        App("""
            app.MapGet("/api/a", () => 1).RequireAuthorization();
            app.MapGet("/a", () => 1).RequireAuthorization();
            app.{|CHP4007:MapPost|}("/api/a", () => 1).RequireAuthorization();
            app.{|CHP4007:MapGet|}("/b/{id:int}", (int id) => id).RequireAuthorization();
            app.MapGet("/C/{id?}", (int? id) => id).RequireAuthorization();
            """),
        Head + "paths: {/a: {get: {}}, '/c/{key}': {get: {}}}");

    [Fact]
    public Task Action_Reports() => RunAsync(
        Mvc("""[ApiController, Route("a"), Authorize] public class AController : ControllerBase { [HttpGet("{id}")] public int Get(int id) => id; [HttpPost] public int {|CHP4007:Post|}() => 1; }"""),
        Head + "paths: {'/a/{key}': {get: {}}}");

    [Fact]
    public Task HiddenEndpoints_AndKindsThatAreNeverDescribed_DoNotReport() => RunAsync(
        App("""
            app.MapGet("/a", () => 1).RequireAuthorization().ExcludeFromDescription();
            app.MapHealthChecks("/health");
            """, "builder.Services.AddHealthChecks(); builder.Services.AddEndpointsApiExplorer();"),
        Head + "paths: {}");

    [Fact]
    public Task SeveralDocuments_CountTogether() => RunAsync(
        App("""
            app.MapGet("/a", () => 1).RequireAuthorization();
            app.MapGet("/b", () => 1).RequireAuthorization();
            """),
        Head + "paths: {/a: {get: {}}}",
        """{"openapi":"3.0.3","paths":{"/b":{"get":{}}}}""");

    [Fact]
    public Task NoDocument_DoesNotReport() => RunAsync(App("""app.MapGet("/a", () => 1);"""), "swagger: '2.0'\npaths: {}");

    [Fact]
    public Task DocumentThatCannotBeRead_IsReported_AndNothingElse() => RunAsync(App("""app.MapGet("/a", () => 1);"""), "openapi: 3.1.0\npaths:\n  {|CHP4005:/|}a: *x\n");

    [Fact]
    public Task OperationWithoutEndpoint_Reports() => RunAsync(
        App("""app.MapGet("/a", () => 1).RequireAuthorization();"""),
        Head + "paths:\n  /a:\n    get: {}\n    {|CHP4008:post|}: {}\n  /old:\n    {|CHP4008:get|}: {}\n");

    [Theory]
    [InlineData("""app.{|CHP4007:MapGet|}("/files/{**rest}", (string rest) => rest).RequireAuthorization();""", "/files/x/y")]
    [InlineData("""app.Map("/a", () => 1).RequireAuthorization();""", "/a")]
    public Task OperationThatSomethingAnswers_DoesNotReport(string body, string path) => RunAsync(App(body), Head.Replace("\n\n", "\n") + "paths: {" + path + ": {get: {}}}");

    /// <summary>A page that is served for whatever nothing else answers, and a route for everything that takes other verbs.</summary>
    [Fact]
    public Task OperationThatOnlyAFallbackWouldAnswer_Reports() => RunAsync(
        App("""
            app.{|CHP4007:MapGet|}("/files/{**rest}", (string rest) => rest).RequireAuthorization();
            app.MapFallbackToFile("index.html");
            """),
        Head + "paths:\n  /files/x:\n    get: {}\n    {|CHP4008:post|}: {}\n  /old:\n    {|CHP4008:get|}: {}\n");

    [Fact]
    public Task Library_HasNoGhosts() => new AnalyzerTest("public class A { }")
    {
        Analyzers = Analyzers,
        Kind = Microsoft.CodeAnalysis.OutputKind.DynamicallyLinkedLibrary,
        AdditionalFiles = [("/app/clinic.yaml", Head + "paths: {/a: {get: {}}}")],
    }.RunAsync();

    /// <summary>A solution can give the document to each of its projects.</summary>
    [Fact]
    public Task ToolBesideTheApplication_HasNoGhosts() => new AnalyzerTest("System.Console.WriteLine(1);")
    {
        Analyzers = Analyzers,
        AdditionalFiles = [("/app/clinic.yaml", Head + "paths: {/a: {get: {}}}")],
    }.RunAsync();

    [Fact]
    public Task DisagreementOnSecurity_Reports() => RunAsync(
        App("""
            app.{|CHP4009:MapGet|}("/a", () => 1);
            app.{|CHP4009:MapGet|}("/b", () => 1).RequireAuthorization();
            app.{|CHP4009:MapGet|}("/c", () => 1).AllowAnonymous();
            app.MapGet("/d", () => 1).RequireAuthorization();
            app.MapGet("/e", () => 1).AllowAnonymous();
            """),
        Head + "paths: {/a: {get: {}}, /b: {get: {security: []}}, /c: {get: {security: [{bearer: []}]}}, /d: {get: {}}, /e: {get: {security: [{}, {bearer: []}]}}}");

    [Fact]
    public Task DocumentThatDoesNotSpeakOfSecurity_DoesNotReport() => RunAsync(App("""app.MapGet("/a", () => 1).RequireAuthorization();"""), """{"openapi":"3.0.3","paths":{"/a":{"get":{}}}}""");

    /// <summary>Schemes say how credentials look, not who needs some: what generators write when nobody tells them of authorization.</summary>
    [Fact]
    public Task DocumentWithSchemesThatNothingDemands_DoesNotReport() => RunAsync(
        App("""app.MapGet("/a", () => 1).RequireAuthorization(); app.MapGet("/b", () => 1);"""),
        "openapi: 3.0.3\ncomponents: {securitySchemes: {bearer: {type: http, scheme: bearer}}}\npaths: {/a: {get: {}}, /b: {get: {}}}");

    private const string KeyFilter = """
        public class KeyFilter : IEndpointFilter
        {
            public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext c, EndpointFilterDelegate next) =>
                c.HttpContext.Request.Headers["X-Api-Key"] == "k" ? await next(c) : Results.Unauthorized();
        }
        """;

    [Fact]
    public Task UnknownProtection_DoesNotReport() => RunAsync(
        App("""app.MapGet("/a", () => 1).AddEndpointFilter<KeyFilter>();""", types: KeyFilter),
        Head + "paths: {/a: {get: {}}}");

    /// <summary>Whether something is described has nothing to do with who may call it.</summary>
    [Fact]
    public Task UnknownProtection_IsStillDescribedOrNot() => RunAsync(
        App("""app.{|CHP4007:MapGet|}("/a", () => 1).AddEndpointFilter<KeyFilter>();""", types: KeyFilter),
        Head + "paths:\n  /old:\n    {|CHP4008:get|}: {}\n");

    /// <summary>What is mapped under a prefix that is not known may be any of the operations.</summary>
    [Fact]
    public Task UnknownRoute_DoesNotReport() => RunAsync(
        App("""app.MapGroup(args[0]).MapGet("/a", () => 1).RequireAuthorization();"""),
        Head + "paths: {/old: {get: {}}}");

    [Fact]
    public async Task OpenDocuments_ReportLive()
    {
        var test = Test(App("""app.MapGet("/b", () => 1).RequireAuthorization();"""), Head + "paths: {/a: {get: {}}}");
        var compilation = test.Compile();
        var driver = test.Driver(compilation);
        Assert.Equal(["CHP4007"], (await driver.GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(compilation.SyntaxTrees[0]), null, CancellationToken.None)).Select(static d => d.Id));
        Assert.Equal(["CHP4008"], (await driver.GetAnalysisResultAsync(driver.AnalysisOptions.Options!.AdditionalFiles[0], CancellationToken.None)).GetAllDiagnostics().Select(static d => d.Id));
    }

    private static ImmutableArray<DiagnosticAnalyzer> Analyzers() =>
        [new EndpointNotInOpenApiDocumentAnalyzer(), new OpenApiOperationWithoutEndpointAnalyzer(), new OpenApiSecurityDriftAnalyzer(), new InventoryFileInvalidAnalyzer()];

    private static AnalyzerTest Test(string program, params string[] documents) => new(program)
    {
        Analyzers = Analyzers,
        AdditionalFiles = [.. documents.Select(static (d, i) => ($"/app/clinic{i}." + (d[0] == '{' && d[1] != '|' ? "json" : "yaml"), d))],
    };

    private static Task RunAsync(string program, params string[] documents) => Test(program, documents).RunAsync();
}
