// Middleware that refuses callers under some paths only: what is elsewhere is open. By a test in the middleware, in UseWhen, in an inline
// middleware, by a list, by a method, and with what one cannot tell from the route.
using Microsoft.AspNetCore.Mvc;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
builder.Services.AddControllers();
var app = builder.Build();
app.UseMiddleware<ApiKeyMiddleware>();
app.UseMiddleware<FileGuard>();
app.UseWhen(context => context.Request.Path.StartsWithSegments("/admin"), branch => branch.UseMiddleware<KeyMiddleware>());
app.UseWhen(
    context => context.Request.Path.StartsWithSegments("/export") && context.Request.Method == "POST",
    branch => branch.Use(async (context, next) =>
    {
        if (context.Request.Headers["X-Api-Key"] != "secret")
        {
            context.Response.StatusCode = 401;
            return;
        }

        await next(context);
    }));
app.Use(async (context, next) =>
{
    var path = context.Request.Path.Value?.ToLowerInvariant() ?? "";
    if (path.StartsWith("/reports") && !context.Request.Headers.ContainsKey("X-Api-Key"))
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return;
    }

    await next();
});
app.Use((context, next) => context.Request.Path == "/one" || context.Request.Path.Value is "/two" or "/three"
    ? Keys.Refuse(context, next)
    : next(context));

app.MapGet("/open", () => "x");
app.MapGet("/", () => "x");
app.MapGet("/api/patients", () => "x");
app.MapGet("/API/beds", () => "x");
app.MapGet("/apiary", () => "x");
app.MapGet("/{tenant}/beds", (string tenant) => "x");
app.MapGet("/wards/{id}", (string id) => "x");
app.MapGet("/admin/users", () => "x");
app.MapGet("/administration", () => "x");
app.MapGet("/export/all", () => "x");
app.MapGet("/reports/today", () => "x");
app.MapGet("/reports-archive", () => "x");
app.MapGet("/report", () => "x");
app.MapGet("/one", () => "x");
app.MapGet("/files/{id}", (string id) => "x");
app.MapGet("/files/public/{id}", (string id) => "x");
app.MapGet("/files/thumbs", () => "x");
app.MapGet("/files/index.html", () => "x");
app.MapGroup("/files/shared").MapGet("list", () => "x");
app.MapControllers();
app.Run();

public class ApiKeyMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (!context.Request.Path.StartsWithSegments("/api"))
        {
            await next(context);
            return;
        }

        await Keys.Refuse(context, next);
    }
}

public class KeyMiddleware(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context) => Keys.Refuse(context, next);
}

public class FileGuard
{
    private static readonly string[] PublicPrefixes = { "/files/public", "/files/shared/" };
    private readonly HashSet<string> _exact = new(StringComparer.OrdinalIgnoreCase) { "/FILES/thumbs" };
    private readonly RequestDelegate _next;
    private readonly ILogger<FileGuard> _logger;

    public FileGuard(RequestDelegate next, ILogger<FileGuard> logger)
    {
        _next = next;
        _logger = logger;
    }

    public async Task Invoke(HttpContext context)
    {
        var path = context.Request.Path;
        if (!path.StartsWithSegments("/files", StringComparison.OrdinalIgnoreCase))
        {
            await _next(context);
        }
        else if (IsPublic(context))
        {
            _logger.LogInformation("Served without a key: {Path}", path);
            await _next.Invoke(context);
        }
        else
        {
            await Keys.Refuse(context, _next);
        }
    }

    private bool IsPublic(HttpContext context)
    {
        var path = context.Request.Path.Value ?? string.Empty;
        return PublicPrefixes.Any(prefix => path.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) || _exact.Contains(path) || path.EndsWith(".html");
    }
}

public static class Keys
{
    public static async Task Refuse(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Headers["X-Api-Key"] != "secret")
        {
            context.Response.StatusCode = 401;
            return;
        }

        await next(context);
    }
}

[ApiController]
[Route("admin/[controller]")]
public class RolesController : ControllerBase
{
    [HttpGet] public string Get() => "x";

    [HttpGet("/roles")] public string Absolute() => "x";
}
