// 3.15: nothing registers authorization, so its middleware is missing.
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Infrastructure;

var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();

app.MapGet("/open", () => "x");
app.MapGet("/data", () => "x").WithMetadata(new AuthorizeAttribute()); // 500
app.MapGet("/attr", [Authorize] () => "x"); // 500
app.MapGet("/attr-anonymous", [Authorize, AllowAnonymous] () => "x"); // 500 too: nobody looks at AllowAnonymous
app.MapGet("/req", () => "x").WithMetadata(new AdminsAttribute()); // silently open
app.MapGet("/pol", () => "x").WithMetadata(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build()); // silently open
app.MapGet("/anon", () => "x").AllowAnonymous();
app.Run();

internal sealed class AdminsAttribute : Attribute, IAuthorizationRequirementData
{
    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [new RolesAuthorizationRequirement(["Admin"])];
}
