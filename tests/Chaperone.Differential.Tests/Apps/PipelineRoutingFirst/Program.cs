// 3.16: an explicit UseRouting, and UseAuthorization left to the framework, which puts it in front of the routing.
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Infrastructure;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
var app = builder.Build();

app.UseRouting();
app.Use(async (context, next) => await next(context));

app.MapGet("/open", () => "x");
app.MapGet("/data", () => "x").RequireAuthorization();
app.MapGet("/req", [Admins] () => "x");
app.MapGet("/pol", () => "x").WithMetadata(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
app.Run();

internal sealed class AdminsAttribute : Attribute, IAuthorizationRequirementData
{
    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [new RolesAuthorizationRequirement(["Admin"])];
}
