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
    public Task HandlerMappedFromTwoFiles_ReportsTheOpenOne() => Verify(
        App("""app.{|CHP1007:MapGet|}("/a", Charts.Get); app.MapSecured();"""),
        """
        public static class Secured
        {
            public static void MapSecured(this IEndpointRouteBuilder routes) => routes.MapGroup("/s").RequireAuthorization().MapGet("/a", Charts.Get);
        }
        """,
        "public static class Charts { public static int Get() => 1; }");

    [Fact]
    public Task HandlerMappedFromTwoModules_ReportsTheOpenOne() => Verify(
        App("app.MapOpen(); app.MapSecured();"),
        "public static class Open { public static void MapOpen(this IEndpointRouteBuilder routes) => routes.{|CHP1007:MapGet|}(\"/a\", Charts.Get); }",
        "public static class Secured { public static void MapSecured(this IEndpointRouteBuilder routes) => routes.MapGet(\"/b\", Charts.Get).RequireAuthorization(); }",
        "public static class Charts { public static int Get() => 1; }");

    [Theory]
    [InlineData("using static Clinic.Charts; namespace Clinic; public static class Secured", "")]
    [InlineData("namespace Clinic; using static Charts; public static class Secured", "")]
    [InlineData("namespace Clinic { using static Charts; public static class Secured", "", "}")]
    [InlineData("namespace Clinic; public static class Secured", "global using static Clinic.Charts;")]
    [InlineData("namespace Clinic; public static partial class Charts", "")]
    public Task HandlerMappedWithoutItsClass_ReportsTheOpenOne(string declaration, string usings, string end = "") => Verify(
        "using Clinic;\n" + App("""app.{|CHP1007:MapGet|}("/a", Charts.Read); app.MapSecured();"""),
        declaration + " { public static void MapSecured(this IEndpointRouteBuilder routes) => routes.MapGet(\"/b\", Read).RequireAuthorization(); }" + end,
        usings + " namespace Clinic { public static partial class Charts { public static int Read() => 1; } }");

    [Fact]
    public async Task ClosedWayOfAnotherFile_IsTheSameInEveryOrderOfFiles()
    {
        string[] files =
        [
            App("""app.MapGet("/a", Charts.Get); app.MapOne(); app.MapTwo();"""),
            "public static class One { public static void MapOne(this IEndpointRouteBuilder routes) => routes.MapGet(\"/y\", Charts.Get).RequireAuthorization(); }",
            "public static class Two { public static void MapTwo(this IEndpointRouteBuilder routes) => routes.MapGet(\"/x\", Charts.Get).RequireAuthorization(); }",
            "public static class Charts { public static int Get() => 1; }",
        ];
        var messages = await RuleTest<EndpointExposedTwiceAnalyzer>.MessagesAsync(files);

        Assert.Contains("GET /x", Assert.Single(messages), StringComparison.Ordinal);
        Assert.Equal(messages, await RuleTest<EndpointExposedTwiceAnalyzer>.MessagesAsync([.. files.Reverse()]));
    }

    [Fact]
    public Task HubMappedTwice_ReportsTheOpenOne() => Verify(
        App("""app.{|CHP1007:MapHub<ChartHub>|}("/open"); app.MapSecured();""", "builder.Services.AddSignalR();"),
        """
        public static class Secured
        {
            public static void MapSecured(this IEndpointRouteBuilder routes) => routes.MapHub<ChartHub>("/secured").RequireAuthorization();
        }

        public class ChartHub : Microsoft.AspNetCore.SignalR.Hub { }
        """);

    [Fact]
    public Task AnotherHandlerOfThatName_DoesNotReport() => Verify(
        App("""app.MapGet("/a", Charts.Get); app.MapSecured();"""),
        """
        namespace Other
        {
            public static class Charts { public static int Get() => 2; }
        }

        public static class Secured
        {
            public static void MapSecured(this IEndpointRouteBuilder routes) => routes.MapGet("/b", Other.Charts.Get).RequireAuthorization();
        }
        """,
        "public static class Charts { public static int Get() => 1; }");

    [Theory]
    [InlineData("app.MapGroup(\"/s\").AddEndpointFilter<Guard>().MapGet(\"/a\", Charts.Get);", ".RequireAuthorization()")]
    [InlineData("app.MapGet(\"/a\", Charts.Get);", ".AddEndpointFilter<Guard>()")]
    public Task OneWayThatCannotBeTold_DoesNotReport(string first, string onSecond) => Verify(
        App(first + " app.MapSecured();", types: "public sealed class Guard : IEndpointFilter { public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) => context.HttpContext.User.IsInRole(\"r\") ? next(context) : ValueTask.FromResult<object?>(Results.Forbid()); }"),
        "public static class Secured { public static void MapSecured(this IEndpointRouteBuilder routes) => routes.MapGet(\"/b\", Charts.Get)" + onSecond + "; }",
        "public static class Charts { public static int Get() => 1; }");

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
