using static Chaperone.Tests.Harness.Programs;

namespace Chaperone.Tests.Rules.Authorization;

/// <summary>CHP1001 on minimal APIs that stand in one place.</summary>
public class EndpointWithoutAuthorizationMinimalApiTests
{
    [Theory]
    [InlineData("""app.{|CHP1001:MapGet|}("/x", () => "x");""")]
    [InlineData("""app.{|CHP1001:MapPost|}("/x", (string s) => s).WithName("x").WithTags("y");""")]
    [InlineData("""app.{|CHP1001:MapMethods|}("/x", new[] { "GET", "HEAD" }, () => "x");""")]
    [InlineData("""app.{|CHP1001:Map|}("/x", (HttpContext context) => Task.CompletedTask);""")]
    [InlineData("""app.{|CHP1001:MapFallback|}(() => "x");""")]
    [InlineData("""var routes = (IEndpointRouteBuilder)app; routes.{|CHP1001:MapGet|}("/x", () => "x");""")]
    [InlineData("""EndpointRouteBuilderExtensions.{|CHP1001:MapGet|}(app, "/x", () => "x");""")]
    [InlineData("""foreach (var name in new[] { "a", "b" }) { app.{|CHP1001:MapGet|}("/" + name, () => name); }""")]
    [InlineData("""app.UseRouting(); app.UseAuthorization(); app.UseEndpoints(e => e.{|CHP1001:MapGet|}("/x", () => "x"));""")]
    public Task MapCallWithoutDecision_Reports(string body) => AnalyzerTest.RunAsync(App(body));

    [Theory]
    [InlineData("""app.MapGet("/x", () => "x").RequireAuthorization();""")]
    [InlineData("""app.MapGet("/x", () => "x").WithName("x").RequireAuthorization().WithTags("t");""")]
    [InlineData("""app.MapGet("/x", [Authorize] () => "x");""")]
    [InlineData("""app.MapGet("/x", Handler); [Authorize] static string Handler() => "x";""")]
    [InlineData("""app.MapGet("/x", () => "x").WithMetadata(new AuthorizeAttribute());""")]
    [InlineData("""var x = app.MapGet("/x", () => "x"); x.WithName("x"); x.RequireAuthorization();""")]
    [InlineData("""app.MapGet("/x", () => "x").RequireAuthorization(p => p.RequireRole("Nurse"));""")]
    [InlineData("""app.MapGet("/x", () => "x").Add(b => b.Metadata.Add(new AuthorizeAttribute()));""")]
    public Task MapCallWithAuthorization_DoesNotReport(string body) => AnalyzerTest.RunAsync(App(body));

    [Theory]
    [InlineData("""app.MapGet("/x", () => "x").AllowAnonymous();""")]
    [InlineData("""app.MapGet("/x", [AllowAnonymous] () => "x");""")]
    [InlineData("""app.MapGroup("/g").AllowAnonymous().MapGet("/x", () => "x");""")]
    public Task ExplicitAllowAnonymous_DoesNotReport(string body) => AnalyzerTest.RunAsync(App(body));

    [Theory]
    [InlineData("""app.MapHealthChecks("/healthz");""", "builder.Services.AddHealthChecks();")]
    [InlineData("""app.MapStaticAssets();""", "")]
    [InlineData("""app.MapFallbackToFile("index.html");""", "")]
    public Task InfrastructureEndpoint_DoesNotReport(string body, string services) => AnalyzerTest.RunAsync(App(body, services));

    /// <summary>What answers the errors of other requests is anybody's, as in the framework's own templates.</summary>
    [Theory]
    [InlineData("app.UseExceptionHandler(\"/error\"); app.Map(\"/error\", () => Results.Problem());", "")]
    [InlineData("app.UseStatusCodePagesWithReExecute(\"/errors/{0}\"); app.Map(\"/errors/{code:int}\", (int code) => Results.StatusCode(code));", "")]
    [InlineData("if (!app.Environment.IsDevelopment()) { app.UseExceptionHandler(\"/Home/Error\"); } app.MapControllerRoute(\"default\", \"{controller=Home}/{action=Index}/{id?}\");", "public class HomeController : Controller { public IActionResult Error() => View(); }")]
    [InlineData("app.UseExceptionHandler(\"/error\"); app.MapControllers();", "[ApiController] public class ErrorsController : ControllerBase { [Route(\"/error\")] public IActionResult HandleError() => Problem(); }")]
    public Task AnswerToErrors_DoesNotReport(string body, string types) => AnalyzerTest.RunAsync(App(body, "builder.Services.AddControllersWithViews();", types));

    [Theory]
    [InlineData("app.UseExceptionHandler(\"/error\"); app.{|CHP1001:Map|}(\"/error/{id}\", (int id) => id);", "")]
    [InlineData("app.UseExceptionHandler(\"/error\"); app.{|CHP1001:Map|}(\"/{name}\", (string name) => name);", "")]
    [InlineData("app.UseExceptionHandler(\"/Home/Error\"); app.MapDefaultControllerRoute();", "public class HomeController : Controller { public IActionResult {|CHP1001:Index|}() => View(); }")]
    public Task EndpointThatAnswersNoErrors_Reports(string body, string types) => AnalyzerTest.RunAsync(App(body, "builder.Services.AddControllersWithViews();", types));

    [Theory]
    [InlineData("/.well-known/openid-configuration")]
    [InlineData("/.well-known/smart-configuration")]
    [InlineData("/fhir/.well-known/smart-configuration")]
    [InlineData("/fhir/metadata")]
    public Task RouteThatIsPublicByStandard_DoesNotReport(string route) => AnalyzerTest.RunAsync(App($$"""app.MapGet("{{route}}", () => "x");"""));

    [Fact]
    public Task RouteThatOnlyMentionsMetadata_Reports() => AnalyzerTest.RunAsync(App("""app.{|CHP1001:MapGet|}("/metadata/{id}", (string id) => id);"""));

    [Theory]
    [InlineData("AddFallbackPolicy(\"Any\", p => p.RequireAuthenticatedUser())")]
    [InlineData("SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())")]
    public Task FallbackPolicy_DoesNotReport(string call) =>
        AnalyzerTest.RunAsync(App("""app.MapGet("/x", () => "x");""", $"builder.Services.AddAuthorizationBuilder().{call};"));

    [Fact]
    public Task FallbackPolicyInOptions_DoesNotReport() => AnalyzerTest.RunAsync(App(
        """app.MapGet("/x", () => "x");""",
        "builder.Services.Configure<AuthorizationOptions>(o => o.FallbackPolicy = o.DefaultPolicy);"));

    [Fact]
    public Task FallbackPolicyThatAdmitsEverybody_Reports() => AnalyzerTest.RunAsync(App(
        """app.{|CHP1001:MapGet|}("/x", () => "x");""",
        "builder.Services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAssertion(_ => true).Build());"));

    [Fact]
    public Task PolicyObjectThatAdmitsEverybody_Reports() => AnalyzerTest.RunAsync(App(
        """app.{|CHP1001:MapGet|}("/x", () => "x").RequireAuthorization(p => p.RequireAssertion(_ => true));"""));

    [Fact]
    public Task ShortCircuit_Reports() => AnalyzerTest.RunAsync(App("""app.{|CHP1001:MapGet|}("/x", () => "x").ShortCircuit();"""));

    [Fact]
    public Task NoAuthorizationServicesAtAll_Reports() => AnalyzerTest.RunAsync("""
        var app = WebApplication.CreateBuilder(args).Build();
        app.{|CHP1001:MapGet|}("/x", () => "x");
        app.Run();
        """);

    [Fact]
    public Task FilterThatMayRefuse_DoesNotReport() => AnalyzerTest.RunAsync(App(
        """app.MapGet("/x", () => "x").AddEndpointFilter(async (context, next) => context.HttpContext.Request.Headers["X-Api-Key"] == "k" ? await next(context) : Results.Unauthorized());"""));

    [Fact]
    public Task FilterThatCannotRefuse_Reports() => AnalyzerTest.RunAsync(App(
        """app.{|CHP1001:MapGet|}("/x", () => "x").AddEndpointFilter(async (context, next) => await next(context));"""));

    [Fact]
    public Task MiddlewareThatMayRefuse_DoesNotReport() => AnalyzerTest.RunAsync(App("""
        app.Use(async (context, next) => { if (context.Request.Headers["X-Api-Key"] != "k") { context.Response.StatusCode = 401; return; } await next(context); });
        app.MapGet("/x", () => "x");
        """));

    [Fact]
    public Task AuthorizationUnderAnUnknownCondition_DoesNotReport() => AnalyzerTest.RunAsync(App("""
        var x = app.MapGet("/x", () => "x");
        if (app.Configuration["Auth"] == "on") { x.RequireAuthorization(); }
        """));

    [Fact]
    public Task MappedInBothBranches_Reports() => AnalyzerTest.RunAsync(App("""
        if (app.Environment.IsDevelopment()) { app.{|CHP1001:MapGet|}("/x", () => "x"); } else { app.MapGet("/x", () => "x").RequireAuthorization(); }
        """));

    [Fact]
    public Task GeneratedFile_Reports() => AnalyzerTest.RunAsync(App("app.MapGenerated();"), """
        // <auto-generated/>
        public static class Generated { public static void MapGenerated(this IEndpointRouteBuilder app) => app.{|CHP1001:MapGet|}("/x", () => "x"); }
        """);

    [Fact]
    public Task NoAspNetCore_DoesNotReport() => new AnalyzerTest("""
        namespace N { public class App { public void MapGet(string s, System.Func<string> f) { } } public static class P { public static void Main() => new App().MapGet("/x", () => "x"); } }
        """) { References = References.Without("Microsoft.AspNetCore", "Microsoft.Extensions"), AllowCompilerErrors = true }.RunAsync();

    [Fact]
    public Task SomebodyElsesMapGet_DoesNotReport() => AnalyzerTest.RunAsync("""
        new Mapper().MapGet("/x", () => "x");
        class Mapper { public void MapGet(string s, Func<string> f) { } }
        """);

    [Fact]
    public async Task Diagnostic_NamesEndpointReasonAndRemedies()
    {
        var test = new AnalyzerTest(App(
            """app.MapGroup("/patients").MapGet("/{id:int}", (int id) => id);""",
            """builder.Services.AddAuthorizationBuilder().AddPolicy("ReadChart", p => p.RequireRole("Doctor")).AddPolicy("Anybody", p => p.RequireAssertion(_ => true));"""));
        var diagnostic = Assert.Single(await test.DiagnosticsAsync());
        Assert.Equal("Endpoint 'GET /patients/{id}' can be called by anyone: neither the endpoint, its group nor a fallback policy requires authorization", diagnostic.GetMessage());
        Assert.Equal("GET /patients/{id}", diagnostic.Properties["endpoint"]);
        Assert.Equal("minimal", diagnostic.Properties["kind"]);
        Assert.Equal("ReadChart", diagnostic.Properties["policies"]);
        Assert.Equal("Protects", diagnostic.Properties["authorize"]);
        Assert.Equal("0", diagnostic.Properties["group"]);
        Assert.Equal("MapGroup", diagnostic.AdditionalLocations[0].SourceTree!.GetText().ToString(diagnostic.AdditionalLocations[0].SourceSpan));
    }
}
