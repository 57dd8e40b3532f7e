using Chaperone.Rules.Documentation;
using static Chaperone.Tests.Harness.DescribedPrograms;

namespace Chaperone.Tests.Rules.Documentation;

public class EndpointHiddenAnalyzerTests
{
    [Theory]
    [InlineData("""app.{|CHP3002:MapGet|}("/x", () => "x").ExcludeFromDescription();""")]
    [InlineData("""app.MapGroup("/g").ExcludeFromDescription().{|CHP3002:MapGet|}("/x", () => "x");""")]
    [InlineData("""app.{|CHP3002:MapGet|}("/x", [ExcludeFromDescription] () => "x");""")]
    [InlineData("""app.{|CHP3002:MapGet|}("/x", (HttpContext context) => context.Response.WriteAsync("x"));""")]
    [InlineData("""app.{|CHP3002:MapGet|}("/x", (HttpContext context) => Task.FromResult("discarded"));""")]
    [InlineData("""app.{|CHP3002:Map|}("/x", () => "x");""")]
    [InlineData("""app.{|CHP3002:MapMethods|}("/x", new[] { "PURGE" }, () => "x");""")]
    [InlineData("""app.{|CHP3002:MapGet|}("/x", () => "x").WithGroupName("nowhere");""")]
    public Task MinimalThatIsHidden_Reports(string body) => RunAsync<EndpointHiddenAnalyzer>(App(body));

    [Theory]
    [InlineData("""app.MapGet("/x", () => "x");""")]
    [InlineData("""app.MapGet("/x", (HttpContext context) => "x");""")]
    [InlineData("""app.MapGet("/x", () => "x").WithGroupName("v1");""")]
    [InlineData("""app.MapMethods("/x", new[] { "PURGE", "GET" }, () => "x");""")]
    public Task MinimalThatIsListed_DoesNotReport(string body) => RunAsync<EndpointHiddenAnalyzer>(App(body));

    [Fact]
    public Task ActionThatIsHidden_Reports() => RunAsync<EndpointHiddenAnalyzer>(Controller("""
        [HttpGet, ApiExplorerSettings(IgnoreApi = true)] public Thing {|CHP3002:Get|}() => new(1);
        [Route("any")] public Thing {|CHP3002:Any|}() => new(1);
        [HttpGet("shown")] public Thing Shown() => new(1);
        """));

    [Fact]
    public Task ExclusionWithoutEffect_Reports() => RunAsync<EndpointHiddenAnalyzer>(Controller("""
        [HttpGet, ExcludeFromDescription] public Thing {|CHP3002:Get|}() => new(1);
        """));

    [Fact]
    public Task ControllerWithoutApiController_ReportsUnderMicrosoftOnly()
    {
        const string controller = """
            [Route("api")]
            public class ThingsController : ControllerBase
            {
                [HttpGet] public Thing {0}() => new(1);
            }
            """;
        return Task.WhenAll(
            RunAsync<EndpointHiddenAnalyzer>(App(types: controller.Replace("{0}", "{|CHP3002:Get|}", StringComparison.Ordinal))),
            RunAsync<EndpointHiddenAnalyzer>(App(types: controller.Replace("{0}", "Get", StringComparison.Ordinal), services: WithSwagger)));
    }

    [Fact]
    public Task ConventionalRoute_Reports() => RunAsync<EndpointHiddenAnalyzer>(App(
        """app.MapControllerRoute("default", "{controller}/{action}");""",
        """
        public class ThingsController : ControllerBase
        {
            public Thing {|CHP3002:Get|}() => new(1);
        }
        """));

    [Fact]
    public Task SwaggerWithoutApiExplorer_ReportsMinimalApis() =>
        RunAsync<EndpointHiddenAnalyzer>(App("""app.{|CHP3002:MapGet|}("/x", () => "x");""", services: "builder.Services.AddSwaggerGen();"));

    [Fact]
    public Task PagesAndRedirects_DoNotReport() => RunAsync<EndpointHiddenAnalyzer>(App(
        """
        app.MapControllerRoute("default", "{controller}/{action}");
        app.MapGet("/", () => Results.Redirect("/swagger")).ExcludeFromDescription();
        app.MapFallback(() => Results.Content("<html/>"));
        """,
        """
        public class PagesController : Controller
        {
            public IActionResult Index() => View();
            public IActionResult Save(bool valid) => valid ? RedirectToAction(nameof(Index)) : View();
        }
        """));

    [Theory]
    [InlineData("""app.MapHealthChecks("/health");""")]
    [InlineData("app.MapOpenApi();")]
    public Task Infrastructure_DoesNotReport(string body) => RunAsync<EndpointHiddenAnalyzer>(App(body, services: WithOpenApi + "builder.Services.AddHealthChecks();"));

    [Fact]
    public Task NoGenerator_DoesNotReport() => RunAsync<EndpointHiddenAnalyzer>(App("""app.Map("/x", () => "x");""", services: ""));

    [Fact]
    public Task DocumentsChosenByCode_DoNotReport() => RunAsync<EndpointHiddenAnalyzer>(App(
        """app.MapGet("/x", () => "x").WithGroupName("nowhere");""", services: "builder.Services.AddOpenApi(o => o.ShouldInclude = _ => true);"));
}
