namespace Stamps;

public static class StampExtensions
{
    public static IServiceCollection AddStamps(this IServiceCollection services)
    {
        services.AddSingleton<IStartupFilter>(new StampFilter());
        services.AddStampsBy<SecondFilter>();
        return services;
    }

    public static IServiceCollection AddStampsBy<TFilter>(this IServiceCollection services)
        where TFilter : class, IStartupFilter => services.AddTransient<IStartupFilter, TFilter>();

    public static IApplicationBuilder UseStamps(this IApplicationBuilder app) =>
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/stamps"), branch => branch.UseMiddleware<StampListMiddleware>())
            .UseMiddleware<StampMiddleware>();
}

internal sealed class StampFilter : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next)
    {
        return Add;

        void Add(IApplicationBuilder app)
        {
            app.UseStamps();
            next(app);
        }
    }
}

internal sealed class SecondFilter(ILogger<SecondFilter> log) : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        if (log.IsEnabled(LogLevel.Trace))
        {
            app.UseMiddleware<StampMiddleware>();
        }

        next(app);
    };
}

public sealed class TraceFilter : IStartupFilter
{
    Action<IApplicationBuilder> IStartupFilter.Configure(Action<IApplicationBuilder> next) => next;
}

public sealed class StampMiddleware(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        context.Response.Headers["X-Stamp"] = "1";
        return next(context);
    }
}

/// <summary>Answers by itself, and is asked on its own path only.</summary>
public sealed class StampListMiddleware(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context) => context.Request.Query.Count == 0 ? context.Response.WriteAsync("none") : next(context);
}
