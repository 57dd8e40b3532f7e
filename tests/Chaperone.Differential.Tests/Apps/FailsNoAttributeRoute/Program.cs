// 1.17: [ApiController] without an attribute route.
using Microsoft.AspNetCore.Mvc;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddControllers();
var app = builder.Build();
app.MapControllers();
app.Run();

[ApiController]
public class UnroutedController : ControllerBase
{
    public string Get() => "never";
}
