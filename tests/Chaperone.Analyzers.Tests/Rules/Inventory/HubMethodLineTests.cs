using Chaperone.CodeFixes.Inventory;
using static Chaperone.Tests.Harness.Programs;

namespace Chaperone.Tests.Rules.Inventory;

/// <summary>The methods of hubs in <c>ApiInventory.txt</c>: CHP4001 to CHP4004 and their fixes.</summary>
public class HubMethodLineTests
{
    private const string Reviewed = "#format 1\n* /hub auth=user\n* /hub method=Read auth=user\n* /hub method=Write auth=policy:P,role:r\n* /hub/negotiate auth=user\n";

    private const string Hub = """
        using Microsoft.AspNetCore.Authorization;
        public class ChartHub : Microsoft.AspNetCore.SignalR.Hub
        {
            public void Read() { }
            [Authorize("P")] public void Write() { }
        }
        """;

    [Fact]
    public Task WhatTheLinesSay_DoesNotReport() => Test(Program("MapHub<ChartHub>"), Hub, Reviewed).RunAsync();

    [Fact]
    public Task MethodThatLostItsProtection_Reports() => Test(Program("{|CHP4003:MapHub<ChartHub>|}"), Hub.Replace("[Authorize(\"P\")] ", ""), Reviewed).RunAsync();

    /// <summary>The connection, its negotiation and the method that relied on it; the other one asks for itself.</summary>
    [Fact]
    public Task HubThatLostItsProtection_ReportsTheMethodThatReliedOnItToo() => Test(
        Program("{|CHP4003:{|CHP4003:{|CHP4003:MapHub<ChartHub>|}|}|}").Replace(".RequireAuthorization()", ""), Hub, Reviewed).RunAsync();

    [Fact]
    public Task NewMethod_Reports() => Test(Program("{|CHP4001:MapHub<ChartHub>|}"), Hub.Replace("public void Read", "public void List() { } public void Read"), Reviewed).RunAsync();

    [Fact]
    public Task MethodThatIsGone_ReportsItsLine() => Test(Program("MapHub<ChartHub>"), Hub.Replace("public void Read() { }", ""), Reviewed.Replace("* /hub method=Read auth=user", "{|CHP4002:* /hub method=Read auth=user|}")).RunAsync();

    [Fact]
    public Task MethodThatDemandsMore_Reports() => Test(Program("{|CHP4004:MapHub<ChartHub>|}"), Hub.Replace("public void Read", "[Authorize(\"P\")] public void Read"), Reviewed).RunAsync();

    [Fact]
    public Task NewHub_ReportsItAndItsMethods() => Test(Program("{|CHP4001:{|CHP4001:{|CHP4001:{|CHP4001:MapHub<ChartHub>|}|}|}|}"), Hub, "").RunAsync();

    [Fact]
    public Task FileFromBeforeMethodsHadLines_IsOutOfDate() => Test(
        Program("{|CHP4004:{|CHP4004:MapHub<ChartHub>|}|}"), Hub, "#format 1\n* /hub auth=user\n* /hub/negotiate auth=user\n").RunAsync();

    [Fact]
    public async Task Message_NamesTheMethod()
    {
        var test = Test(Program("MapHub<ChartHub>"), Hub.Replace("[Authorize(\"P\")] ", ""), Reviewed).Test(0);
        Assert.Equal(
            "Endpoint '* /hub method=Write' is weaker than ApiInventory.txt says: auth was policy:P,role:r and is user",
            Assert.Single(await test.DiagnosticsAsync()).GetMessage(null));
    }

    [Fact]
    public async Task NewHub_Fixes() => Assert.Equal(
        Reviewed, await (await Test(Program("MapHub<ChartHub>"), Hub, "").OpenAsync("CHP4001")).FixAllAsync(new AddInventoryLineFixer()));

    [Fact]
    public async Task MissingLines_Fix() => Assert.Equal(
        Reviewed, await (await Test(Program("MapHub<ChartHub>"), Hub, "#format 1\n* /hub auth=user\n* /hub/negotiate auth=user\n").OpenAsync("CHP4004")).FixAllAsync(new UpdateInventoryLineFixer()));

    [Fact]
    public async Task Weakening_IsAcceptedForThatMethod() => Assert.Equal(
        Reviewed.Replace("policy:P,role:r", "user \"<reason>\""),
        await (await Test(Program("MapHub<ChartHub>"), Hub.Replace("[Authorize(\"P\")] ", ""), Reviewed).OpenAsync("CHP4003")).FixAsync(new AcceptWeakeningFixer()));

    [Fact]
    public async Task StaleMethod_Fixes() => Assert.Equal(
        Reviewed.Replace("* /hub method=Read auth=user\n", ""),
        await (await Test(Program("MapHub<ChartHub>"), Hub.Replace("public void Read() { }", ""), Reviewed).OpenAsync("CHP4002")).FixAllAsync(new RemoveStaleLineFixer()));

    [Fact]
    public async Task StrongerMethod_Fixes() => Assert.Equal(
        Reviewed.Replace("method=Read auth=user", "method=Read auth=policy:P,role:r"),
        await (await Test(Program("MapHub<ChartHub>"), Hub.Replace("public void Read", "[Authorize(\"P\")] public void Read"), Reviewed).OpenAsync("CHP4004")).FixAllAsync(new UpdateInventoryLineFixer()));

    [Fact]
    public async Task OpenDocument_ReportsLive()
    {
        var test = Test(Program("MapHub<ChartHub>"), Hub.Replace("[Authorize(\"P\")] ", ""), Reviewed).Test(0);
        var compilation = test.Compile();
        var live = await test.Driver(compilation).GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(compilation.SyntaxTrees[0]), null, CancellationToken.None);
        Assert.Equal(["CHP4003"], live.Select(static d => d.Id));
    }

    private static ReviewTest Test(string program, string hub, string inventory) => new(program, hub) { Inventory = inventory };

    private static string Program(string map) => App(
        "app." + map + "(\"/hub\").RequireAuthorization();",
        """builder.Services.AddAuthorizationBuilder().AddPolicy("P", p => p.RequireRole("r")); builder.Services.AddSignalR();""");
}
