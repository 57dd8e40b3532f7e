using Chaperone.CodeFixes.Inventory;
using static Chaperone.Tests.Harness.Programs;

namespace Chaperone.Tests.Rules.Inventory;

public class EndpointNotInInventoryAnalyzerTests
{
    private const string Reviewed = "#format 1\nGET /a auth=user\n";

    [Fact]
    public Task NewEndpoint_Reports() => new ReviewTest(App("""
        app.MapGet("/a", () => 1).RequireAuthorization();
        app.{|CHP4001:MapGet|}("/b", () => 1).RequireAuthorization();
        """)) { Inventory = Reviewed }.RunAsync();

    [Fact]
    public Task NewAction_Reports() => new ReviewTest(Mvc("""
        [Route("a"), Authorize] public class AController : ControllerBase { [HttpGet] public int Get() => 1; [HttpPost] public int {|CHP4001:Post|}() => 1; }
        """)) { Inventory = Reviewed }.RunAsync();

    [Fact]
    public Task HealthProbe_Reports() => new ReviewTest(App("""
        app.MapGet("/a", () => 1).RequireAuthorization();
        app.{|CHP4001:MapHealthChecks|}("/healthz");
        """, "builder.Services.AddHealthChecks();")) { Inventory = Reviewed }.RunAsync();

    [Fact]
    public Task EmptyFile_IsOptIn_Reports() => new ReviewTest(App("""app.{|CHP4001:MapGet|}("/a", () => 1).RequireAuthorization();""")) { Inventory = "" }.RunAsync();

    [Fact]
    public Task NoFile_DoesNotReport() => new ReviewTest(App("""app.MapGet("/a", () => 1).RequireAuthorization();""")) { Exceptions = "" }.RunAsync();

    [Fact]
    public Task NewerFormat_DoesNotReport() => new ReviewTest(App("""app.MapGet("/a", () => 1).RequireAuthorization();""")) { Inventory = "{|CHP4005:#format 2|}\n" }.RunAsync();

    [Fact]
    public Task ConstraintsOfTheRoute_DoNotReport() => new ReviewTest(App("""app.MapGet("/p/{id:int}", (int id) => id).RequireAuthorization();""")) { Inventory = "#format 1\nGET /p/{id} auth=user\n" }.RunAsync();

    [Fact]
    public Task OneLine_SpeaksForAllEndpointsOfAnId() => new ReviewTest(App("""
        app.MapGet("/p/{id:int}", (int id) => id).RequireAuthorization();
        app.MapGet("/p/{id:guid}", (Guid id) => id).RequireAuthorization();
        """)) { Inventory = "#format 1\nGET /p/{id} auth=user\n" }.RunAsync();

    [Fact]
    public async Task Fixes_InPlace() => Assert.Equal(
        "#format 1\nGET /a auth=user\nGET /b auth=policy:Read%20Chart,role:x\nGET /c auth=user\n",
        await (await new ReviewTest(App("""
            app.MapGet("/a", () => 1).RequireAuthorization();
            app.MapGet("/b", () => 1).RequireAuthorization("Read Chart");
            app.MapGet("/c", () => 1).RequireAuthorization();
            """, """builder.Services.AddAuthorizationBuilder().AddPolicy("Read Chart", p => p.RequireRole("x"));""")) { Inventory = "#format 1\nGET /a auth=user\nGET /c auth=user\n" }.OpenAsync("CHP4001")).FixAsync(new AddInventoryLineFixer()));

    [Fact]
    public async Task FixAll_AddsEveryLine_WithTheFilesOwnLineEnds() => Assert.Equal(
        "#format 1\r\nGET /a auth=user\r\nGET /b auth=open\r\nPOST /b auth=anonymous\r\n",
        await (await new ReviewTest(App("""
            app.MapGet("/a", () => 1).RequireAuthorization();
            app.MapPost("/b", () => 1).AllowAnonymous();
            app.MapGet("/b", () => 1);
            """)) { Inventory = Reviewed, IsWindows = true }.OpenAsync("CHP4001")).FixAllAsync(new AddInventoryLineFixer()));

    [Fact]
    public async Task FixAll_TellsEndpointsOfOneIdApart_WhenTheyDiffer()
    {
        var program = App("""
            app.MapGet("/p/{id:int}", A.Number).RequireAuthorization();
            app.MapGet("/p/{id:guid}", A.Key);
            """, types: "public static class A { public static int Number(int id) => id; public static Guid Key(Guid id) => id; }");
        var text = await (await new ReviewTest(program) { Inventory = "" }.OpenAsync("CHP4001")).FixAllAsync(new AddInventoryLineFixer());
        Assert.Equal("#format 1\nGET /p/{id} auth=open handler=M:A.Key(System.Guid)\nGET /p/{id} auth=user handler=M:A.Number(System.Int32)\n", text);
        await new ReviewTest(program) { Inventory = text }.RunAsync();
    }

    [Fact]
    public async Task FixAll_OfSeveralFrameworks_EditsOnce_AndMarksDifferences()
    {
        var ten = App("""
            app.MapGet("/a", () => 1).RequireAuthorization();
            app.MapGet("/new", () => 1).RequireAuthorization();
            """);
        var eight = App("""app.MapGet("/a", () => 1).RequireAuthorization();""");
        var test = new ReviewTest(("net8.0", [eight]), ("net10.0", [ten])) { Inventory = "" };
        var text = await (await test.OpenAsync("CHP4001")).FixAllAsync(new AddInventoryLineFixer());
        Assert.Equal("#format 1\nGET /a auth=user\nGET /new auth=user tfm=net10.0\n", text);
        var after = new ReviewTest(("net8.0", [eight]), ("net10.0", [ten])) { Inventory = text };
        Assert.Empty(await after.Test(0).DiagnosticsAsync());
        Assert.Empty(await after.Test(1).DiagnosticsAsync());
    }

    [Fact]
    public async Task OpenDocument_ReportsLive()
    {
        var test = new ReviewTest(
            App("app.MapA(); app.MapB();"),
            """public static class A { public static void MapA(this IEndpointRouteBuilder r) => r.MapGet("/a", () => 1).RequireAuthorization(); }""",
            """public static class B { public static void MapB(this IEndpointRouteBuilder r) => r.MapGet("/b", () => 1).RequireAuthorization(); }""") { Inventory = Reviewed }.Test(0);
        var compilation = test.Compile();
        for (var i = 0; i < 3; i++)
        {
            var live = await test.Driver(compilation).GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(compilation.SyntaxTrees[i]), null, CancellationToken.None);
            Assert.Equal(i == 2 ? ["CHP4001"] : [], live.Select(static d => d.Id));
        }
    }
}
