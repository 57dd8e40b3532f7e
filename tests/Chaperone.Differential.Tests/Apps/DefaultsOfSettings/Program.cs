// Settings that are bound from the configuration are not what their initializers say.
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Api:Prefix"] = "v2", ["Api:Closed"] = "false", ["Api:Policy"] = "open" });
builder.Services.Configure<ApiSettings>(builder.Configuration.GetSection("Api"));
var settings = builder.Configuration.GetSection("Api").Get<ApiSettings>()!;
builder.Services.AddAuthorization(options =>
{
    options.AddPolicy("closed", policy => policy.RequireAuthenticatedUser());
    options.AddPolicy("open", policy => policy.RequireAssertion(_ => true));
    if (settings.Closed)
    {
        options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
    }
});
var app = builder.Build();
var injected = app.Services.GetRequiredService<IOptions<ApiSettings>>().Value;
app.MapGet("/plain", () => "x");
app.MapGet("/asked", () => "x").RequireAuthorization(settings.Policy);
app.MapGet(injected.Prefix + "/charts", () => "x").RequireAuthorization("closed");
var made = new ApiSettings { Policy = "open" };
app.MapGet(made.Prefix + "/made", () => "x").RequireAuthorization(made.Policy);
app.MapGet(made.Fixed + "/fixed", () => "x").AllowAnonymous();
app.MapGet(settings.PathOf("doctors"), () => "x").RequireAuthorization("closed");
app.MapGet(made.PathOf("nurses"), () => "x").RequireAuthorization("closed");
app.MapGet(settings.Fixed + "/set", () => "x").AllowAnonymous();
app.MapGet("/coalesced", () => "x").RequireAuthorization(builder.Configuration["Api:Policy"] ?? "closed");
var bound = new ApiSettings();
builder.Configuration.GetSection("Api").Bind(bound);
app.MapGet(bound.Prefix + "/bound", () => "x").RequireAuthorization(bound.Policy);
var given = new ApiSettings { Policy = "closed" };
builder.Configuration.Bind("Api", given);
app.MapGet("/given", () => "x").RequireAuthorization(given.Policy);
var group = app.MapGroup("/group");
if (builder.Configuration.GetValue("Api:Closed", true))
{
    group.RequireAuthorization();
}

group.MapGet("/a", () => "x");
var kept = new ApiSettings();
Console.WriteLine(kept.Prefix);
app.MapGet(kept.Prefix + "/kept", () => "x").RequireAuthorization(kept.Policy);
app.Run();

internal sealed class ApiSettings
{
    public string Prefix { get; set; } = "v1";

    public bool Closed { get; set; } = true;

    public string Policy { get; set; } = "closed";

    public string Fixed { get; } = "always";

    public string PathOf(string what) => "/" + Prefix + "/" + what;
}
