// 3.5: a policy object that asks for nothing opens every bare [Authorize]; roles and names hold.
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
builder.Services.AddControllers();
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization(options => options.AddPolicy("named", policy => policy.RequireAuthenticatedUser()));
using WebApplication app = builder.Build();
app.MapControllers().RequireAuthorization(policy => policy.RequireAssertion(_ => true));
app.Run();

[Route("weak")]
public class WeakController : ControllerBase
{
    [HttpGet("none")] public string None() => "open";

    [HttpGet("bare"), Authorize] public string Bare() => "open";

    [HttpGet("role"), Authorize(Roles = "Admin")] public string Role() => "admin";

    [HttpGet("named"), Authorize("named")] public string Named() => "user";

    [HttpGet("scheme"), Authorize(AuthenticationSchemes = "Test")] public string Scheme() => "open";
}
