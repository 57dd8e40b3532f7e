// 3.32, 3.25, U9: what looks at an answer or at an exception refuses nobody, though it speaks of 401: middleware that hand every request on
// first, and filters that run after the action.
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
builder.Services.AddControllers(options => options.Filters.Add<RefusalsAsProblems>());
builder.Services.AddTransient<FactoryMiddleware>();
var app = builder.Build();

app.UseMiddleware<ErrorMiddleware>();
app.UseMiddleware<TimedMiddleware>();
app.UseMiddleware<FactoryMiddleware>();
app.Use(async (context, next) =>
{
    try
    {
        await next(context);
    }
    catch (UnauthorizedAccessException)
    {
        context.Response.StatusCode = 401;
    }
});
app.MapGet("/open", () => "open");
app.MapGet("/secured", () => "secured").RequireAuthorization();
app.MapControllers();
app.Run();

[ApiController, Route("charts")]
public class ChartsController : ControllerBase
{
    [HttpGet] public string All() => "charts";

    [HttpGet("filtered"), Refused] public string Filtered() => "filtered";
}

public sealed class RefusedAttribute : ExceptionFilterAttribute
{
    public override void OnException(ExceptionContext context)
    {
        if (context.Exception is UnauthorizedAccessException)
        {
            context.Result = new UnauthorizedResult();
        }
    }
}

public sealed class RefusalsAsProblems : IExceptionFilter
{
    public void OnException(ExceptionContext context) =>
        context.Result = context.Exception is UnauthorizedAccessException ? new ForbidResult() : new StatusCodeResult(500);
}

public sealed class ErrorMiddleware
{
    private readonly RequestDelegate _next;

    public ErrorMiddleware(RequestDelegate next) => _next = next;

    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await _next(context);
        }
        catch (Exception exception)
        {
            await AnswerAsync(context, exception);
        }
    }

    private static Task AnswerAsync(HttpContext context, Exception exception)
    {
        context.Response.StatusCode = exception is UnauthorizedAccessException ? StatusCodes.Status401Unauthorized : 500;
        return context.Response.WriteAsync("error");
    }
}

public sealed class TimedMiddleware(RequestDelegate next, ILogger<TimedMiddleware> logger)
{
    public async Task Invoke(HttpContext context)
    {
        var began = TimeProvider.System.GetTimestamp();
        using (logger.BeginScope(context.Request.Method))
        {
            await next.Invoke(context).ConfigureAwait(false);
        }

        if (context.Response.StatusCode == 401)
        {
            logger.LogWarning("Unauthorized after {Time}", TimeProvider.System.GetElapsedTime(began));
        }
    }
}

public sealed class FactoryMiddleware : IMiddleware
{
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        await next(context);
        if (context.Response is { StatusCode: 403, HasStarted: false })
        {
            context.Response.Headers["X-Refused"] = "Forbidden";
        }
    }
}
