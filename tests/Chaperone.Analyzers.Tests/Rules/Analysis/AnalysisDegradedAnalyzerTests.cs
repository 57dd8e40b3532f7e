using Chaperone.Tests.Facts;
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

    [Fact]
    public Task CallsOfAnAssemblyThatSaysNothing_ReportOnceAnAssembly() => RuleTest<AnalysisDegradedAnalyzer>.RunAsync(new AnalyzerTest(App(
        """app.MapGet("/a", () => 1); app.MapGet("/b", () => 1);""",
        """
        builder.Services.{|CHP9001:AddFirst|}();
        builder.Services.AddFirst();
        builder.Services.AddFirstAgain();
        builder.Services.{|CHP9001:AddSecond|}();
        """))
    {
        References = References.AspNetCore.Add(Opaque("First").Plain()).Add(Opaque("Second").Plain()),
        Analyzers = static () => [new AnalysisDegradedAnalyzer()],
    });

    [Fact]
    public Task ModuleThatIsMappedTwice_ReportsItsCauseOnce() => Verify(
        App("""app.MapThings(); app.MapGroup("/v2").MapThings();"""),
        """
        public static class Things
        {
            public static void MapThings(this IEndpointRouteBuilder routes) =>
                routes.MapGet("/a", () => 1).{|CHP9001:AddEndpointFilter|}(async (c, next) => c.HttpContext.User.Identity?.IsAuthenticated == true ? await next(c) : Results.Unauthorized());
        }
        """);

    [Fact]
    public Task WhoLetsIn_ReportsWhereItIsSetUp() => Verify(App(
        """
        app.{|CHP9001:Use|}((context, next) => { context.User = new System.Security.Claims.ClaimsPrincipal(new System.Security.Claims.ClaimsIdentity("Guest")); return next(context); });
        app.UseAuthorization();
        app.MapGet("/a", () => 1).RequireAuthorization();
        """,
        """
        builder.Services.{|CHP9001:AddSingleton<IAuthorizationHandler, MeetsAll>|}();
        builder.Services.AddAuthentication().{|CHP9001:AddScheme<Microsoft.AspNetCore.Authentication.AuthenticationSchemeOptions, Everybody>|}("Everybody", null);
        """,
        """
        public class MeetsAll : IAuthorizationHandler
        {
            public Task HandleAsync(AuthorizationHandlerContext context)
            {
                foreach (var requirement in context.PendingRequirements.ToList()) context.Succeed(requirement);
                return Task.CompletedTask;
            }
        }

        public class Everybody(Microsoft.Extensions.Options.IOptionsMonitor<Microsoft.AspNetCore.Authentication.AuthenticationSchemeOptions> options, ILoggerFactory loggers, System.Text.Encodings.Web.UrlEncoder encoder)
            : Microsoft.AspNetCore.Authentication.AuthenticationHandler<Microsoft.AspNetCore.Authentication.AuthenticationSchemeOptions>(options, loggers, encoder)
        {
            protected override Task<Microsoft.AspNetCore.Authentication.AuthenticateResult> HandleAuthenticateAsync() =>
                Task.FromResult(Microsoft.AspNetCore.Authentication.AuthenticateResult.Success(new Microsoft.AspNetCore.Authentication.AuthenticationTicket(new System.Security.Claims.ClaimsPrincipal(new System.Security.Claims.ClaimsIdentity("Everybody")), "Everybody")));
        }
        """));

    [Fact]
    public async Task PolicyProvider_ReportsWhatIsNotKnown()
    {
        string[] files = [App(
            """app.MapGet("/a", () => 1).RequireAuthorization();""",
            "builder.Services.{|CHP9001:AddSingleton<IAuthorizationPolicyProvider, Permissions>|}();",
            """
            public class Permissions : IAuthorizationPolicyProvider
            {
                public Task<AuthorizationPolicy> GetDefaultPolicyAsync() => throw new NotSupportedException();
                public Task<AuthorizationPolicy?> GetFallbackPolicyAsync() => throw new NotSupportedException();
                public Task<AuthorizationPolicy?> GetPolicyAsync(string policyName) => throw new NotSupportedException();
            }
            """)];
        await Verify(files);
        Assert.StartsWith("policy provider Permissions makes policies when a request asks for them", Assert.Single(await RuleTest<AnalysisDegradedAnalyzer>.MessagesAsync(files)), StringComparison.Ordinal);
    }

    [Fact]
    public void DefaultPolicyOfAProvider_IsNamedInTheReason()
    {
        var compilation = new AnalyzerTest(App(
            """app.MapGet("/a", () => 1).RequireAuthorization();""",
            "builder.Services.AddSingleton<IAuthorizationPolicyProvider, Permissions>();",
            """
            public class Permissions : IAuthorizationPolicyProvider
            {
                public Task<AuthorizationPolicy> GetDefaultPolicyAsync() => throw new NotSupportedException();
                public Task<AuthorizationPolicy?> GetFallbackPolicyAsync() => throw new NotSupportedException();
                public Task<AuthorizationPolicy?> GetPolicyAsync(string policyName) => throw new NotSupportedException();
            }
            """)).Compile();
        var endpoint = Assert.Single(Chaperone.Endpoints.EndpointCatalog.For(compilation, Chaperone.Configuration.ModelSettings.None).Whole(CancellationToken.None).Endpoints);
        Assert.Equal("whether the policy refuses anonymous callers can't be known: what policy provider Permissions gives as the default policy is not followed", endpoint.Protection.Reason);
    }

    [Fact]
    public Task AttributeOfAnOwnKind_DoesNotReport() => Verify(Mvc("""
        public sealed class KeyAttribute : Attribute, IAuthorizationFilter
        {
            public void OnAuthorization(AuthorizationFilterContext context) => context.Result = new UnauthorizedResult();
        }

        [Route("c")]
        public class CController : ControllerBase
        {
            [HttpGet("a"), Key] public int A() => 1;
        }
        """));

    [Fact]
    public async Task CauseWithoutAPlaceInSource_IsInTheInventoryOnly()
    {
        var test = new AnalyzerTest("""
            using Referenced;
            Hosting.Run(args);
            """)
        {
            References = References.AspNetCore.Add(new Library("Referenced", """
                namespace Referenced;
                public static class Hosting
                {
                    public static void Run(string[] args)
                    {
                        var app = WebApplication.CreateBuilder(args).Build();
                        app.UseMiddleware<KeyMiddleware>();
                        app.MapGet("/a", () => "x");
                        app.Run();
                    }
                }

                public class KeyMiddleware(RequestDelegate next)
                {
                    public Task Invoke(HttpContext context) { if (context.Request.Headers["X-Key"] != "k") { context.Response.StatusCode = 401; return Task.CompletedTask; } return next(context); }
                }
                """).Built()),
            Analyzers = static () => [new AnalysisDegradedAnalyzer()],
        };
        Assert.All(await test.DiagnosticsAsync(), static d => Assert.True(d.Location.IsInSource));
    }

    private static Library Opaque(string name) => new(name, $$"""
        public static class {{name}}Extensions
        {
            public static IServiceCollection Add{{name}}(this IServiceCollection services) => services.AddAuthorization();
            public static IServiceCollection Add{{name}}Again(this IServiceCollection services) => services.AddAuthorization();
        }
        """);

    private static Task Verify(params string[] files) => RuleTest<AnalysisDegradedAnalyzer>.RunAsync(files);
}
