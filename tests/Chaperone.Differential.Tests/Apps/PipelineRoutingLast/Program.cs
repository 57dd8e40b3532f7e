// 3.16: UseAuthorization before UseRouting sees no endpoint.
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Infrastructure;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
var app = builder.Build();

app.UseAuthentication();
app.UseAuthorization();
app.UseRouting();

app.MapGet("/open", () => "x");
app.MapGet("/data", () => "x").RequireAuthorization();
app.MapGet("/req", [Admins] () => "x");
app.MapGet("/pol", () => "x").WithMetadata(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
app.MapGet("/anon", () => "x").AllowAnonymous();
app.Run();

internal sealed class AdminsAttribute : Attribute, IAuthorizationRequirementData
{
    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [new RolesAuthorizationRequirement(["Admin"])];
}
