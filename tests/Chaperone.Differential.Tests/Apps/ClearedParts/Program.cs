// 1.4: all application parts are taken away, and the application's own is put in again.
using Microsoft.AspNetCore.Mvc;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
builder.Services.AddControllers()
    .ConfigureApplicationPartManager(manager => manager.ApplicationParts.Clear())
    .AddApplicationPart(typeof(Program).Assembly);
var app = builder.Build();
app.MapControllers();
app.Run();

[ApiController, Route("beds")]
public sealed class BedsController : ControllerBase
{
    [HttpGet] public int Get() => 1;
}
