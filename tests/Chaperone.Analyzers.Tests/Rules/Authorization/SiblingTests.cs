using Chaperone.Rules.Authorization;
using Chaperone.Tests.Harness;
using static Chaperone.Tests.Harness.Programs;

namespace Chaperone.Tests.Rules.Authorization;

/// <summary>CHP1001 is surer, and says so, where all other members of a controller or group are protected.</summary>
public class SiblingTests
{
    private static readonly string Group = App("""
        var g = app.MapGroup("/g");
        g.MapGet("/a", () => 1).RequireAuthorization();
        g.MapGet("/b", () => 1).RequireAuthorization();
        g.MapGet("/c", () => 1);
        """);

    [Fact]
    public async Task OutlierOfAGroup_IsNamed() => Assert.EndsWith(
        "; all other 2 endpoints of the group require authorization",
        Assert.Single(await RuleTest<EndpointWithoutAuthorizationAnalyzer>.MessagesAsync(Group)),
        StringComparison.Ordinal);

    [Fact]
    public async Task OutlierOfAController_IsNamed() => Assert.EndsWith(
        "; all other 2 endpoints of the controller require authorization",
        Assert.Single(await RuleTest<EndpointWithoutAuthorizationAnalyzer>.MessagesAsync(Mvc("""
            [Route("c")]
            public class CController : ControllerBase
            {
                [HttpGet("a"), Authorize] public int A() => 1;
                [HttpGet("b"), Authorize] public int B() => 1;
                [HttpGet("c")] public int C() => 1;
            }
            """))),
        StringComparison.Ordinal);

    [Fact]
    public async Task Outlier_RaisesTheConfidence()
    {
        var finding = Assert.Single(await new AnalyzerTest(Group).DiagnosticsAsync());
        Assert.Equal("high", finding.Properties[Siblings.ConfidenceProperty]);
    }

    [Theory]
    [InlineData("""g.MapGet("/a", () => 1).RequireAuthorization(); g.MapGet("/c", () => 1);""", 1)]
    [InlineData("""g.MapGet("/a", () => 1).RequireAuthorization(); g.MapGet("/b", () => 1).RequireAuthorization(); g.MapGet("/c", () => 1); g.MapGet("/d", () => 1);""", 2)]
    [InlineData("""g.MapGet("/a", () => 1).RequireAuthorization(); g.MapGet("/b", () => 1).RequireAuthorization(); g.MapGet("/d", () => 1).AllowAnonymous(); g.MapGet("/c", () => 1);""", 1)]
    public async Task NoOutlier_SaysNothing(string endpoints, int findings)
    {
        var diagnostics = await new AnalyzerTest(App("""var g = app.MapGroup("/g"); """ + endpoints)).DiagnosticsAsync();
        Assert.Equal(findings, diagnostics.Length);
        Assert.All(diagnostics, static d => Assert.Equal("medium", d.Properties[Siblings.ConfidenceProperty]));
        Assert.All(diagnostics, static d => Assert.DoesNotContain("all other", d.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal));
    }
}
