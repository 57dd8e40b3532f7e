using System.Text;

namespace Chaperone.Tests.Harness;

/// <summary>Applications put together by chance, the same ones for the same seed.</summary>
internal static class RandomApplication
{
    private static readonly string[] Decisions =
    [
        "", "", "", ".RequireAuthorization()", ".RequireAuthorization(\"P\")", ".RequireAuthorization(\"Open\")", ".AllowAnonymous()", ".WithTags(\"t\")",
        ".AddEndpointFilter(async (c, next) => await next(c))", ".AddEndpointFilter<Filters.KeyFilter>()", ".RequireAuthorization(p => p.RequireAssertion(_ => true))", ".ShortCircuit()",
    ];

    private static readonly string[] Attributes = ["", "", "", "[Authorize] ", "[AllowAnonymous] ", "[Authorize(\"P\")] ", "[Authorize(\"Open\")] "];

    public static string[] Create(int seed)
    {
        var random = new Random(seed);
        T Pick<T>(T[] items) => items[random.Next(items.Length)];
        var modules = random.Next(3, 7);
        var files = new List<string>();
        var program = new StringBuilder("using Microsoft.AspNetCore.Authorization;\nvar builder = WebApplication.CreateBuilder(args);\nbuilder.AddServices();\nvar app = builder.Build();\n");
        if (random.Next(4) == 0)
        {
            program.AppendLine("app.UseRouting(); app.UseAuthorization();");
        }

        for (var i = 0; i < modules; i++)
        {
            var on = random.Next(4) switch { 0 => "app", 1 => $"app.MapGroup(\"/g{i}\"){Pick(GroupDecisions)}", 2 => $"app.MapGroup(\"/a\").MapGroup(\"/g{i}\"){Pick(GroupDecisions)}", _ => $"Groups.G{random.Next(2)}(app)" };
            var call = $"{on}.MapModule{i}();";
            program.AppendLine(random.Next(6) switch { 0 => $"if (app.Environment.IsDevelopment()) {{ {call} }}", 1 => $"foreach (var n in new[] {{ \"u\", \"v\" }}) {{ app.MapGroup(\"/\" + n){Pick(GroupDecisions)}.MapModule{i}(); }}", 2 => "", _ => call });
        }

        program.AppendLine($"app.MapGet(\"/root\", () => 1){Pick(Decisions)};\napp.MapControllers(){Pick(["", "", ".RequireAuthorization()"])};\napp.Run();");
        files.Add(program.ToString());
        files.Add($$"""
            using Microsoft.AspNetCore.Authorization;
            public static class Services
            {
                public static void AddServices(this WebApplicationBuilder builder)
                {
                    builder.Services.AddAuthentication().AddCookie();
                    builder.Services.AddControllers({{Pick(["", "", "", "o => o.Filters.Add(new Microsoft.AspNetCore.Mvc.Authorization.AuthorizeFilter())"])}});
                    builder.Services.AddAuthorizationBuilder().AddPolicy("P", p => p.RequireRole("r")).AddPolicy("Open", p => p.RequireAssertion(_ => true)){{Pick(["", "", "", "", ".SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())"])}};
                }
            }
            """);
        files.Add($$"""
            public static class Groups
            {
                public static RouteGroupBuilder G0(IEndpointRouteBuilder app) => app.MapGroup("/G0"){{Pick(GroupDecisions)}};
                public static RouteGroupBuilder G1(IEndpointRouteBuilder app) { var g = app.MapGroup("/G1"); g{{Pick([".RequireAuthorization()", ".WithTags(\"t\")"])}}; return g; }
            }
            """);
        files.Add("""
            public static class Filters
            {
                public class KeyFilter : IEndpointFilter
                {
                    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext c, EndpointFilterDelegate next) =>
                        c.HttpContext.Request.Headers["X-Api-Key"] == "k" ? await next(c) : Results.Unauthorized();
                }
            }
            """);
        for (var i = 0; i < modules; i++)
        {
            var module = new StringBuilder($"public static class Module{i}\n{{\n    public static IEndpointRouteBuilder MapModule{i}(this IEndpointRouteBuilder r)\n    {{\n");
            for (var e = 0; e < random.Next(1, 5); e++)
            {
                module.AppendLine($"        r.Map{Pick(["Get", "Post", "Delete"])}(\"/m{i}/e{e}\", (HttpContext c) => 1){Pick(Decisions)};");
            }

            if (i + 1 < modules && random.Next(3) == 0)
            {
                module.AppendLine($"        r.MapGroup(\"/n{i}\"){Pick(GroupDecisions)}.MapModule{i + 1}();");
            }

            files.Add(module.Append("        return r;\n    }\n}\n").ToString());
        }

        for (var i = 0; i < random.Next(1, 4); i++)
        {
            files.Add($$"""
                using Microsoft.AspNetCore.Authorization;
                using Microsoft.AspNetCore.Mvc;
                {{Pick(Attributes)}}[Route("c{{i}}")]
                public class C{{i}}Controller : ControllerBase
                {
                    {{Pick(Attributes)}}[HttpGet] public int Get() => 1;
                    {{Pick(Attributes)}}[HttpPost] public int Post() => 1;
                }
                """);
        }

        return [.. files];
    }

    private static readonly string[] GroupDecisions = ["", "", ".RequireAuthorization()", ".AllowAnonymous()", ".WithTags(\"t\")", ".RequireAuthorization(\"P\")"];
}
