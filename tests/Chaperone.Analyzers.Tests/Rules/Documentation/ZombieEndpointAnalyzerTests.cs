using Chaperone.Rules.Documentation;
using static Chaperone.Tests.Harness.DescribedPrograms;

namespace Chaperone.Tests.Rules.Documentation;

public class ZombieEndpointAnalyzerTests
{
    private const string Sunset = """
        [AttributeUsage(AttributeTargets.Method)]
        public sealed class SunsetAttribute(string day) : Attribute { public string Day { get; } = day; }
        """;

    [Theory]
    [InlineData("""app.{|CHP3007:MapGet|}("/x", [Obsolete] () => "x");""")]
    [InlineData("""app.{|CHP3007:MapGet|}("/x", [Obsolete("use /y")] () => "x");""")]
    public Task DeprecatedWithoutSunset_Reports(string body) => RunAsync<ZombieEndpointAnalyzer>(App(body));

    [Fact]
    public Task DeprecatedAction_Reports() => RunAsync<ZombieEndpointAnalyzer>(App(types: """
        [Obsolete, ApiController, Route("api/old")]
        public class OldController : ControllerBase
        {
            [HttpGet] public Thing {|CHP3007:Get|}() => new(1);
        }
        """));

    [Theory]
    [InlineData("""app.MapGet("/x", () => "x");""")]
    [InlineData("""app.MapGet("/x", [Obsolete("gone on 2099-01-31")] () => "x");""")]
    [InlineData("""app.MapGet("/x", [Obsolete, Sunset("2099-01-31")] () => "x");""")]
    public Task CurrentOrWithSunset_DoesNotReport(string body) => RunAsync<ZombieEndpointAnalyzer>(App(body, Sunset));

    [Theory]
    [InlineData("2098-12-31", false)]
    [InlineData("2099-01-31", false)]
    [InlineData("2099-02-01", true)]
    public Task SunsetAgainstTheDayOfTheBuild(string today, bool reports) => new AnalyzerTest(App(
        $$"""app.{{(reports ? "{|CHP3007:MapGet|}" : "MapGet")}}("/x", [Obsolete("gone on 2099-01-31")] () => "x");"""))
    {
        References = All,
        GlobalConfig = "build_property.ChaperoneToday = " + today,
        Analyzers = static () => [new ZombieEndpointAnalyzer()],
    }.RunAsync();

    [Fact]
    public Task OldVersionThatIsOpen_Reports() => RunAsync<ZombieEndpointAnalyzer>(App("""
        app.{|CHP3007:MapGet|}("/api/v1/things", () => "x");
        app.MapGet("/api/v2/things", () => "x").RequireAuthorization();
        app.MapGet("/api/v1/others", () => "x");
        app.MapGet("/api/v2/others", () => "x");
        app.MapGet("/api/v1/more", () => "x").RequireAuthorization();
        app.MapGet("/api/v2/more", () => "x");
        """));

    [Fact]
    public Task NoGenerator_DoesNotReport() => RunAsync<ZombieEndpointAnalyzer>(App("""app.MapGet("/x", [Obsolete] () => "x");""", services: ""));

    [Fact]
    public async Task SuccessorInAnotherFile_IsLive()
    {
        const string module = """
            public static class Module
            {
                public static void MapThings(this IEndpointRouteBuilder routes) => routes.MapGet("/api/v1/things", () => "x");
            }
            """;
        Assert.Equal(
            ["/app/File1.cs(3,79): CHP3007 MapGet"],
            await OpenAsync<ZombieEndpointAnalyzer>(1, App("""app.MapThings(); app.MapGet("/api/v2/things", () => "x").RequireAuthorization();"""), module));
    }
}
