using Chaperone.Rules.Authorization;
using Chaperone.Tests.Harness;
using static Chaperone.Tests.Harness.Programs;

namespace Chaperone.Tests.Rules.Authorization;

/// <summary>CHP1005.</summary>
public class PolicyObjectSuppressesDefaultAnalyzerTests
{
    private const string Fallback = "builder.Services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());";

    [Fact]
    public Task OverTheGroup_Reports() => Verify(App("""
        var g = app.MapGroup("/g").RequireAuthorization();
        g.MapGet("/a", () => 1).{|CHP1005:RequireAuthorization|}(p => p.RequireAssertion(_ => true));
        """));

    [Fact]
    public Task AssertionOnTheClock_Reports() => Verify(App("""
        var g = app.MapGroup("/g").RequireAuthorization();
        g.MapGet("/a", () => 1).{|CHP1005:RequireAuthorization|}(p => p.RequireAssertion(_ => DateTime.Now.Hour < 18));
        """));

    [Fact]
    public Task OverTheAttribute_Reports() => Verify(App("""
        app.MapGet("/a", [Authorize] () => 1).{|CHP1005:RequireAuthorization|}(p => p.RequireAssertion(_ => true));
        """));

    [Fact]
    public Task OverControllers_ReportsEachAction() => Verify(
        Mvc("", "app.MapControllers().RequireAuthorization(p => p.RequireAssertion(_ => true));"),
        """
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;
        [Route("c"), Authorize]
        public class CController : ControllerBase
        {
            [HttpGet("a")] public int {|CHP1005:A|}() => 1;
            [HttpGet("b"), Authorize(Roles = "Admin")] public int B() => 1;
        }
        """);

    [Fact]
    public Task OverTheFallbackPolicy_Reports() => Verify(App(
        """app.MapGet("/a", () => 1).{|CHP1005:WithMetadata|}(new AuthorizationPolicyBuilder().RequireAssertion(_ => true).Build());""", Fallback));

    [Theory]
    [InlineData("p.RequireAuthenticatedUser().RequireAssertion(_ => true)")]
    [InlineData("p.RequireRole(\"Admin\")")]
    [InlineData("p.RequireClaim(\"scope\")")]
    [InlineData("p.RequireUserName(\"amy\")")]
    [InlineData("p.RequireAssertion(c => c.User.HasClaim(\"a\", \"b\"))")]
    [InlineData("p.RequireAssertion(c => Check(c))")]
    [InlineData("p.AddRequirements(new MinimumAge())")]
    public Task PolicyThatLooksAtTheCaller_DoesNotReport(string policy) => Verify(App(
        $$"""
        static bool Check(AuthorizationHandlerContext context) => context.User.Identity!.IsAuthenticated;
        app.MapGroup("/g").RequireAuthorization().MapGet("/a", () => 1).RequireAuthorization(p => {{policy}});
        """,
        types: "public class MinimumAge : IAuthorizationRequirement { }"));

    [Fact]
    public Task Alone_DoesNotReport() => Verify(App("""app.MapGet("/a", () => 1).RequireAuthorization(p => p.RequireAssertion(_ => true));"""));

    [Fact]
    public Task NamedPolicyAround_DoesNotReport() => Verify(App(
        """app.MapGroup("/g").RequireAuthorization("P").MapGet("/a", () => 1).RequireAuthorization(p => p.RequireAssertion(_ => true));""",
        """builder.Services.AddAuthorizationBuilder().AddPolicy("P", p => p.RequireRole("r"));"""));

    [Fact]
    public Task NamedPolicyThatAdmitsEveryone_DoesNotReport() => Verify(App(
        """app.MapGroup("/g").RequireAuthorization().MapGet("/a", () => 1).RequireAuthorization("Any");""",
        """builder.Services.AddAuthorizationBuilder().AddPolicy("Any", p => p.RequireAssertion(_ => true));"""));

    private static Task Verify(params string[] files) => RuleTest<PolicyObjectSuppressesDefaultAnalyzer>.RunAsync(files);
}
