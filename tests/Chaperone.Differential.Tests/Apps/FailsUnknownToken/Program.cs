// 1.15: an unknown token.
using Microsoft.AspNetCore.Mvc;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddControllers();
var app = builder.Build();
app.MapControllers();
app.Run();

[Route("[nowhere]")]
public class TokenController : ControllerBase
{
    [HttpGet] public string Get() => "never";
}
