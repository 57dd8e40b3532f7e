// 1.17: one route name with two templates.
using Microsoft.AspNetCore.Mvc;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddControllers();
var app = builder.Build();
app.MapControllers();
app.Run();

[Route("named")]
public class NamedController : ControllerBase
{
    [HttpGet("a", Name = "same")] public string A() => "never";

    [HttpGet("b", Name = "same")] public string B() => "never";
}
