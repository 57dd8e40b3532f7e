// 3.9: a weak default policy changes what a bare [Authorize] means.
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddControllers();
builder.Services.AddAuthorization(options =>
{
    options.DefaultPolicy = new AuthorizationPolicyBuilder().RequireAssertion(_ => true).Build();
    options.AddPolicy("user", policy => policy.RequireAuthenticatedUser());
});
var app = builder.Build();
app.MapGet("/bare", () => "open").RequireAuthorization();
app.MapGet("/blank", () => "open").RequireAuthorization("");
app.MapGet("/role", () => "admin").RequireAuthorization(new AuthorizeAttribute { Roles = "Admin" });
app.MapGet("/user", () => "user").RequireAuthorization("user");
app.MapGet("/none", () => "open");
app.MapControllers();
app.Run();

[Route("c"), Authorize]
public class WeakController : ControllerBase
{
    [HttpGet("bare")] public string Bare() => "open";

    [HttpGet("user"), Authorize("user")] public string User_() => "user";
}
