using Chaperone.Endpoints;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using static Chaperone.Tests.Harness.Programs;

namespace Chaperone.Tests.Rules.Authorization;

public class EndpointWithoutAuthorizationHubTests
{
    private const string Services = "builder.Services.AddSignalR();";
    private const string OpenHub = "public class ChartHub : Microsoft.AspNetCore.SignalR.Hub { public void Send() { } }";

    [Theory]
    [InlineData("""app.{|CHP1001:MapHub<ChartHub>|}("/hub");""", OpenHub)]
    [InlineData("""app.{|CHP1001:MapHub<ChartHub>|}("/hub", o => o.LongPolling.PollTimeout = TimeSpan.Zero);""", OpenHub)]
    [InlineData("""app.MapGroup("/g").{|CHP1001:MapHub<ChartHub>|}("/hub");""", OpenHub)]
    [InlineData("""app.{|CHP1001:MapHub<ChartHub>|}("/hub");""", "public class ChartHub : Microsoft.AspNetCore.SignalR.Hub { [Authorize] public void Send() { } }")]
    [InlineData("""app.{|CHP1001:MapConnectionHandler<H>|}("/c");""", "public class H : Microsoft.AspNetCore.Connections.ConnectionHandler { public override Task OnConnectedAsync(Microsoft.AspNetCore.Connections.ConnectionContext c) => Task.CompletedTask; }")]
    public Task HubWithoutDecision_Reports(string body, string types) => AnalyzerTest.RunAsync(App(body, Services, types));

    [Theory]
    [InlineData("""app.MapHub<ChartHub>("/hub").RequireAuthorization();""", OpenHub)]
    [InlineData("""app.MapHub<ChartHub>("/hub", o => o.AuthorizationData.Add(new AuthorizeAttribute()));""", OpenHub)]
    [InlineData("""app.MapGroup("/g").RequireAuthorization().MapHub<ChartHub>("/hub");""", OpenHub)]
    [InlineData("""app.MapHub<ChartHub>("/hub");""", "[Authorize] " + OpenHub)]
    [InlineData("""app.MapHub<ChartHub>("/hub");""", "[AllowAnonymous] " + OpenHub)]
    [InlineData("""app.MapHub<ChartHub>("/hub");""", "[Authorize] public class Base : Microsoft.AspNetCore.SignalR.Hub { } public class ChartHub : Base { }")]
    public Task HubWithDecision_DoesNotReport(string body, string types) => AnalyzerTest.RunAsync(App(body, Services, types));

    [Fact]
    public Task HubInAnotherFile_DoesNotReport() => AnalyzerTest.RunAsync(
        App("""app.MapHub<ChartHub>("/hub");""", Services), "using Microsoft.AspNetCore.Authorization;\n\n[Authorize]\n" + OpenHub);

    [Theory]
    [InlineData("[Authorize] public void Send() { }", "; its methods ask for a caller themselves, and what it sends reaches whoever connects")]
    [InlineData("[Authorize] public void Send() { } public void Join() { }", "; among its methods, 'Join' asks for no caller either")]
    [InlineData("public void Send() { } public void Join() { }", "")]
    public async Task Message_SaysWhatTheMethodsDemand(string methods, string said) => Assert.EndsWith(
        "requires authorization" + said,
        Assert.Single(await RuleTest<Chaperone.Rules.Authorization.EndpointWithoutAuthorizationAnalyzer>.MessagesAsync(App("""app.MapHub<ChartHub>("/hub");""", Services, $"public class ChartHub : Microsoft.AspNetCore.SignalR.Hub {{ {methods} }}"))),
        StringComparison.Ordinal);

    [Fact]
    public void Methods_AreThoseThatClientsCanCall()
    {
        var compilation = new AnalyzerTest(App("", Services, """
            public class Base : Microsoft.AspNetCore.SignalR.Hub
            {
                [Authorize] public virtual void Inherited() { }
                public virtual void Kept() { }
            }

            public class Other : Attribute, IAuthorizeData
            {
                public string? Policy { get; set; }
                public string? Roles { get; set; }
                public string? AuthenticationSchemes { get; set; }
            }

            public class ChartHub : Base
            {
                public override Task OnConnectedAsync() => Task.CompletedTask;
                public override void Inherited() { }
                [Microsoft.AspNetCore.SignalR.HubMethodName("renamed")] [AllowAnonymous] public void Send() { }
                [Other] public void Receive() { }
                public static void NotStatic() { }
                private void NotPrivate() { }
                public int NotAProperty => 1;
            }
            """)).Compile();
        var methods = HubMethod.Of((INamedTypeSymbol)compilation.GetSymbolsWithName("ChartHub").Single(), new WellKnownSymbols(compilation));

        Assert.Equal(
            ["Inherited authorize 1 ineffective 0", "Kept authorize 0 ineffective 0", "Receive authorize 0 ineffective 1", "renamed authorize 0 ineffective 1"],
            methods.Select(m => $"{m.Name} authorize {m.Authorize.Length} ineffective {m.Ineffective.Length}").Order(StringComparer.Ordinal));
    }
}
