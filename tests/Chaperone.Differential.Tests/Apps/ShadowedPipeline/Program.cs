// 3.32: middleware that turns callers away before authorization is invisible to metadata; 2.9: branches with endpoints of their own.
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
var app = builder.Build();

app.Use(async (context, next) =>
{
    if (context.Request.Path.StartsWithSegments("/keyed") && !context.Request.Headers.ContainsKey("X-Test-User"))
    {
        context.Response.StatusCode = 401;
        return;
    }

    await next(context);
});

app.MapGet("/keyed/x", () => "guarded by middleware"); // 3.32
app.MapGet("/open", () => "x");
app.MapGet("/secured", () => "x").RequireAuthorization();
app.Run();
