// 3.10: a fallback policy that asks for nothing protects nothing.
using Microsoft.AspNetCore.Authorization;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization(o => o.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAssertion(_ => true).Build());
var app = builder.Build();
app.MapGet("/open", () => "x");
app.MapPost("/open", () => "x");
app.MapGet("/secured", () => "x").RequireAuthorization();
app.Run();
