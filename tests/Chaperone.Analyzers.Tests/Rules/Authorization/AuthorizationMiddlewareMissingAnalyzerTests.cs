using Chaperone.Rules.Authorization;
using Chaperone.Tests.Harness;
using static Chaperone.Tests.Harness.Programs;

namespace Chaperone.Tests.Rules.Authorization;

/// <summary>CHP1009.</summary>
public class AuthorizationMiddlewareMissingAnalyzerTests
{
    private const string Startup = """
        public class Startup
        {
            public void ConfigureServices(IServiceCollection services)
            {
                services.AddAuthentication().AddCookie();
                services.AddAuthorization();
                services.AddControllers();
            }

            public void Configure(IApplicationBuilder app)
            {
                PIPELINE
                app.UseEndpoints(e => e.MapControllers());
            }
        }
        """;

    private const string Program = "Host.CreateDefaultBuilder(args).ConfigureWebHostDefaults(w => w.UseStartup<Startup>()).Build().Run();";

    private const string Controller = """
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;
        [Route("c"), Authorize]
        public class CController : ControllerBase { [HttpGet("a")] public int A() => 1; }
        """;

    [Fact]
    public Task MissingInStartup_Reports() => Verify(Program, Startup.Replace("PIPELINE", "app.{|CHP1009:UseRouting|}(); app.UseAuthentication();"), Controller);

    [Fact]
    public Task MissingBehindExplicitRouting_Reports() => Verify(App("""
        app.{|CHP1009:UseRouting|}();
        app.MapGet("/a", () => 1).RequireAuthorization();
        """));

    [Fact]
    public Task MissingServices_ReportsTheAuthorization() => Verify("""
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication().AddCookie();
        var app = builder.Build();
        app.MapGet("/a", () => 1).{|CHP1009:RequireAuthorization|}();
        app.MapGet("/b", () => 1).RequireAuthorization();
        app.Run();
        """);

    [Fact]
    public Task Suppressed_ReportsToo() => Verify(Program, Startup
        .Replace("PIPELINE", "app.{|CHP1009:UseRouting|}();")
        .Replace("services.AddControllers();", "services.AddControllers(); services.Configure<RouteOptions>(o => o.SuppressCheckForUnhandledSecurityMetadata = true);"), Controller);

    [Fact]
    public async Task Message_SaysWhatFollows() => Assert.Equal(
        ["The authorization middleware does not run for 'GET /a' (every caller gets an error): UseAuthorization() is missing behind UseRouting()"],
        await RuleTest<AuthorizationMiddlewareMissingAnalyzer>.MessagesAsync(App("""
            app.UseRouting();
            app.MapGet("/a", () => 1).RequireAuthorization();
            """)));

    [Theory]
    [InlineData("app.UseRouting(); app.UseAuthentication(); app.UseAuthorization();")]
    [InlineData("app.UseAuthorization(); app.UseRouting();")]
    public Task InPlace_OrReportedByAsp0001_DoesNotReport(string pipeline) => Verify(Program, Startup.Replace("PIPELINE", pipeline), Controller);

    [Fact]
    public Task Automatic_DoesNotReport() => Verify(App("""app.MapGet("/a", () => 1).RequireAuthorization();"""));

    [Fact]
    public Task ServicesOfInteractiveComponents_DoNotReport() => Verify("""
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        builder.Services.AddAuthentication().AddCookie();
        var app = builder.Build();
        app.MapGet("/a", () => 1).RequireAuthorization();
        app.Run();
        """);

    [Fact]
    public Task NothingAsksForAuthorization_DoesNotReport() => Verify(Program, Startup.Replace("PIPELINE", "app.UseRouting();"), Controller.Replace(", Authorize", ""));

    [Fact]
    public Task PipelineThatIsNotVisible_DoesNotReport() => RuleTest<AuthorizationMiddlewareMissingAnalyzer>.RunAsync(new AnalyzerTest(
        Program, Startup.Replace("PIPELINE", "app.UseRouting(); app.UsePlatform();"), Controller)
    {
        References = References.AspNetCore.Add(new Facts.Library("Platform", """
            public static class PlatformExtensions
            {
                public static IApplicationBuilder UsePlatform(this IApplicationBuilder app) => app.UseAuthentication().UseAuthorization();
            }
            """).Plain()),
        Analyzers = static () => [new AuthorizationMiddlewareMissingAnalyzer()],
    });

    private static Task Verify(params string[] files) => RuleTest<AuthorizationMiddlewareMissingAnalyzer>.RunAsync(files);
}
