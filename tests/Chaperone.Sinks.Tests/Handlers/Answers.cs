using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;

// Each class sets up an application and is asked for both endpoints of Charts.cs.
namespace Handlers;

public class TextOfHandler : IExceptionHandler
{
    public static void Setup(WebApplicationBuilder builder) => builder.Services.AddExceptionHandler<TextOfHandler>().AddProblemDetails();

    public static void Use(WebApplication app) => app.UseExceptionHandler();

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        await httpContext.Response.WriteAsync(exception.Message, cancellationToken);
        return true;
    }
}

public class ProblemOfHandler : IExceptionHandler
{
    public static void Setup(WebApplicationBuilder builder) => builder.Services.AddExceptionHandler<ProblemOfHandler>().AddProblemDetails();

    public static void Use(WebApplication app) => app.UseExceptionHandler();

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        await httpContext.Response.WriteAsJsonAsync(new ProblemDetails { Detail = exception.Message }, cancellationToken);
        return true;
    }
}

public class NarrowerHandler : IExceptionHandler
{
    public static void Setup(WebApplicationBuilder builder) => builder.Services.AddExceptionHandler<NarrowerHandler>().AddProblemDetails();

    public static void Use(WebApplication app) => app.UseExceptionHandler();

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not ChartException chart)
        {
            return false;
        }

        await httpContext.Response.WriteAsJsonAsync(new { error = chart.Message }, cancellationToken);
        return true;
    }
}

public class OtherTypeOnly : IExceptionHandler
{
    public static void Setup(WebApplicationBuilder builder) => builder.Services.AddExceptionHandler<OtherTypeOnly>().AddProblemDetails();

    public static void Use(WebApplication app) => app.UseExceptionHandler();

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var text = exception switch
        {
            OtherException => exception.Message,
            _ => "It failed",
        };
        await httpContext.Response.WriteAsync(text, cancellationToken);
        return true;
    }
}

public class OneTypeOfSeveral : IExceptionHandler
{
    public static void Setup(WebApplicationBuilder builder) => builder.Services.AddExceptionHandler<OneTypeOfSeveral>().AddProblemDetails();

    public static void Use(WebApplication app) => app.UseExceptionHandler();

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var text = exception switch
        {
            OtherException => "other",
            ChartException or KeyNotFoundException => exception.Message,
            _ => "It failed",
        };
        await httpContext.Response.WriteAsync(text, cancellationToken);
        return true;
    }
}

public static class DefaultHandler
{
    public static void Setup(WebApplicationBuilder builder) => builder.Services.AddProblemDetails();

    public static void Use(WebApplication app) => app.UseExceptionHandler();
}

public static class LambdaOfHandler
{
    public static void Use(WebApplication app) => app.UseExceptionHandler(static branch => branch.Run(static async context =>
    {
        var error = context.Features.Get<IExceptionHandlerFeature>()?.Error;
        await context.Response.WriteAsJsonAsync(new { error = error!.Message });
    }));
}

public static class PathOfHandler
{
    public static void Use(WebApplication app) => app.UseExceptionHandler(static branch => branch.Run(static async context =>
    {
        var feature = context.Features.Get<IExceptionHandlerPathFeature>()!;
        await context.Response.WriteAsync($"{feature.Path}: {feature.Error.GetType().Name}");
    }));
}

public class Middleware(RequestDelegate next)
{
    public static void Use(WebApplication app) => app.UseMiddleware<Middleware>();

    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (Exception e)
        {
            await AnswerAsync(context, e);
        }
    }

    private static Task AnswerAsync(HttpContext context, Exception error)
    {
        var (status, text) = Read(error);
        context.Response.StatusCode = status;
        return context.Response.WriteAsync(text);
    }

    private static (int Status, string Text) Read(Exception error) => error switch
    {
        ChartException => (404, error.Message),
        _ => (500, "It failed"),
    };
}

public class MiddlewareOfAnotherType(RequestDelegate next)
{
    public static void Use(WebApplication app) => app.UseMiddleware<MiddlewareOfAnotherType>();

    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (Exception e)
        {
            await context.Response.WriteAsync(TextOf(e));
        }
    }

    private static string TextOf(Exception error) => error is OtherException ? error.Message : "It failed";
}

public static class InlineMiddleware
{
    public static void Use(WebApplication app) => app.Use(static async (context, next) =>
    {
        try
        {
            await next(context);
        }
        catch (Exception e)
        {
            await context.Response.WriteAsync(e.ToString());
        }
    });
}

public class ActionFilter : IExceptionFilter
{
    public static void Setup(WebApplicationBuilder builder) => builder.Services.AddControllers(static o => o.Filters.Add<ActionFilter>());

    public static void Use(WebApplication app) => app.UseExceptionHandler(static branch => branch.Run(static context => context.Response.WriteAsync("It failed")));

    public void OnException(ExceptionContext context)
    {
        context.Result = new ObjectResult(new { error = context.Exception.Message }) { StatusCode = 500 };
        context.ExceptionHandled = true;
    }
}

public class QuietFilter : IExceptionFilter
{
    public static void Setup(WebApplicationBuilder builder) => builder.Services.AddControllers(static o => o.Filters.Add<QuietFilter>());

    public static void Use(WebApplication app) => app.UseExceptionHandler(static branch => branch.Run(static context => context.Response.WriteAsync("It failed")));

    public void OnException(ExceptionContext context)
    {
        if (context.Exception is OtherException)
        {
            context.Result = new BadRequestObjectResult(context.Exception.Message);
        }
    }
}
