using Microsoft.AspNetCore.Authorization;

namespace Conduit.Infrastructure;

public static class Security
{
    public const string Author = nameof(Author);

    public static IServiceCollection AddConduitSecurity(this IServiceCollection services)
    {
        services.AddTestAuthentication();
        return services.AddAuthorization(Configure);
    }

    public static IApplicationBuilder UseConduitSecurity(this IApplicationBuilder app) => app.UseAuthentication().UseAuthorization();

    public static void MapConduit(this WebApplication app)
    {
        app.MapControllers();
        app.MapGet("/ping", () => "pong");
    }

    private static void Configure(AuthorizationOptions options)
    {
        options.AddPolicy(Author, policy => policy.RequireRole("Admin"));
        options.DefaultPolicy = new AuthorizationPolicyBuilder("Test").RequireAuthenticatedUser().Build();
    }
}
