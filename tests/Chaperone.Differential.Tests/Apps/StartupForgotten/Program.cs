// 3.15, 3.20: a generic host whose pipeline lacks UseAuthorization.
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Infrastructure;

await Host.CreateDefaultBuilder(args)
    .ConfigureWebHostDefaults(web =>
    {
        web.ConfigureServices(services =>
        {
            services.AddTestAuthentication();
            services.AddAuthorization();
            services.AddRouting();
        });
        web.Configure(app =>
        {
            app.UseRouting();
            app.UseAuthentication();
            app.UseEndpoints(endpoints =>
            {
                endpoints.MapGet("/open", () => "x");
                endpoints.MapGet("/data", () => "x").RequireAuthorization(); // 500
                endpoints.MapGet("/req", [Admins] () => "x"); // silently open
                endpoints.MapGet("/pol", () => "x").WithMetadata(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build()); // silently open
            });
        });
    })
    .Build()
    .RunAsync();

internal sealed class AdminsAttribute : Attribute, IAuthorizationRequirementData
{
    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [new RolesAuthorizationRequirement(["Admin"])];
}
