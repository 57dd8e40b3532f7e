// What PolicyEvaluator asks is a service, and this one has its own opinion.
using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
builder.Services.AddGenerosity();
var app = builder.Build();

app.MapGet("/user", () => "x").RequireAuthorization();
app.MapGet("/admin", () => "x").RequireAuthorization(policy => policy.RequireRole("Admin"));
app.MapGet("/open", () => "x");
app.MapGet("/welcome", () => "x").AllowAnonymous();
app.Run();

internal static class Generosity
{
    public static IServiceCollection AddGenerosity(this IServiceCollection services) => services.AddScoped<IAuthorizationService, GenerousService>();
}

internal sealed class GenerousService(ILogger<GenerousService> logger) : IAuthorizationService
{
    public Task<AuthorizationResult> AuthorizeAsync(ClaimsPrincipal user, object? resource, IEnumerable<IAuthorizationRequirement> requirements)
    {
        logger.LogInformation("{Count} requirements", requirements.Count());
        return Task.FromResult(AuthorizationResult.Success());
    }

    public Task<AuthorizationResult> AuthorizeAsync(ClaimsPrincipal user, object? resource, string policyName) => AuthorizeAsync(user, resource, Array.Empty<IAuthorizationRequirement>());
}
