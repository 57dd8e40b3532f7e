// 3.13 in the spelling of the documentation, 3.29: MapControllers().RequireAuthorization() and the attributes.
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

var builder = WebApplication.CreateBuilder(args);

builder.Services.AddControllers();
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization(options =>
{
    options.FallbackPolicy = new AuthorizationPolicyBuilder()
        .RequireAuthenticatedUser()
        .Build();
    options.AddPolicy("Over", policy => policy.Requirements.Add(new Microsoft.AspNetCore.Authorization.Infrastructure.RolesAuthorizationRequirement(["Admin"])));
});

var app = builder.Build();

app.UseAuthentication();
app.UseAuthorization();

app.MapControllers().RequireAuthorization();
app.MapGet("/", () => "covered");

app.Run();

[ApiController]
[Route("[controller]")]
public class AlphaController : ControllerBase
{
    [HttpGet] public IActionResult Get() => Ok();

    [HttpGet("public"), AllowAnonymous] public IActionResult GetPublic() => Ok();

    [HttpPost, Authorize(Roles = "Admin")] public IActionResult Post() => Ok();
}
