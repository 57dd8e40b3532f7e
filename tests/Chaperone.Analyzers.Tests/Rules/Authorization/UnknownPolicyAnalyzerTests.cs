using Chaperone.Rules.Authorization;
using Chaperone.Tests.Harness;
using static Chaperone.Tests.Harness.Programs;

namespace Chaperone.Tests.Rules.Authorization;

/// <summary>CHP1008.</summary>
public class UnknownPolicyAnalyzerTests
{
    private const string Policies = """builder.Services.AddAuthorizationBuilder().AddPolicy("ReadChart", p => p.RequireRole("r")).AddPolicy("Other", p => p.RequireRole("r"));""";

    [Fact]
    public Task NameOfACall_Reports() => Verify(App("""
        app.MapGet("/a", () => 1).{|CHP1008:RequireAuthorization|}("ReadCharts");
        app.MapGet("/b", () => 1).RequireAuthorization("ReadChart");
        """, Policies));

    [Fact]
    public Task NameOfAGroup_ReportsOnce() => Verify(App("""
        var g = app.MapGroup("/g").{|CHP1008:RequireAuthorization|}("Typo");
        g.MapGet("/a", () => 1);
        g.MapGet("/b", () => 1).AllowAnonymous();
        """, Policies));

    [Fact]
    public Task NameOfAnAttribute_Reports() => Verify(Mvc("""
        [Route("c")]
        public class CController : ControllerBase
        {
            [HttpGet("a"), {|CHP1008:Authorize(Policy = "Typo")|}] public int A() => 1;
        }
        """));

    [Fact]
    public Task NameOnAHubsMethod_Reports() => Verify(App(
        """app.MapHub<ChartHub>("/hub");""",
        "builder.Services.AddSignalR();",
        """public class ChartHub : Microsoft.AspNetCore.SignalR.Hub { [{|CHP1008:Authorize("Typo")|}] public void Send() { } }"""));

    [Fact]
    public Task BlankRoles_Reports() => Verify(App("""app.MapGet("/a", [{|CHP1008:Authorize(Roles = "")|}] () => 1);"""));

    [Fact]
    public Task Scheme_Reports() => Verify(App("""app.MapGet("/a", [{|CHP1008:Authorize(AuthenticationSchemes = "Bearer")|}] () => 1);"""));

    [Fact]
    public Task FilterByType_Reports() => Verify(Mvc(
        """
        [Route("c")]
        public class CController : ControllerBase
        {
            [HttpGet("a")] public int A() => 1;
        }
        """,
        options: "o => o.Filters.{|CHP1008:Add<AuthorizeFilter>|}()"));

    [Fact]
    public async Task Message_SaysWhatHappens() => Assert.Equal(
        ["'GET /a' answers every caller with an error: policy 'ReadCharts' is not registered"],
        await RuleTest<UnknownPolicyAnalyzer>.MessagesAsync(App("""app.MapGet("/a", () => 1).RequireAuthorization("ReadCharts");""", Policies)));

    [Theory]
    [InlineData("""builder.Services.AddSingleton<IAuthorizationPolicyProvider, Provider>();""")]
    [InlineData("""builder.Services.AddAuthorization(o => { foreach (var name in File.ReadAllLines("policies")) o.AddPolicy(name, p => p.RequireRole(name)); });""")]
    public Task NamesThatAreNotVisible_DoNotReport(string services) => Verify(App(
        """app.MapGet("/a", () => 1).RequireAuthorization("Any");""",
        services,
        """
        public class Provider : IAuthorizationPolicyProvider
        {
            public Task<AuthorizationPolicy> GetDefaultPolicyAsync() => throw new NotSupportedException();
            public Task<AuthorizationPolicy?> GetFallbackPolicyAsync() => throw new NotSupportedException();
            public Task<AuthorizationPolicy?> GetPolicyAsync(string policyName) => throw new NotSupportedException();
        }
        """));

    [Fact]
    public Task Library_DoesNotReport() => RuleTest<UnknownPolicyAnalyzer>.RunAsync(new AnalyzerTest("""
        public static class Things
        {
            public static void MapThings(this IEndpointRouteBuilder routes) => routes.MapGet("/a", () => 1).RequireAuthorization("Elsewhere");
        }
        """)
    {
        Kind = Microsoft.CodeAnalysis.OutputKind.DynamicallyLinkedLibrary,
        Analyzers = static () => [new UnknownPolicyAnalyzer()],
    });

    [Fact]
    public Task PoliciesOfAnotherAssembly_DoNotReport() => RuleTest<UnknownPolicyAnalyzer>.RunAsync(new AnalyzerTest(App(
        """app.MapGet("/a", () => 1).RequireAuthorization("Any"); app.MapGet("/b", [Authorize(AuthenticationSchemes = "Token")] () => 1);""",
        "builder.Services.AddPlatform();"))
    {
        References = References.AspNetCore.Add(new Facts.Library("Platform", """
            public static class PlatformExtensions
            {
                public static IServiceCollection AddPlatform(this IServiceCollection services)
                {
                    services.AddAuthentication().AddCookie("Token");
                    return services.AddAuthorization(o => o.AddPolicy("Any", p => p.RequireRole("r")));
                }
            }
            """).Plain()),
        Analyzers = static () => [new UnknownPolicyAnalyzer()],
    });

    [Fact]
    public Task SchemeOfConfiguration_DoesNotReport() => Verify(App(
        """app.MapGet("/a", [Authorize(AuthenticationSchemes = "Token")] () => 1);""",
        """builder.Services.AddAuthentication().AddCookie(builder.Configuration["Scheme"]!);"""));

    [Fact]
    public Task FilterByTypeWithArguments_DoesNotReport() => Verify(Mvc(
        """
        [Route("c"), TypeFilter(typeof(AuthorizeFilter), Arguments = new object[] { "P" })]
        public class CController : ControllerBase
        {
            [HttpGet("a")] public int A() => 1;
        }
        """).Replace("AddAuthorization()", "AddAuthorization(o => o.AddPolicy(\"P\", p => p.RequireRole(\"r\")))"));

    private static Task Verify(params string[] files) => RuleTest<UnknownPolicyAnalyzer>.RunAsync(files);
}
