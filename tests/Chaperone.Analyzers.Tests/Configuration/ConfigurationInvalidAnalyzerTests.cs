using Chaperone.Configuration;
using Chaperone.Rules.Analysis;
using static Chaperone.Tests.Harness.Programs;

namespace Chaperone.Tests.Configuration;

public class ConfigurationInvalidAnalyzerTests
{
    private static AnalyzerTest Test(string? editorConfig, string? globalConfig, params string[] files) => new(files)
    {
        EditorConfig = editorConfig,
        GlobalConfig = globalConfig,
        Analyzers = static () => [new ConfigurationInvalidAnalyzer()],
    };

    private static async Task<IEnumerable<string>> MessagesAsync(string option) =>
        (await Test("[*.cs]\n" + option, null, App("")).DiagnosticsAsync()).Select(static d => d.GetMessage());

    [Theory]
    [InlineData("chaperone.public_route = /status", "Unknown option 'chaperone.public_route'; did you mean 'chaperone.public_routes'?")]
    [InlineData("chaperone.gaurds = A", "Unknown option 'chaperone.gaurds'; did you mean 'chaperone.guards'?")]
    [InlineData("chaperone.something_else = A", "Unknown option 'chaperone.something_else'")]
    [InlineData("chaperone.mode = Strict", "Unknown option 'chaperone.mode'; it is the MSBuild property ChaperoneMode")]
    [InlineData("chaperone.public_routes = status", "Option 'chaperone.public_routes' is ignored: 'status' does not begin with '/'")]
    [InlineData("chaperone.public_routes = /status, /", "Option 'chaperone.public_routes' is ignored: '/' would declare every route public")]
    [InlineData("chaperone.public_routes = /status/*", "Option 'chaperone.public_routes' is ignored: '/status/*' is not a route prefix; write whole segments, without wildcards")]
    [InlineData("chaperone.public_routes = ,", "Option 'chaperone.public_routes' is ignored: it names no route")]
    [InlineData("chaperone.guards = ApiKeyFilter, 2x", "Option 'chaperone.guards' is ignored: '2x' is not a type name")]
    [InlineData("chaperone.health_mode = on", "Option 'chaperone.health_mode' is ignored: 'on' is none of auto, true, false")]
    [InlineData("chaperone.classified_attributes = 1", "Option 'chaperone.classified_attributes' is ignored: '1' is not a type name")]
    [InlineData("chaperone.endpoint_makers = MapFoo", "Option 'chaperone.endpoint_makers' is ignored: 'MapFoo' is not of the form MapSomething=open")]
    [InlineData("chaperone.endpoint_makers = MapFoo=closed", "Option 'chaperone.endpoint_makers' is ignored: 'closed' is none of open, protected, ignore")]
    [InlineData("chaperone.endpoint_makers = MapFoo=open, MapFoo=ignore", "Option 'chaperone.endpoint_makers' is ignored: 'MapFoo' is declared twice")]
    public async Task WrongOption_Reports(string option, string message) => Assert.Equal([message], await MessagesAsync(option));

    [Theory]
    [InlineData("chaperone.public_routes = /status, /api/info/")]
    [InlineData("chaperone.guards = ApiKeyFilter, Contoso.Security.SignedAttribute")]
    [InlineData("chaperone.endpoint_makers = MapFoo=open, MapBar=Protected,MapBaz = ignore")]
    [InlineData("chaperone.health_mode = True")]
    [InlineData("chaperone.classified_attributes = Secret, Clinic.Secret")]
    [InlineData("CHAPERONE.Guards = ApiKeyFilter")]
    [InlineData("chaperonex.anything = 1")]
    [InlineData("dotnet_diagnostic.CHP1001.severity = error")]
    public async Task RightOrForeignOption_DoesNotReport(string option) => Assert.Empty(await MessagesAsync(option));

    [Fact]
    public async Task ProblemOfManyFiles_ReportsOnceAtTheFirst()
    {
        var diagnostics = await Test("[*.cs]\nchaperone.guard = A", null, App(""), "class A { }", "class B { }").DiagnosticsAsync();
        var diagnostic = Assert.Single(diagnostics);
        Assert.Equal("/app/File0.cs", diagnostic.Location.SourceTree!.FilePath);
        Assert.Equal(0, diagnostic.Location.SourceSpan.Start);
    }

    [Fact]
    public async Task ProblemOfOneFile_ReportsThere()
    {
        var diagnostics = await Test("[File1.cs]\nchaperone.guard = A", null, App(""), "class A { }").DiagnosticsAsync();
        Assert.Equal("/app/File1.cs", Assert.Single(diagnostics).Location.SourceTree!.FilePath);
    }

    [Fact]
    public async Task ProblemOfTheGlobalConfiguration_ReportsOnce() =>
        Assert.Single(await Test(null, "chaperone.guard = A", App(""), "class A { }").DiagnosticsAsync());

    [Fact]
    public async Task OpenDocumentAlone_Reports()
    {
        var test = Test("[*.cs]\nchaperone.guard = A", null, App(""), "class A { }");
        var compilation = test.Compile();
        Assert.Single(await test.Driver(compilation).GetAnalyzerSyntaxDiagnosticsAsync(compilation.SyntaxTrees[0], CancellationToken.None));
        Assert.Empty(await test.Driver(compilation).GetAnalyzerSyntaxDiagnosticsAsync(compilation.SyntaxTrees[1], CancellationToken.None));
    }

    [Fact]
    public async Task ProjectWithoutAspNetCore_DoesNotReport()
    {
        var test = new AnalyzerTest("class A { }")
        {
            EditorConfig = "[*.cs]\nchaperone.guard = A",
            References = References.Without("Microsoft."),
            Analyzers = static () => [new ConfigurationInvalidAnalyzer()],
        };
        Assert.Empty(await test.DiagnosticsAsync());
    }

    [Theory]
    [InlineData("/status", "/status", true)]
    [InlineData("/status", "/Status/live", true)]
    [InlineData("/status/", "/status", true)]
    [InlineData("/status", "/statuses", false)]
    [InlineData("/status", "/api/status", false)]
    public void PublicRoutes_MatchWholeSegments(string option, string route, bool isPublic) =>
        Assert.Equal(isPublic, ChaperoneOptions.IsBelow(route, ChaperoneOptions.PublicRoutes.Parse(option)));

    [Theory]
    [InlineData("[*.cs]\nchaperone.public_routes = /status, /about", null)]
    [InlineData(null, "chaperone.public_routes = /status, /about")]
    public Task PublicRoutes_SilenceTheRule(string? editorConfig, string? globalConfig) => new AnalyzerTest(App("""
        app.MapGet("/status", () => "x");
        app.MapGet("/about/us", () => "x");
        app.{|CHP1001:MapGet|}("/statuses", () => "x");
        """)) { EditorConfig = editorConfig, GlobalConfig = globalConfig }.RunAsync();

    [Fact]
    public Task PublicRoutes_Malformed_SilencesNothing() => new AnalyzerTest(App("""app.{|CHP1001:MapGet|}("/status", () => "x");"""))
    {
        EditorConfig = "[*.cs]\nchaperone.public_routes = /status, oops",
    }.RunAsync();
}
