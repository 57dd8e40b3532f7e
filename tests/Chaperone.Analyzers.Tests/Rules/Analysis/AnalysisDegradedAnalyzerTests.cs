using Chaperone.Rules.Analysis;
using Chaperone.Tests.Harness;
using static Chaperone.Tests.Harness.Programs;

namespace Chaperone.Tests.Rules.Analysis;

/// <summary>CHP9001.</summary>
public class AnalysisDegradedAnalyzerTests
{
    private const string Convention = """
        public class Prefix : Microsoft.AspNetCore.Mvc.ApplicationModels.IControllerModelConvention
        {
            public void Apply(Microsoft.AspNetCore.Mvc.ApplicationModels.ControllerModel controller) => controller.Filters.Add(new Microsoft.AspNetCore.Mvc.Authorization.AuthorizeFilter());
        }
        """;

    [Fact]
    public Task Convention_Reports() => Verify(Mvc(
        Convention + "[Route(\"c\")] public class CController : ControllerBase { [HttpGet(\"a\")] public int A() => 1; }",
        options: "o => o.Conventions.{|CHP9001:Add|}(new Prefix())"));

    [Fact]
    public Task Middleware_Reports() => Verify(App(
        """
        app.{|CHP9001:UseMiddleware<KeyMiddleware>|}();
        app.MapGet("/a", () => 1);
        """,
        types: "public class KeyMiddleware(RequestDelegate next) { public Task Invoke(HttpContext c) { if (c.Request.Headers[\"X-Key\"] != \"k\") { c.Response.StatusCode = 401; return Task.CompletedTask; } return next(c); } }"));

    [Fact]
    public Task RemovedMetadata_Reports() => Verify(App("""app.MapGet("/a", () => 1).RequireAuthorization().Finally(b => b.Metadata.{|CHP9001:Clear|}());"""));

    [Fact]
    public Task FilterOfAGroupInAnotherFile_ReportsOnce() => Verify(
        App("""app.MapThings();"""),
        """
        public static class Things
        {
            public static void MapThings(this IEndpointRouteBuilder routes)
            {
                var group = routes.MapGroup("/g").{|CHP9001:AddEndpointFilter|}(async (c, next) => c.HttpContext.User.Identity?.IsAuthenticated == true ? await next(c) : Results.Unauthorized());
                group.MapGet("/a", () => 1);
                group.MapGet("/b", () => 1);
            }
        }
        """);

    [Fact]
    public async Task Message_SaysWhatToDeclare() => Assert.Contains(
        "chaperone.guards",
        Assert.Single(await RuleTest<AnalysisDegradedAnalyzer>.MessagesAsync(App(
            """app.MapGet("/a", () => 1).AddEndpointFilter<KeyFilter>();""",
            types: "public class KeyFilter : IEndpointFilter { public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext c, EndpointFilterDelegate next) => c.HttpContext.Request.Headers.ContainsKey(\"ApiKey\") ? next(c) : new(Results.Unauthorized()); }"))),
        StringComparison.Ordinal);

    [Fact]
    public Task DeclaredGuard_DoesNotReport() => RuleTest<AnalysisDegradedAnalyzer>.RunAsync(new AnalyzerTest(App(
        """app.UseMiddleware<KeyMiddleware>(); app.MapGet("/a", () => 1);""",
        types: "public class KeyMiddleware(RequestDelegate next) { public Task Invoke(HttpContext c) { if (c.Request.Headers[\"X-Key\"] != \"k\") { c.Response.StatusCode = 401; return Task.CompletedTask; } return next(c); } }"))
    {
        EditorConfig = "[*.cs]\nchaperone.guards = KeyMiddleware\n",
        Analyzers = static () => [new AnalysisDegradedAnalyzer()],
    });

    [Fact]
    public Task PlainApplication_DoesNotReport() => Verify(App("""app.UseHttpsRedirection(); app.MapGroup("/g").RequireAuthorization().MapGet("/a", () => 1).WithName("a");"""));

    private static Task Verify(params string[] files) => RuleTest<AnalysisDegradedAnalyzer>.RunAsync(files);
}
