using Chaperone.CodeFixes.Inventory;
using Chaperone.Rules.Documentation;
using Chaperone.Rules.Inventory;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using static Chaperone.Tests.Harness.DescribedPrograms;

namespace Chaperone.Tests.Rules.Inventory;

/// <summary>The column <c>docs=</c>: written by the fixes, compared by CHP4003 and CHP4004, and with a reason the acceptance of CHP3002.</summary>
public class DocumentedLineTests
{
    private const string Shown = """app.MapGet("/a", () => 1).WithSummary("Reads a").RequireAuthorization();""";

    [Fact]
    public async Task NewLines_SayWhetherTheyAreDescribed() => Assert.Equal(
        "#format 1\nGET /a auth=user docs=yes\nGET /b auth=user docs=no\nGET /c auth=user docs=hidden\nGET /things auth=open docs=no\n",
        await (await Review(App(Shown + """
            app.MapGet("/b", () => 1).RequireAuthorization();
            app.MapGet("/c", () => 1).ExcludeFromDescription().RequireAuthorization();
            """, """[ApiController, Route("things")] public class ThingsController : ControllerBase { [HttpGet] public Thing Get() => new(1); }"""), "").OpenAsync("CHP4001")).FixAllAsync(new AddInventoryLineFixer()));

    [Theory]
    [InlineData("yes", Shown, "")]
    [InlineData("no", Shown, "CHP4004: docs was no and is yes")]
    [InlineData("hidden", Shown, "CHP4004: docs was hidden and is yes")]
    [InlineData("yes", """app.MapGet("/a", () => 1).RequireAuthorization();""", "CHP4003: docs was yes and is no")]
    [InlineData("yes", """app.MapGet("/a", () => 1).WithSummary("Reads a").ExcludeFromDescription().RequireAuthorization();""", "CHP4003: docs was yes and is hidden")]
    [InlineData("no", """app.MapGet("/a", () => 1).WithSummary("Reads a").ExcludeFromDescription().RequireAuthorization();""", "CHP4003: docs was no and is hidden")]
    [InlineData("hidden", """app.MapGet("/a", () => 1).ExcludeFromDescription().RequireAuthorization();""", "")]
    public async Task DifferencesFromTheCode_Report(string docs, string body, string expected) => Assert.Equal(expected, await ChangesAsync(App(body), docs));

    [Fact]
    public async Task LostDescription_Reports() => Assert.Equal(
        "CHP4003: docs was yes and the application describes no API", await ChangesAsync(App(Shown, services: ""), "yes"));

    [Fact]
    public async Task NoDescription_IsNoColumn() => Assert.Equal(
        "#format 1\nGET /a auth=user\n", await (await Review(App(Shown, services: ""), "").OpenAsync("CHP4001")).FixAllAsync(new AddInventoryLineFixer()));

    /// <summary>Neither of the two is proven: the line keeps what was reviewed.</summary>
    [Theory]
    [InlineData("builder.Services.AddOpenApi(o => o.AddOperationTransformer((operation, context, token) => Task.CompletedTask));")]
    [InlineData("builder.Services.AddOpenApi(o => o.ShouldInclude = d => d.HttpMethod != \"GET\");")]
    [InlineData("builder.Services.AddOpenAp();")]
    public async Task WhatCannotBeTold_DoesNotReport(string services)
    {
        const string undocumented = """app.MapGet("/a", () => 1).RequireAuthorization();""";
        Assert.Equal("", await ChangesAsync(App(undocumented, services: services), "yes"));
    }

    [Fact]
    public async Task Fix_AddsTheColumnToOlderLines() => Assert.Equal(
        "#format 1\nGET /a auth=user docs=yes\n", await (await Review(App(Shown), "#format 1\nGET /a auth=user\n").OpenAsync("CHP4004")).FixAllAsync(new UpdateInventoryLineFixer()));

    [Theory]
    [InlineData("docs=hidden \"probe of the load balancer, no data\"", "")]
    [InlineData("docs=hidden \"todo\"", "CHP3002")]
    [InlineData("docs=hidden", "CHP3002")]
    [InlineData("docs=yes \"probe of the load balancer, no data\"", "CHP3002")]
    [InlineData("docs=no \"probe of the load balancer, no data\"", "CHP3002")]
    public async Task HiddenWithAReason_IsAccepted(string columns, string expected)
    {
        var test = Review(
            App("""app.MapGet("/a", () => 1).ExcludeFromDescription().RequireAuthorization(); app.MapGet("/b", () => 1).ExcludeFromDescription().RequireAuthorization();"""),
            $"#format 1\nGET /a auth=user {columns}\n",
            new EndpointHiddenAnalyzer());
        Assert.Equal((expected + " CHP3002").Trim(), string.Join(" ", (await test.Test(0).DiagnosticsAsync()).Select(static d => d.Id)));
    }

    /// <summary>What registers the generator is in another file than the open one, and in another than the program.</summary>
    [Fact]
    public async Task OpenDocument_ReportsLive()
    {
        string[] files =
        [
            App("app.MapA(); app.MapB();", services: "builder.Services.AddDescription();"),
            """public static class A { public static void MapA(this IEndpointRouteBuilder r) => r.MapGet("/a", () => 1).RequireAuthorization(); }""",
            """public static class B { public static void MapB(this IEndpointRouteBuilder r) => r.MapGet("/b", () => 1).WithSummary("Reads b").RequireAuthorization(); }""",
            """public static class D { public static void AddDescription(this IServiceCollection s) => s.AddOpenApi(); }""",
        ];
        var test = new ReviewTest(files) { Inventory = "#format 1\nGET /a auth=user docs=yes\nGET /b auth=user docs=yes\n", References = All }.Test(0);
        for (var i = 1; i < 3; i++)
        {
            var alone = test.Compile();
            var live = await test.Driver(alone).GetAnalyzerSemanticDiagnosticsAsync(alone.GetSemanticModel(alone.SyntaxTrees[i]), null, CancellationToken.None);
            Assert.Equal(i == 1 ? ["CHP4003"] : [], live.Select(static d => d.Id));
        }
    }

    private static async Task<string> ChangesAsync(string program, string docs) => string.Join(
        ", ",
        (await Review(program, $"#format 1\nGET /a auth=user docs={docs}\n", new PostureWeakenedAnalyzer(), new PostureStrengthenedAnalyzer()).Test(0).DiagnosticsAsync())
            .Select(static d => d.Id + d.GetMessage(null)[d.GetMessage(null).LastIndexOf(": ", StringComparison.Ordinal)..]));

    private static ReviewTest Review(string program, string inventory, params DiagnosticAnalyzer[] analyzers) =>
        analyzers.Length == 0
            ? new ReviewTest(program) { Inventory = inventory, References = All }
            : new ReviewTest(program) { Inventory = inventory, References = All, AllowCompilerErrors = true, Analyzers = () => [.. analyzers] };
}
