// 3.10: assertions that ask the caller's claims, roles and identity are false for who is nobody; on anything else they stay unknown.
using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorizationBuilder()
    .AddPolicy("claims", policy => policy.RequireAssertion(context =>
    {
        var hasOrganization = context.User.Claims.Any(c => c.Type == "org" && !string.IsNullOrEmpty(c.Value));
        var isStaff = context.User.IsInRole("Admin") || context.User.HasClaim(c => c.Type == ClaimTypes.Name);
        return hasOrganization || isStaff;
    }))
    .AddPolicy("identity", policy => policy.RequireAssertion(context => context.User.Identity?.IsAuthenticated == true))
    .AddPolicy("value", policy => policy.RequireAssertion(context => context.User.FindFirst(ClaimTypes.Name)?.Value is { } name && name.Length > 0))
    .AddPolicy("early", policy => policy.RequireAssertion(context =>
    {
        if (context.User.Identity is not { IsAuthenticated: true } || context.User.FindFirstValue(ClaimTypes.Name) is null)
        {
            return false;
        }

        return DateTime.Now.Year > 2000;
    }))
    .AddPolicy("null", policy => policy.RequireAssertion(context =>
    {
        var name = context.User.FindFirst(ClaimTypes.Name);
        if (name == null)
        {
            return false;
        }

        return name.Value.Length > 0;
    }))
    .AddPolicy("task", policy => policy.RequireAssertion(context => Task.FromResult(context.User.IsInRole("Admin"))))
    .AddPolicy("not", policy => policy.RequireAssertion(context => !context.User.HasClaim("blocked", "yes")))
    .AddPolicy("all", policy => policy.RequireAssertion(context => context.User.Claims.All(c => c.Type != "blocked")))
    .AddPolicy("clock", policy => policy.RequireAssertion(context => context.User.IsInRole("Admin") || DateTime.Now.Year > 2000))
    .AddPolicy("requirements", policy => policy.RequireAssertion(context => context.Requirements.Any()));
var app = builder.Build();

foreach (var name in new[] { "claims", "identity", "value", "early", "null", "task", "not", "all", "clock", "requirements" })
{
    app.MapGet("/" + name, () => "x").RequireAuthorization(name);
}

app.Run();
