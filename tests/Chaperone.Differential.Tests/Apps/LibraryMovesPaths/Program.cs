// A guard that looks at the path behind a middleware of a library that changes it, and behind one that does not: which one it is can't be seen.
var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();
app.UseMiddleware<AliasMiddleware>();
app.UseMiddleware<ApiKeyMiddleware>();
app.UseRouting();
app.MapGet("/moved", () => "x");
app.MapGet("/api/moved", () => "x");
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
