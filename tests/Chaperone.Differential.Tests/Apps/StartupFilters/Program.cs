// Start-up filters that put something in front of the pipeline which refuses nobody: by type, by instance, by factory, as one of several.
using Microsoft.Extensions.DependencyInjection.Extensions;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
builder.Services.AddTransient<IStartupFilter, StampFilter>();
builder.Services.AddSingleton<IStartupFilter>(new NamedFilter("instance"));
builder.Services.AddSingleton<IStartupFilter>(_ => new NamedFilter("factory"));
builder.Services.TryAddEnumerable(ServiceDescriptor.Transient<IStartupFilter, LocalFilter>());
builder.Services.AddTransient<IStartupFilter, SameFilter>();
if (builder.Environment.IsDevelopment())
{
    builder.Services.AddTransient<IStartupFilter, BranchFilter>();
}

var app = builder.Build();

app.MapGet("/open", () => "x");
app.MapGet("/user", () => "x").RequireAuthorization();
app.MapGet("/admin", () => "x").RequireAuthorization(policy => policy.RequireRole("Admin"));
app.Run();

internal sealed class StampFilter : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.UseMiddleware<StampMiddleware>();
        next(app);
        app.UseMiddleware<StampMiddleware>();
    };
}

internal sealed class NamedFilter(string name) : IStartupFilter
{
    Action<IApplicationBuilder> IStartupFilter.Configure(Action<IApplicationBuilder> next)
    {
        return app =>
        {
            app.Use((context, following) =>
            {
                context.Response.Headers["X-Filter"] = name;
                return following(context);
            });
            next.Invoke(app);
        };
    }
}

internal class LocalFilter : IStartupFilter
{
    public virtual Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next)
    {
        return Set;

        void Set(IApplicationBuilder app)
        {
            Stamp(app);
            Go(app, next);
        }
    }

    private static void Stamp(IApplicationBuilder app) => app.UseMiddleware<StampMiddleware>();

    private static void Go(IApplicationBuilder app, Action<IApplicationBuilder> next) => next(app);
}

/// <summary>Puts nothing in front.</summary>
internal sealed class SameFilter : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => next;
}

/// <summary>What a branch ends with is for its own path.</summary>
internal sealed class BranchFilter : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Map("/ping", branch => branch.Run(context => context.Response.WriteAsync("pong")));
        next(app);
    };
}

internal sealed class StampMiddleware(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        context.Response.Headers["X-Stamp"] = "1";
        return next(context);
    }
}
