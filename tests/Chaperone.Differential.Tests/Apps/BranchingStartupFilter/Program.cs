// A start-up filter that goes on elsewhere when a setting says so: what comes before and where the endpoints are is not known.
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
builder.Services.AddTransient<IStartupFilter, PrefixFilter>();
var app = builder.Build();

app.MapGet("/open", () => "x");
app.MapGet("/user", () => "x").RequireAuthorization();
app.Run();

internal sealed class PrefixFilter(IConfiguration configuration) : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        if (configuration["Prefix"] is { } prefix)
        {
            app.Map(prefix, branch => next(branch));
        }
        else
        {
            next(app);
        }
    };
}
