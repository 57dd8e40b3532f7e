using static Chaperone.Tests.Harness.Programs;

namespace Chaperone.Tests.Harness;

/// <summary>Applications of several files, for tests about every file of an application.</summary>
internal static class SampleApplications
{
    private const string Usings = """
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.Authorization;

        """;

    /// <summary>Name and files.</summary>
    public static IEnumerable<(string Name, string[] Files)> All =>
        Written.Concat(Shipped).Concat(Enumerable.Range(1, 12).Select(static seed => ("generated " + seed, RandomApplication.Create(seed))));

    private static IEnumerable<(string Name, string[] Files)> Written =>
    [
        ("modules", [
            App("app.MapGroup(\"/a\").MapA(); app.MapGroup(\"/b\").RequireAuthorization().MapB(); app.MapA();"),
            Usings + "public static class A { public static void MapA(this IEndpointRouteBuilder r) { r.MapGet(\"/x\", () => 1); r.MapC(); } }",
            Usings + "public static class B { public static void MapB(this IEndpointRouteBuilder r) { r.MapGet(\"/y\", () => 1); r.MapC(); } }",
            Usings + "public static class C { public static void MapC(this IEndpointRouteBuilder r) => r.MapGet(\"/z\", () => 1); }"]),
        ("fallback policy in another file", [
            "var builder = WebApplication.CreateBuilder(args); builder.Services.AddSecurity(); var app = builder.Build(); app.MapA(); app.Run();",
            Usings + "public static class Security { public static void AddSecurity(this IServiceCollection s) => s.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build()); }",
            Usings + "public static class A { public static void MapA(this WebApplication r) { r.MapGet(\"/x\", () => 1); r.MapGet(\"/y\", () => 1).AllowAnonymous(); } }"]),
        ("policies in another file", [
            "var builder = WebApplication.CreateBuilder(args); builder.Services.AddSecurity(); var app = builder.Build(); app.MapA(); app.MapControllers(); app.Run();",
            Usings + "public static class Security { public static void AddSecurity(this IServiceCollection s) { s.AddControllers(); s.AddAuthorizationBuilder().AddPolicy(\"P\", p => p.RequireRole(\"r\")).AddPolicy(\"Open\", p => p.RequireAssertion(_ => true)); } }",
            Usings + "public static class A { public static void MapA(this WebApplication r) { r.MapGet(\"/x\", () => 1); r.MapGet(\"/y\", () => 1).RequireAuthorization(\"Open\"); r.MapGet(\"/z\", () => 1).RequireAuthorization(\"P\"); } }",
            Usings + "[Route(\"a\")] public class AController : ControllerBase { [HttpGet] public int Get() => 1; [HttpPost, Authorize(\"P\")] public int Post() => 1; }"]),
        ("controllers with bases and parts", [
            Mvc("", "app.MapControllers();", "o => o.Filters.Add(new ResponseCacheAttribute())"),
            Usings + "public abstract class CrudController<T> : ControllerBase { [HttpGet] public T? Get() => default; [HttpPost, Authorize] public T? Post() => default; }",
            Usings + "[Route(\"a\")] public partial class AController : CrudController<int> { [HttpPut] public int Put() => 1; }",
            Usings + "public partial class AController { [HttpDelete] public int Delete() => 1; }",
            Usings + "[Route(\"b\"), Authorize] public class BController : CrudController<int> { [HttpPut, AllowAnonymous] public int Put() => 1; }"]),
        ("startup class", [
            "Host.CreateDefaultBuilder(args).ConfigureWebHostDefaults(web => web.UseStartup<Startup>()).Build().Run();",
            Usings + "public class Startup { public void ConfigureServices(IServiceCollection s) { s.AddControllers(); s.AddAuthorization(); } public void Configure(IApplicationBuilder app) { app.UseRouting(); app.UseAuthorization(); app.UseEndpoints(e => { e.MapControllers(); e.MapA(); }); } }",
            Usings + "public static class A { public static void MapA(this IEndpointRouteBuilder r) { var g = r.MapGroup(\"/g\"); g.MapGet(\"/x\", () => 1); g.MapGet(\"/y\", () => 1).RequireAuthorization(); } }",
            Usings + "[Route(\"a\")] public class AController : ControllerBase { [HttpGet] public int Get() => 1; }"]),
        ("group created elsewhere", [
            App("var api = Groups.Api(app); Routes.Map(api); Routes.Map(Groups.Open(app));"),
            "public static class Groups { public static RouteGroupBuilder Api(WebApplication app) => app.MapGroup(\"/api\").RequireAuthorization(); public static RouteGroupBuilder Open(WebApplication app) => app.MapGroup(\"/open\"); }",
            "public static class Routes { public static void Map(RouteGroupBuilder g) => g.MapGet(\"/x\", Handlers.Get); }",
            Usings + "public static class Handlers { public static string Get() => \"x\"; [Authorize] public static string Post() => \"y\"; }"]),
        ("module classes in a loop", [
            App("foreach (var m in Modules.All) { m.Map(app.MapGroup(m.Prefix)); }"),
            "public interface IModule { string Prefix { get; } void Map(RouteGroupBuilder g); } public static class Modules { public static readonly IModule[] All = [new A(), new B()]; }",
            "public class A : IModule { public string Prefix => \"/a\"; public void Map(RouteGroupBuilder g) => g.MapGet(\"/x\", () => 1); }",
            "public class B : IModule { public string Prefix => \"/b\"; public void Map(RouteGroupBuilder g) { g.RequireAuthorization(); g.MapGet(\"/x\", () => 1); } }"]),
        ("conditions", [
            App("if (app.Environment.IsDevelopment()) { app.MapDev(); } else { app.MapGroup(\"/p\").RequireAuthorization().MapDev(); } app.UseGate();"),
            "public static class Dev { public static void MapDev(this IEndpointRouteBuilder r) { r.MapGet(\"/x\", () => 1); } }",
            "public static class Gate { public static void UseGate(this WebApplication app) { app.MapGet(\"/gate\", () => 1); } }"]),
        ("middleware that may refuse", [
            App("app.UseKey(); app.MapA();"),
            "public static class Key { public static void UseKey(this WebApplication app) => app.Use(async (c, next) => { if (c.Request.Headers[\"X-Api-Key\"] != \"k\") { c.Response.StatusCode = 401; return; } await next(c); }); }",
            "public static class A { public static void MapA(this WebApplication r) => r.MapGet(\"/x\", () => 1); }"]),
        ("two applications' modules, one unreached", [
            App("app.MapA();"),
            "public static class A { public static void MapA(this WebApplication r) => r.MapGet(\"/x\", () => 1); }",
            "public static class B { public static void MapB(this WebApplication r) => r.MapGet(\"/y\", () => 1); }"]),
    ];

    /// <summary>The repository's samples. Their packages are not referenced here: code with unknown types, as in an editor before a restore.</summary>
    private static IEnumerable<(string Name, string[] Files)> Shipped =>
        from sample in new[] { "ClinicApi", "TelehealthApi" }
        from variant in new[] { "Safe", "Unsafe" }
        let root = Path.Combine(AppContext.BaseDirectory, "samples", sample)
        select (sample + " " + variant, Directory.EnumerateFiles(Path.Combine(root, variant), "*.cs", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Path.Combine(root, "Shared"), "*.cs", SearchOption.AllDirectories))
            .OrderBy(static f => Path.GetFileName(f) != "Program.cs").ThenBy(static f => f, StringComparer.Ordinal)
            .Select(File.ReadAllText).ToArray());
}
