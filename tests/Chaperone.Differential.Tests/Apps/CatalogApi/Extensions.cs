using Microsoft.AspNetCore.Authorization;

namespace Catalog;

internal static class Extensions
{
    public static void AddApplicationServices(this IHostApplicationBuilder builder)
    {
        builder.Services.AddTestAuthentication();
        builder.Services.AddAuthorizationBuilder().AddPolicy("Buyer", policy => policy.RequireAuthenticatedUser().RequireRole("Buyer", "Admin"));
        builder.Services.AddHealthChecks();
    }

    public static WebApplication UseDefaults(this WebApplication app)
    {
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapHealthChecks("/health");
        if (app.Environment.IsDevelopment())
        {
            app.MapHealthChecks("/alive");
        }

        return app;
    }

    public static IEndpointRouteBuilder NewCatalog(this IEndpointRouteBuilder app) => app.MapGroup("/api/catalog");
}
