// 1.20, 1.21: AddMvcCore, and one conventional route that exposes every attribute-routed action as well.
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddMvcCore().AddAuthorization(options => options.FallbackPolicy = null);
builder.Services.AddTestAuthentication();
var app = builder.Build();
app.MapAreaControllerRoute("only", "Nowhere", "nowhere/{controller}/{action}");
app.Run();

[Route("core")]
public class CoreController : ControllerBase
{
    [HttpGet] public string Get() => "x"; // 1.21

    [HttpGet("secured"), Authorize] public string Secured() => "x";
}

public class ConventionalController : ControllerBase
{
    public string Index() => "unreachable"; // 1.22: has no such area
}
