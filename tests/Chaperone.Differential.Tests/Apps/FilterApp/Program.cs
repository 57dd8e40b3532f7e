// 3.22, 3.24, 3.25: a global AuthorizeFilter protects controllers and nothing else.
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Authorization;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddControllers(options =>
{
    var policy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
    options.Filters.Add(new AuthorizeFilter(policy));
});
var app = builder.Build();
app.MapGet("/minimal", () => "open"); // 3.22
app.MapGet("/minimal/secured", () => "x").RequireAuthorization();
app.MapControllers();
app.Run();

[Route("f")]
public class FilteredController : ControllerBase
{
    [HttpGet("none")] public string None() => "user";

    [HttpGet("anon"), AllowAnonymous] public string Anon() => "open"; // 3.22: metadata exempts

    [HttpGet("role"), Authorize(Roles = "Admin")] public string Role() => "admin"; // both must pass
}

[AllowAnonymous, Route("open")]
public class OpenController : ControllerBase
{
    [HttpGet] public string Get() => "open";

    [HttpGet("auth"), Authorize] public string Auth() => "open"; // 3.3
}
