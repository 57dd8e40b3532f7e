using Chaperone.Rules.Authorization;
using Chaperone.Tests.Harness;
using static Chaperone.Tests.Harness.Programs;

namespace Chaperone.Tests.Rules.Authorization;

/// <summary>CHP1004.</summary>
public class AuthorizationHasNoEffectAnalyzerTests
{
    private const string Pages = "builder.Services.AddRazorPages();";

    [Fact]
    public Task InterfaceMember_ReportsTheAction() => Verify(
        Mvc("""
            [Route("c")]
            public class CController : ControllerBase, ICharts
            {
                [HttpGet("a")] public int {|CHP1004:A|}() => 1;
            }
            """),
        """
        using Microsoft.AspNetCore.Authorization;
        public interface ICharts { [Authorize] int A(); }
        """);

    [Fact]
    public Task InterfaceMemberInTheSameFile_ReportsTheAttribute() => Verify(Mvc("""
        public interface ICharts { [{|CHP1004:Authorize|}] int A(); }

        [Route("c")]
        public class CController : ControllerBase, ICharts
        {
            [HttpGet("a")] public int A() => 1;
        }
        """));

    [Fact]
    public Task PageHandler_Reports() => Verify(App("app.MapRazorPages();", Pages, """
        public class IndexModel : Microsoft.AspNetCore.Mvc.RazorPages.PageModel
        {
            [{|CHP1004:Authorize|}] public void OnGet() { }
            [{|CHP1004:Authorize("P")|}] public Task OnPostSaveAsync() => Task.CompletedTask;
            [Authorize] public void Once() { }
        }
        """));

    [Fact]
    public Task ClassOfAHandler_ReportsOnce() => Verify(App("""
        app.MapGet("/a", Charts.A);
        app.MapGet("/b", Charts.B);
        app.MapGet("/c", Charts.B).RequireAuthorization();
        """, types: """
        [{|CHP1004:Authorize|}]
        public static class Charts
        {
            public static int A() => 1;
            public static int B() => 1;
        }
        """));

    [Fact]
    public Task ClassOfAHandlerInAnotherFile_ReportsTheEndpoints() => Verify(
        App("""app.{|CHP1004:MapGet|}("/a", Charts.A);"""),
        "[Microsoft.AspNetCore.Authorization.Authorize(Roles = \"Admin\")] public static class Charts { public static int A() => 1; }");

    [Fact]
    public Task ClassOfAModule_Reports() => Verify(
        App("""app.MapGroup("/api").MapThings();"""),
        """
        using Microsoft.AspNetCore.Authorization;
        [{|CHP1004:Authorize|}]
        public static class Things
        {
            public static void MapThings(this IEndpointRouteBuilder routes) => routes.MapGet("/a", () => 1);
        }
        """);

    [Fact]
    public Task NonAction_Reports() => Verify(Mvc("""
        [Route("c")]
        public class CController : ControllerBase
        {
            [NonAction, {|CHP1004:Authorize|}] public int A() => 1;
            [HttpGet("b"), Authorize] public int B() => 1;
            [NonAction, HttpGet("later"), Authorize] public int SwitchedOff() => 1;
        }
        """));

    [Fact]
    public Task HubMethods_Report() => Verify(
        App("""app.MapHub<ChatHub>("/chat").RequireAuthorization();""", "builder.Services.AddSignalR();"),
        """
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.SignalR;
        public class ChatHub : Hub
        {
            [{|CHP1004:AllowAnonymous|}] public void Open() { }
            [{|CHP1004:Mine|}] public void Own() { }
            [{|CHP1004:Never|}] public void Required() { }
            [Authorize] public void Closed() { }
            [Authorize("P"), HubMethodName("named")] public void Named() { }
        }
        public sealed class MineAttribute : System.Attribute, IAuthorizeData
        {
            public string? Policy { get; set; }
            public string? Roles { get; set; }
            public string? AuthenticationSchemes { get; set; }
        }
        public sealed class NeverAttribute : System.Attribute, IAuthorizationRequirementData
        {
            public IEnumerable<IAuthorizationRequirement> GetRequirements() => [];
        }
        """);

    [Theory]
    [InlineData("""app.MapControllers(); app.MapFallbackToController("A", "C").{|CHP1004:RequireAuthorization|}();""")]
    [InlineData("""app.MapControllers(); app.MapFallbackToController("A", "C").{|CHP1004:AllowAnonymous|}();""")]
    public Task ConventionOnAFallback_Reports(string body) => Verify(Mvc("""
        [Route("c"), Authorize]
        public class CController : ControllerBase
        {
            [HttpGet("a")] public int A() => 1;
        }
        """, body));

    [Fact]
    public Task RouteWithAttributeRoutedActions_Reports() => Verify(
        Mvc("", """app.MapControllerRoute("default", "{controller=Home}/{action=Index}").{|CHP1004:RequireAuthorization|}();"""),
        """
        using Microsoft.AspNetCore.Mvc;
        public class HomeController : Controller { public int Index() => 1; }
        [Route("c")] public class CController : ControllerBase { [HttpGet("a")] public int A() => 1; }
        """);

    [Fact]
    public Task RouteWithProtectedAttributeRoutedActions_DoesNotReport() => Verify(
        Mvc("", """app.MapControllerRoute("default", "{controller=Home}/{action=Index}").RequireAuthorization();"""),
        """
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;
        public class HomeController : Controller { public int Index() => 1; }
        [Route("c"), Authorize] public class CController : ControllerBase { [HttpGet("a")] public int A() => 1; }
        [Route("d"), AllowAnonymous] public class DController : ControllerBase { [HttpGet("a")] public int A() => 1; }
        """);

    [Fact]
    public Task ShortCircuit_Reports() => Verify(App(
        """app.MapGet("/a", () => 1).{|CHP1004:WithMetadata|}(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build()).ShortCircuit();"""));

    [Fact]
    public Task ShortCircuitWithAuthorizeData_Reports() => Verify(App("""app.MapGet("/a", () => 1).{|CHP1004:RequireAuthorization|}().ShortCircuit();"""));

    [Fact]
    public Task SameDemandWhereItCounts_DoesNotReport() => Verify(App("""
        app.MapGet("/a", Charts.A).RequireAuthorization();
        app.MapGet("/b", Charts.A).AllowAnonymous();
        """, types: "[Authorize] public static class Charts { public static int A() => 1; }"));

    [Fact]
    public Task WhatALambdaCalls_DoesNotReport_BecauseAsp0005Does() => Verify(App(
        """app.MapGet("/a", () => Charts.A());""",
        types: "public static class Charts { [Authorize] public static int A() => 1; }"));

    [Fact]
    public Task LibraryModule_DoesNotReport() => RuleTest<AuthorizationHasNoEffectAnalyzer>.RunAsync(new AnalyzerTest("""
        using Microsoft.AspNetCore.Authorization;
        [Authorize]
        public static class Things
        {
            public static void MapThings(this IEndpointRouteBuilder routes) => routes.MapGet("/a", () => 1);
        }
        """)
    {
        Kind = Microsoft.CodeAnalysis.OutputKind.DynamicallyLinkedLibrary,
        Analyzers = static () => [new AuthorizationHasNoEffectAnalyzer()],
    });

    [Fact]
    public Task AttributesWithoutAnyEndpoint_DoNotReport() => Verify(App("""app.MapGet("/a", (Records records) => records.Read()).RequireAuthorization();""", types: """
        public interface IRecords { [Authorize] int Read(); }

        [Authorize]
        public class Records : IRecords
        {
            [Authorize("P")] public int Read() => 1;
        }
        """));

    [Fact]
    public Task DeclaredAnonymousWhereItCounts_DoesNotReport() => Verify(Mvc("""
        public interface ICharts { [Authorize] int A(); }

        [Route("c")]
        public class CController : ControllerBase, ICharts
        {
            [HttpGet("a"), AllowAnonymous] public int A() => 1;
        }
        """));

    [Fact]
    public Task GroupAroundAFallback_DoesNotReport_AndTheActionIsOpen() => new AnalyzerTest(Mvc(
        """
        public class SpaController : ControllerBase
        {
            public int {|CHP1001:Index|}() => 1;
        }
        """,
        """app.MapGroup("/staff").RequireAuthorization().MapFallbackToController("Index", "Spa");"""))
    {
        Analyzers = static () => [new AuthorizationHasNoEffectAnalyzer(), new EndpointWithoutAuthorizationAnalyzer()],
    }.RunAsync();

    private static Task Verify(params string[] files) => RuleTest<AuthorizationHasNoEffectAnalyzer>.RunAsync(files);
}
