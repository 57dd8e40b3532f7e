// Middleware that writes into a log who calls, and hands every request on; under one path another turns addresses away.
using System.Net;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
var app = builder.Build();
app.UseMiddleware<LoggingMiddleware>();
app.Use(async (context, next) =>
{
    app.Logger.LogInformation("token {Token}", context.Request.Headers.Authorization);
    await next(context);
    app.Logger.LogInformation("answered {Status}", context.Response.StatusCode);
});
app.UseWhen(static context => context.Request.Path.StartsWithSegments("/inner"), static inner => inner.UseMiddleware<AddressMiddleware>());
app.UseAuthentication();
app.UseAuthorization();

app.MapGet("/open", () => "x");
app.MapGet("/welcome", () => "x").AllowAnonymous();
app.MapGet("/user", () => "x").RequireAuthorization();
app.MapGet("/inner/open", () => "x");
app.Run();

internal sealed class LoggingMiddleware(RequestDelegate next, ILogger<LoggingMiddleware> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        logger.LogDebug("{Method} {Path} from {Address}", context.Request.Method, context.Request.Path, context.Connection.RemoteIpAddress);
        var body = context.Response.Body;
        try
        {
            using var copy = new MemoryStream();
            context.Response.Body = copy;
            await next(context);
            copy.Seek(0, SeekOrigin.Begin);
            await copy.CopyToAsync(body);
        }
        catch (Exception exception)
        {
            logger.LogError(exception, "{Path} failed", context.Request.Path);
            throw;
        }
        finally
        {
            context.Response.Body = body;
        }
    }
}

internal sealed class AddressMiddleware(RequestDelegate next, ILogger<AddressMiddleware> logger)
{
    public Task InvokeAsync(HttpContext context)
    {
        logger.LogDebug("from {Address}", context.Connection.RemoteIpAddress);
        if (IPAddress.Loopback.Equals(context.Connection.RemoteIpAddress))
        {
            return next(context);
        }

        context.Response.StatusCode = 404;
        return Task.CompletedTask;
    }
}
