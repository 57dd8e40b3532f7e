// U7: a fallback policy that depends on the environment is no proof.
using Microsoft.AspNetCore.Authorization;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization(options =>
{
    if (!builder.Environment.IsDevelopment())
    {
        options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
    }
});
var app = builder.Build();
app.MapGet("/depends", () => "x");
app.MapGet("/secured", () => "x").RequireAuthorization();
app.MapGet("/open", () => "x").AllowAnonymous();
app.Run();
