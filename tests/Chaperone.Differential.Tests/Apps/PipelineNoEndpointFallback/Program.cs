// 3.16: authorization without an endpoint, and a fallback policy: it is applied to everything, what is specific is skipped.
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Infrastructure;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
var app = builder.Build();

app.UseRouting();

app.MapGet("/plain", () => "x");
app.MapGet("/anon", [AllowAnonymous] () => "x"); // 401 for anonymous all the same
app.MapGet("/req", [Admins] () => "x"); // bob passes
app.MapGet("/data", () => "x").RequireAuthorization(); // nobody passes: 401, then 500
app.Run();

internal sealed class AdminsAttribute : Attribute, IAuthorizationRequirementData
{
    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [new RolesAuthorizationRequirement(["Admin"])];
}
