// 3.13: the fallback policy set through the builder; 3.10: what it demands.
using Microsoft.AspNetCore.Authorization;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorizationBuilder()
    .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireRole("Admin").Build())
    .SetDefaultPolicy(new AuthorizationPolicyBuilder("Test").RequireAuthenticatedUser().RequireClaim(System.Security.Claims.ClaimTypes.Name).Build())
    .AddPolicy("named", p => p.RequireUserName("bob"));

var app = builder.Build();
app.MapGet("/covered", () => "admin only");
app.MapGroup("/g").MapPost("/covered", () => "admin only");
app.MapGet("/default", () => "user").RequireAuthorization();
app.MapGet("/named", () => "bob").RequireAuthorization("named");
app.MapGet("/open", () => "x").AllowAnonymous();
app.Run();
