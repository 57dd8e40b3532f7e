using Chaperone.CodeFixes.Inventory;
using static Chaperone.Tests.Harness.Programs;

namespace Chaperone.Tests.Rules.Inventory;

public class InventoryEntryWithoutEndpointAnalyzerTests
{
    private static readonly string s_program = App("""app.MapGet("/a", () => 1).RequireAuthorization();""");

    [Fact]
    public Task StaleLine_Reports() => new ReviewTest(s_program) { Inventory = "#format 1\nGET /a auth=user\n{|CHP4002:GET /b auth=user|}\n" }.RunAsync();

    [Fact]
    public Task LineOfAnotherFramework_DoesNotReport() => new ReviewTest(s_program) { Inventory = "#format 1\nGET /a auth=user\nGET /b auth=user tfm=net8.0\n" }.RunAsync();

    [Fact]
    public Task CodeThatDoesNotCompile_DoesNotReport() => new ReviewTest(App("""
        app.MapGet("/a", () => 1).RequireAuthorization();
        app.MapNoSuchThing();
        """)) { Inventory = "#format 1\nGET /a auth=user\nGET /b auth=user\n", AllowCompilerErrors = true }.RunAsync();

    [Fact]
    public Task RenamedHandler_DoesNotReport() => new ReviewTest(App("""
        app.MapGet("/p/{id:int}", A.Number).RequireAuthorization();
        app.MapGet("/p/{id:guid}", A.Key);
        """, types: "public static class A { public static int Number(int id) => id; public static Guid Key(Guid id) => id; }"))
    { Inventory = "#format 1\nGET /p/{id} auth=user handler=M:A.Number(System.Int32)\nGET /p/{id} auth=open handler=M:A.Old\n" }.RunAsync();

    [Fact]
    public Task HandlerThatIsGone_Reports() => new ReviewTest(s_program)
    { Inventory = "#format 1\nGET /a auth=user\n{|CHP4002:GET /a auth=user handler=M:A.Gone|}\n" }.RunAsync();

    [Fact]
    public async Task Fixes_AndKeepsTheRest() => Assert.Equal(
        "#format 1\n# ours\nGET /a auth=user\n# theirs\n",
        await (await new ReviewTest(s_program) { Inventory = "#format 1\n# ours\nGET /a auth=user\nGET /b auth=user\n# theirs\n" }.OpenAsync("CHP4002")).FixAsync(new RemoveStaleLineFixer()));

    [Fact]
    public async Task FixAll_RemovesEveryLine() => Assert.Equal(
        "#format 1\r\nGET /a auth=user\r\n",
        await (await new ReviewTest(s_program) { Inventory = "#format 1\nDELETE /b auth=user\nGET /a auth=user\nGET /b auth=user\n", IsWindows = true }.OpenAsync("CHP4002")).FixAllAsync(new RemoveStaleLineFixer()));

    [Fact]
    public async Task FixAll_OfSeveralFrameworks_KeepsTheLineWhereTheEndpointIs() => Assert.Equal(
        "#format 1\nGET /a auth=user\nGET /b auth=user tfm=net8.0\n",
        await (await new ReviewTest(("net8.0", [App("""
            app.MapGet("/a", () => 1).RequireAuthorization();
            app.MapGet("/b", () => 1).RequireAuthorization();
            """)]), ("net10.0", [s_program])) { Inventory = "#format 1\nGET /a auth=user\nGET /b auth=user\nGET /c auth=user\n" }.OpenAsync("CHP4002")).FixAllAsync(new RemoveStaleLineFixer()));

    [Fact]
    public async Task OpenTextFile_ReportsLive()
    {
        var test = new ReviewTest(s_program) { Inventory = "#format 1\nGET /a auth=user\nGET /b auth=user\n" }.Test(0);
        var driver = test.Driver(test.Compile());
        var result = await driver.GetAnalysisResultAsync(driver.AnalysisOptions.Options!.AdditionalFiles[0], CancellationToken.None);
        Assert.Equal(["CHP4002"], result.GetAllDiagnostics().Select(static d => d.Id));
    }
}
