// 1.20: controllers that nothing maps are no endpoints.
using Microsoft.AspNetCore.Mvc;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddControllers();
builder.Services.AddTestAuthentication();
var app = builder.Build();
app.MapGet("/only", () => "x");
app.MapGet("/only/secured", () => "x").RequireAuthorization(); // 3.14: AddControllers brings authorization
app.Run();

[ApiController, Route("never")]
public class NeverController : ControllerBase
{
    [HttpGet] public string Get() => "never";
}
