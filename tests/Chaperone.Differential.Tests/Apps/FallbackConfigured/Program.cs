// 3.13: set by Configure<AuthorizationOptions>, in a method of another class; taken back by a later null elsewhere is not the case here.
using Microsoft.AspNetCore.Authorization;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddSecurity();
var app = builder.Build();
app.MapGet("/covered", () => "x");
app.MapGet("/open", () => "x").AllowAnonymous();
app.MapGet("/nurse", () => "x").RequireAuthorization(Security.Nurse);
app.Run();

internal static class Security
{
    public const string Nurse = "Nurse";

    public static IServiceCollection AddSecurity(this IServiceCollection services)
    {
        services.AddAuthorization();
        services.Configure<AuthorizationOptions>(options =>
        {
            var policy = new AuthorizationPolicyBuilder();
            policy.RequireAuthenticatedUser();
            options.FallbackPolicy = policy.Build();
            options.AddPolicy(Nurse, p => p.RequireRole("Nurse"));
        });
        return services;
    }
}
