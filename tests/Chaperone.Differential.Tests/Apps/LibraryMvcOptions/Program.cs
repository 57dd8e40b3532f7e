// What a library adds to MVC's options: a filter that asks for a user, and one that is open to everybody.
using Clinic.Mvc;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
builder.Services.AddClinicMvc();
builder.Services.Configure<MvcOptions>(options => options.AskForAdministrators());
var app = builder.Build();
app.MapControllers();
app.MapGet("/beds", () => "x");
app.Run();

[ApiController]
[Route("wards")]
public class WardsController : ControllerBase
{
    [HttpGet] public string Get() => "x";

    [HttpGet("open"), AllowAnonymous] public string Open() => "x";
}
