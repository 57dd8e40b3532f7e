using Chaperone.Rules.Authorization;
using Chaperone.Tests.Harness;
using static Chaperone.Tests.Harness.Programs;

namespace Chaperone.Tests.Rules.Authorization;

/// <summary>CHP1007.</summary>
public class EndpointExposedTwiceAnalyzerTests
{
    private const string Controller = """
        [Route("c")]
        public class CController : ControllerBase
        {
            [HttpGet("a")] public int A() => 1;
        }
        """;

    [Fact]
    public Task ControllersOnAppAndSecuredGroup_Reports() => Verify(Mvc(
        Controller.Replace("int A", "int {|CHP1007:A|}"),
        """app.MapControllers(); app.MapGroup("/secured").RequireAuthorization().MapControllers();"""));

    [Fact]
    public Task ModuleOpenAndSecured_Reports() => Verify(
        App("""app.MapThings(); app.MapGroup("/s").RequireAuthorization().MapThings();"""),
        """
        public static class Things
        {
            public static void MapThings(this IEndpointRouteBuilder routes)
            {
                routes.{|CHP1007:MapGet|}("/a", () => 1);
                routes.MapGet("/b", () => 1).RequireAuthorization();
            }
        }
        """);

    [Fact]
    public Task HandlerMappedTwice_ReportsTheOpenOne() => Verify(App("""
        app.{|CHP1007:MapGet|}("/a", Handler.Get);
        app.MapGet("/b", Handler.Get).RequireAuthorization();
        """, types: "public static class Handler { public static int Get() => 1; }"));

    [Fact]
    public Task SameProtection_DoesNotReport() => Verify(Mvc(Controller, """app.MapControllers(); app.MapGroup("/v2").MapControllers();"""));

    [Fact]
    public Task ExplicitlyAnonymous_DoesNotReport() => Verify(App("""
        app.MapGet("/a", Handler.Get).AllowAnonymous();
        app.MapGet("/b", Handler.Get).RequireAuthorization();
        """, types: "public static class Handler { public static int Get() => 1; }"));

    [Fact]
    public Task DifferentPolicies_DoNotReport() => Verify(App("""
        app.MapGet("/a", Handler.Get).RequireAuthorization("P");
        app.MapGet("/b", Handler.Get).RequireAuthorization();
        """, """builder.Services.AddAuthorizationBuilder().AddPolicy("P", p => p.RequireRole("r"));""", "public static class Handler { public static int Get() => 1; }"));

    [Fact]
    public Task InheritedActionOfTwoControllers_DoesNotReport() => Verify(Mvc("""
        public abstract class Base : ControllerBase
        {
            [HttpGet("a")] public int A() => 1;
        }

        [Route("open")] public class OpenController : Base { }

        [Route("closed"), Authorize] public class ClosedController : Base { }
        """));

    private static Task Verify(params string[] files) => RuleTest<EndpointExposedTwiceAnalyzer>.RunAsync(files);
}
