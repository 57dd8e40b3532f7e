// 3.13: AddAuthorizationCore; 3.14: the middleware because of AddControllers.
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddControllers();
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorizationCore(options => options.FallbackPolicy = new AuthorizationPolicyBuilder("Test").RequireAuthenticatedUser().Build());
var app = builder.Build();
app.MapControllers();
app.MapGet("/minimal", () => "x");
app.Run();

[Route("core")]
public class CoreController : ControllerBase
{
    [HttpGet] public string Get() => "x";

    [HttpGet("anon"), AllowAnonymous] public string Anon() => "x";
}
