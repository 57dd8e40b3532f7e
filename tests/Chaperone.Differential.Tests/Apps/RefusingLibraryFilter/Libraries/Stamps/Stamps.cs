namespace Stamps;

public static class StampExtensions
{
    public static IServiceCollection AddStamps(this IServiceCollection services) => services.AddTransient<IStartupFilter, CallerFilter>();
}

internal sealed class CallerFilter : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.UseMiddleware<CallerMiddleware>();
        next(app);
    };
}

public sealed class CallerMiddleware(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.Request.Headers["X-Test-User"].Count == 0)
        {
            context.Response.StatusCode = 401;
            return Task.CompletedTask;
        }

        return next(context);
    }
}
