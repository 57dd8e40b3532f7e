// A middleware that runs the endpoint by itself, before anybody is asked.
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
var app = builder.Build();
app.Use(async (context, next) =>
{
    if (context.Request.Path.StartsWithSegments("/public") && context.GetEndpoint() is { RequestDelegate: { } run })
    {
        await run(context);
        return;
    }

    await next(context);
});
app.UseAuthorization();
app.MapGet("/public/charts", () => "x").RequireAuthorization();
app.MapGet("/charts", () => "x").RequireAuthorization();
app.MapGet("/open", () => "x");
app.Run();
