// A fallback policy, what it reaches and what escapes it (3.6, 3.12, 3.33, 2.12, 2.9).
using Microsoft.AspNetCore.Authorization;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddHealthChecks();
builder.Services.AddControllers();
builder.Services.AddAuthorization(options =>
{
    options.FallbackPolicy = options.DefaultPolicy;
    options.AddPolicy("admin", policy => policy.RequireRole("Admin"));
});

var app = builder.Build();
app.MapGet("/covered", () => "x"); // 3.12
app.MapGet("/raw", context => context.Response.WriteAsync("x"));
app.MapHealthChecks("/health"); // 3.12: infrastructure as well
app.MapHealthChecks("/live").AllowAnonymous();
app.MapGet("/own", () => "x").RequireAuthorization("admin");
app.MapGet("/open", () => "x").AllowAnonymous();
app.MapGet("/open-attr", [AllowAnonymous] () => "x");
app.MapGet("/policy-object", () => "x").WithMetadata(new AuthorizationPolicyBuilder().RequireAssertion(_ => true).Build()); // 3.6
app.MapGet("/named-any", () => "x").RequireAuthorization(p => p.RequireAssertion(_ => true));
app.MapGet("/fast", () => "x").ShortCircuit(); // 2.12
app.MapGet("/fast-status", () => "x").ShortCircuit(200);
app.MapGet("/fast-secret", () => "x").RequireAuthorization().ShortCircuit(); // 2.12
app.MapGet("/fast-requirement", () => "x").WithMetadata(new AdminsAttribute()).ShortCircuit(); // 2.12
app.MapGet("/requirement", () => "x").WithMetadata(new AdminsAttribute()); // 3.1: on top of the fallback
app.MapGet("/stripped", () => "x").RequireAuthorization().Finally(e => e.Metadata.Clear()); // 3.33: then only the fallback is left
app.MapFallback(() => "nothing here");
app.MapControllers();
app.Run();

internal sealed class AdminsAttribute : Attribute, IAuthorizationRequirementData
{
    public IEnumerable<IAuthorizationRequirement> GetRequirements() =>
        [new Microsoft.AspNetCore.Authorization.Infrastructure.RolesAuthorizationRequirement(["Admin"])];
}
