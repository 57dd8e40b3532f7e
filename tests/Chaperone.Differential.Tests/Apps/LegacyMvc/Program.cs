// 3.21: without endpoint routing there are no controller endpoints; the attributes become filters of MVC's own router.
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddMvc(options => options.EnableEndpointRouting = false);
builder.Services.AddTestAuthentication();
var app = builder.Build();
app.MapGet("/minimal", () => "x");
app.UseMvc();
app.Run();

[Route("legacy")]
public class LegacyController : ControllerBase
{
    [HttpGet] public string Open() => "open";

    [HttpGet("secured"), Authorize] public string Secured() => "user";

    [HttpGet("role"), Authorize(Roles = "Admin")] public string Role() => "admin";

    [HttpGet("anon"), AllowAnonymous, Authorize] public string Anon() => "open";

    [Route("any")] public string AnyVerb() => "open";
}
