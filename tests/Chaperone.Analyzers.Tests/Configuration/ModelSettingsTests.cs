using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using static Chaperone.Tests.Harness.Programs;

namespace Chaperone.Tests.Configuration;

/// <summary>Options that tell the model about code it can't judge.</summary>
public class ModelSettingsTests
{
    private const string Types = """
        namespace Clinic.Security
        {
            public class KeyFilter : IEndpointFilter
            {
                public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
                    context.HttpContext.Request.Headers["X-Key"] == "k" ? await next(context) : Results.BadRequest();
            }

            public class KeyMiddleware(RequestDelegate next)
            {
                public Task InvokeAsync(HttpContext context) => context.Request.Headers["X-Key"] == "k" ? next(context) : Task.CompletedTask;
            }

            public class KeyAttribute : ActionFilterAttribute
            {
                public override void OnActionExecuting(ActionExecutingContext context) => context.Result = new BadRequestResult();
            }
        }
        """;

    private const string Filter = """app.MapGet("/x", () => 1).AddEndpointFilter<Clinic.Security.KeyFilter>();""";
    private const string Group = """app.MapGroup("/g").AddEndpointFilter(new Clinic.Security.KeyFilter()).MapGet("/x", () => 1);""";
    private const string Middleware = """app.UseMiddleware<Clinic.Security.KeyMiddleware>(); app.MapGet("/x", () => 1);""";

    private static AnalyzerTest Test(string source, string? guards, string? makers = null) => new(source)
    {
        EditorConfig = "[*.cs]\n" + (guards is null ? "" : $"chaperone.guards = {guards}\n") + (makers is null ? "" : $"chaperone.endpoint_makers = {makers}\n"),
    };

    [Theory]
    [InlineData(Filter, "KeyFilter")]
    [InlineData(Filter, "Other, Clinic.Security.KeyFilter")]
    [InlineData(Group, "KeyFilter")]
    [InlineData(Middleware, "KeyMiddleware")]
    public async Task Guard_Protects(string body, string guards)
    {
        // Nothing in these types looks like a refusal to the model; without the option the endpoints are open.
        Assert.Single(await Test(App(body, types: Types), guards: null).DiagnosticsAsync());
        Assert.Empty(await Test(App(body, types: Types), guards).DiagnosticsAsync());
    }

    [Fact]
    public async Task GuardOfSomePaths_ProtectsThese()
    {
        const string Guard = """
            public class PathGuard(RequestDelegate next)
            {
                public Task InvokeAsync(HttpContext context) =>
                    context.Request.Path.StartsWithSegments("/public") || context.Request.Headers["X-Key"] == "k" ? next(context) : Task.CompletedTask;
            }
            """;
        var diagnostic = Assert.Single(await Test(App("""app.UseMiddleware<PathGuard>(); app.MapGet("/x", () => 1); app.MapGet("/public/x", () => 1);""", types: Guard), "PathGuard").DiagnosticsAsync());
        Assert.Contains("/public/x", diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture), System.StringComparison.Ordinal);
    }

    private const string Marked = """
        namespace Chaperone { public sealed class AuthorizesCallersAttribute : Attribute { } }
        namespace Marked
        {
            [Chaperone.AuthorizesCallers] public class Filter : Clinic.Security.KeyFilter { }
            public class Derived : Filter { }
            [Chaperone.AuthorizesCallers] public class Middleware(RequestDelegate next) : Clinic.Security.KeyMiddleware(next) { }
            [Chaperone.AuthorizesCallers] public sealed class KeyedAttribute : Attribute { }
            public static class Extensions
            {
                [Chaperone.AuthorizesCallers] public static T RequireKey<T>(this T builder) where T : IEndpointConventionBuilder => builder;
                public static T NeedsKey<T>(this T builder) where T : IEndpointConventionBuilder => builder;
                [Chaperone.AuthorizesCallers] public static IApplicationBuilder UseKeys(this IApplicationBuilder app) => app;
            }
        }
        """;

    [Theory]
    [InlineData("""app.MapGet("/x", () => 1).AddEndpointFilter<Marked.Filter>();""")]
    [InlineData("""app.MapGet("/x", () => 1).AddEndpointFilter(new Marked.Derived());""")]
    [InlineData("""app.UseMiddleware<Marked.Middleware>(); app.MapGet("/x", () => 1);""")]
    [InlineData("""app.MapGet("/x", [Marked.Keyed] () => 1);""")]
    [InlineData("""Marked.Extensions.RequireKey(app.MapGroup("/g")).MapGet("/x", () => 1);""")]
    [InlineData("""Marked.Extensions.RequireKey(app.MapGet("/x", () => 1));""")]
    [InlineData("""Marked.Extensions.UseKeys(app); app.MapGet("/x", () => 1);""")]
    public async Task MarkedGuard_Protects(string body)
    {
        Assert.Empty(await Test(App(body, types: Types + Marked), guards: null).DiagnosticsAsync());
        Assert.Single(await Test(App(body, types: Types + Marked.Replace("[Chaperone.AuthorizesCallers]", "")), guards: null).DiagnosticsAsync());
    }

    [Fact]
    public async Task GuardMethod_Protects()
    {
        var source = App("""Marked.Extensions.NeedsKey(app.MapGet("/x", () => 1));""", types: Types + Marked);
        Assert.Single(await Test(source, guards: null).DiagnosticsAsync());
        Assert.Empty(await Test(source, "NeedsKey").DiagnosticsAsync());
    }

    [Fact]
    public async Task GuardAttribute_Protects()
    {
        var source = Mvc("""[Route("a"), Clinic.Security.Key] public class AController : ControllerBase { [HttpGet] public int Get() => 1; }""" + Types);
        Assert.Single(await Test(source, guards: null).DiagnosticsAsync());
        Assert.Empty(await Test(source, "KeyAttribute").DiagnosticsAsync());
    }

    [Theory]
    [InlineData(Filter, "Clinic.KeyFilter")]
    [InlineData(Filter, "Key")]
    [InlineData("""app.UseWhen(c => c.Request.Path == "/a", b => b.UseMiddleware<Clinic.Security.KeyMiddleware>()); app.MapGet("/x", () => 1);""", "Nothing")]
    [InlineData("""app.UseRouting(); app.UseEndpoints(e => e.MapGet("/x", () => 1)); app.UseMiddleware<Clinic.Security.KeyMiddleware>();""", "Nothing")]
    public async Task OtherNames_DoNotProtect(string body, string guards) =>
        Assert.Single(await Test(App(body, types: Types), guards).DiagnosticsAsync());

    [Fact]
    public async Task GuardInTheGlobalConfiguration_Protects() =>
        Assert.Empty(await new AnalyzerTest(App(Filter, types: Types)) { GlobalConfig = "chaperone.guards = KeyFilter" }.DiagnosticsAsync());

    [Theory]
    [InlineData(null, false)]
    [InlineData("MapVendor=open", true)]
    [InlineData("MapVendor=protected", false)]
    [InlineData("MapVendor=ignore", false)]
    [InlineData("MapOther=open", false)]
    public async Task EndpointMakerOfAPackage_IsAsDeclared(string? makers, bool reported)
    {
        var vendor = CSharpCompilation.Create(
            "Vendor",
            [CSharpSyntaxTree.ParseText("""
                using Microsoft.AspNetCore.Builder; using Microsoft.AspNetCore.Routing;
                public static class Vendor { public static IEndpointConventionBuilder MapVendor(this IEndpointRouteBuilder routes, string pattern) => routes.MapGet(pattern, c => null!); }
                """)],
            References.AspNetCore,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var image = new MemoryStream();
        Assert.True(vendor.Emit(image).Success);
        var mark = reported ? "{|CHP1001:MapVendor|}" : "MapVendor";
        await new AnalyzerTest(App($$"""app.{{mark}}("/vendor"); app.MapVendor("/secured").RequireAuthorization();"""))
        {
            References = [.. References.AspNetCore, MetadataReference.CreateFromImage(image.ToArray())],
            EditorConfig = makers is null ? null : "[*.cs]\nchaperone.endpoint_makers = " + makers,
        }.RunAsync();
    }

    [Fact]
    public async Task EditedConfiguration_OnTheSameCompilation_IsSeen()
    {
        var open = Test(App(Filter, types: Types), guards: null);
        var compilation = open.Compile();
        Assert.Single(await open.DiagnosticsAsync(compilation));
        Assert.Empty(await Test(App(Filter, types: Types), "KeyFilter").DiagnosticsAsync(compilation));
    }
}
