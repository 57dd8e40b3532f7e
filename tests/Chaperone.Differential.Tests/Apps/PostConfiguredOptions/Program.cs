// What PostConfigure sets comes after all other settings, wherever it is written; options of a name of their own are others (OptionsFactory).
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
builder.Services.PostConfigure<AuthorizationOptions>(options => options.FallbackPolicy = null);
builder.Services.AddSingleton<IPostConfigureOptions<AuthorizationOptions>, OpenedPolicy>();
builder.Services.Configure<AuthorizationOptions>(options =>
{
    options.FallbackPolicy = options.DefaultPolicy;
    options.AddPolicy("opened", policy => policy.RequireAuthenticatedUser());
});
builder.Services.Configure<AuthorizationOptions>("other", options => options.DefaultPolicy = new AuthorizationPolicyBuilder().RequireAssertion(_ => true).Build());
builder.Services.AddOptions<AuthorizationOptions>("other").Configure(options => options.AddPolicy("missing", policy => policy.RequireAuthenticatedUser()));
var app = builder.Build();
app.MapGet("/open", () => "x");
app.MapGet("/opened", () => "x").RequireAuthorization("opened");
app.MapGet("/user", () => "x").RequireAuthorization();
app.MapGet("/missing", () => "x").RequireAuthorization("missing");
app.Run();

internal sealed class OpenedPolicy : IPostConfigureOptions<AuthorizationOptions>
{
    public void PostConfigure(string? name, AuthorizationOptions options) => options.AddPolicy("opened", policy => policy.RequireAssertion(_ => true));
}
