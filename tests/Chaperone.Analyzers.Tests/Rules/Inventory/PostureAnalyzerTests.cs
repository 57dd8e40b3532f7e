using Chaperone.CodeFixes.Inventory;
using Chaperone.Rules.Inventory;
using Chaperone.Rules.Phi;
using static Chaperone.Tests.Harness.Programs;

namespace Chaperone.Tests.Rules.Inventory;

/// <summary>CHP4003 and CHP4004: the same comparison, in opposite directions.</summary>
public class PostureAnalyzerTests
{
    private static readonly string s_open = App("""app.{|CHP4003:MapGet|}("/a", () => 1).AllowAnonymous();""");
    private static readonly string s_closed = App("""app.{|CHP4004:MapGet|}("/a", () => 1).RequireAuthorization();""");

    [Fact]
    public Task LostProtection_Reports() => new ReviewTest(s_open) { Inventory = "#format 1\nGET /a auth=user\n" }.RunAsync();

    [Fact]
    public Task LostPolicy_Reports() => new ReviewTest(s_closed.Replace("4004", "4003")) { Inventory = "#format 1\nGET /a auth=policy:ReadChart\n" }.RunAsync();

    [Fact]
    public Task MoreProtection_Reports() => new ReviewTest(s_closed) { Inventory = "#format 1\nGET /a auth=anonymous \"liveness probe, no data\"\n" }.RunAsync();

    [Fact]
    public Task SameProtection_DoesNotReport() => new ReviewTest(App("""app.MapGet("/a", () => 1).AllowAnonymous();""")) { Inventory = "#format 1\nGET /a auth=anonymous \"liveness probe, no data\" phi=none\n" }.RunAsync();

    [Fact]
    public Task WhatCannotBeTold_DoesNotReport() => new ReviewTest(
        App("""app.MapGet("/a", () => 1).AddEndpointFilter<KeyFilter>();""", types: """
            public class KeyFilter : IEndpointFilter
            {
                public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext c, EndpointFilterDelegate next) =>
                    c.HttpContext.Request.Headers["X-Api-Key"] == "k" ? await next(c) : Results.Unauthorized();
            }
            """)) { Inventory = "#format 1\nGET /a auth=policy:ReadChart\n" }.RunAsync();

    [Fact]
    public Task SharedLine_ReportsTheEndpointThatDiffers() => new ReviewTest(App("""
        app.MapGet("/p/{id:int}", (int id) => id).RequireAuthorization();
        app.{|CHP4003:MapGet|}("/p/{id:guid}", (Guid id) => id);
        """)) { Inventory = "#format 1\nGET /p/{id} auth=user\n" }.RunAsync();

    [Fact]
    public Task OtherFrameworksLine_DoesNotSpeakForThisOne() => new ReviewTest(App("""app.MapGet("/a", () => 1).RequireAuthorization();"""))
    { Inventory = "#format 1\nGET /a auth=user tfm=net10.0\nGET /a auth=open tfm=net8.0\n" }.RunAsync();

    [Fact]
    public async Task Message_SaysWhatWasAndWhatIs()
    {
        var test = new ReviewTest(s_open) { Inventory = "#format 1\nGET /a auth=policy:ReadChart\n" }.Test(0);
        Assert.Equal("Endpoint 'GET /a' is weaker than ApiInventory.txt says: auth was policy:ReadChart and is anonymous", Assert.Single(await test.DiagnosticsAsync()).GetMessage(null));
    }

    [Fact]
    public async Task Weakening_IsAcceptedOneAtATime_AndItsReasonIsDemanded()
    {
        var fixer = new AcceptWeakeningFixer();
        Assert.Null(fixer.GetFixAllProvider());
        var text = await (await new ReviewTest(s_open) { Inventory = "#format 1\nGET /a auth=user \"old\"\n" }.OpenAsync("CHP4003")).FixAsync(fixer);
        Assert.Equal("#format 1\nGET /a auth=anonymous \"<reason>\"\n", text);
        await new ReviewTest(App("""app.MapGet("/a", () => 1).AllowAnonymous();""")) { Inventory = "#format 1\n{|CHP4006:GET /a auth=anonymous \"<reason>\"|}\n" }.RunAsync();
    }

    [Fact]
    public async Task Weakening_OfASharedLine_LeavesTheOtherEndpointAsItIs()
    {
        var program = App("""
            app.MapGet("/p/{id:int}", A.Number).RequireAuthorization();
            app.MapGet("/p/{id:guid}", A.Key);
            """, types: "public static class A { public static int Number(int id) => id; public static Guid Key(Guid id) => id; }");
        Assert.Equal(
            "#format 1\nGET /p/{id} auth=user\nGET /p/{id} auth=open \"<reason>\" handler=M:A.Key(System.Guid)\n",
            await (await new ReviewTest(program) { Inventory = "#format 1\nGET /p/{id} auth=user\n" }.OpenAsync("CHP4003")).FixAsync(new AcceptWeakeningFixer()));
    }

    [Fact]
    public async Task Strengthening_Fixes() => Assert.Equal(
        "#format 1\nGET /a auth=user\n",
        await (await new ReviewTest(s_closed) { Inventory = "#format 1\nGET /a auth=anonymous \"liveness probe, no data\"\n" }.OpenAsync("CHP4004")).FixAsync(new UpdateInventoryLineFixer()));

    [Fact]
    public async Task Strengthening_FixAll_OfSeveralFrameworks() => Assert.Equal(
        "#format 1\nGET /a auth=user\nGET /b auth=user tfm=net10.0\nGET /b auth=open tfm=net8.0\n",
        await (await new ReviewTest(
            ("net8.0", [App("""app.MapGet("/a", () => 1).RequireAuthorization(); app.MapGet("/b", () => 1);""")]),
            ("net10.0", [App("""app.MapGet("/a", () => 1).RequireAuthorization(); app.MapGet("/b", () => 1).RequireAuthorization();""")]))
        { Inventory = "#format 1\nGET /a auth=open\nGET /b auth=open\n" }.OpenAsync("CHP4004")).FixAllAsync(new UpdateInventoryLineFixer()));

    [Fact]
    public async Task OpenDocument_ReportsLive()
    {
        var test = new ReviewTest(App("app.MapA();"), """public static class A { public static void MapA(this IEndpointRouteBuilder r) => r.MapGet("/a", () => 1); }""") { Inventory = "#format 1\nGET /a auth=user\n" }.Test(0);
        var compilation = test.Compile();
        var live = await test.Driver(compilation).GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(compilation.SyntaxTrees[1]), null, CancellationToken.None);
        Assert.Equal(["CHP4003"], live.Select(static d => d.Id));
    }

    private const string Patients = """public record PatientDto(string Mrn, string Ssn, string Diagnosis);""";

    [Theory]
    [InlineData("phi=out:diagnosis,mrn,national-id", "")]
    [InlineData("phi=out:diagnosis,mrn!,national-id", "CHP2001")]
    [InlineData("phi=out:diagnosis!,mrn!,national-id!", "CHP2001")]
    [InlineData("phi=out:diagnosis", "CHP2001 CHP4003")]
    [InlineData("phi=none", "CHP2001 CHP4003")]
    [InlineData("phi=out:diagnosis,mrn,national-id,phone", "CHP4004")]
    public async Task KindsOnTheLine_AreAcceptedDisclosures_AndOthersAreWeaker(string phi, string expected)
    {
        var test = new ReviewTest(App("""app.MapGet("/patients", () => new PatientDto("1", "2", "3")).RequireAuthorization();""", types: Patients))
        {
            Inventory = "#format 1\nGET /patients auth=user " + phi + "\n",
            Analyzers = static () => [new PostureWeakenedAnalyzer(), new PostureStrengthenedAnalyzer(), new UnmaskedPhiInResponseAnalyzer()],
        };
        Assert.Equal(expected, string.Join(" ", (await test.Test(0).DiagnosticsAsync()).Select(static d => d.Id).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task NewLines_AcceptNoDisclosure() => Assert.Equal(
        "#format 1\nGET /patients auth=user phi=out:diagnosis!,mrn!,national-id!\n",
        await (await new ReviewTest(App("""app.MapGet("/patients", () => new PatientDto("1", "2", "3")).RequireAuthorization();""", types: Patients)) { Inventory = "" }.OpenAsync("CHP4001")).FixAllAsync(new AddInventoryLineFixer()));
}
