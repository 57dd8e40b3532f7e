// A guard that looks at the path behind a rewriter: it may see another path than the route says.
using Microsoft.AspNetCore.Rewrite;

var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();
app.UseRewriter(new RewriteOptions().AddRewrite("^beds$", "api/beds", skipRemainingRules: true));
app.UseMiddleware<ApiKeyMiddleware>();
app.UseRouting();
app.MapGet("/beds", () => "x");
app.MapGet("/api/beds", () => "x");
app.Run();

public class ApiKeyMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (!context.Request.Path.StartsWithSegments("/api") || context.Request.Headers["X-Api-Key"] == "secret")
        {
            await next(context);
            return;
        }

        context.Response.StatusCode = 401;
    }
}
