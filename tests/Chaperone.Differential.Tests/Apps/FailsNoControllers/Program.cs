// 1.20: MapControllers without AddControllers.
using Microsoft.AspNetCore.Mvc;

var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();
app.MapControllers();
app.Run();

[Route("never")]
public class NeverController : ControllerBase
{
    [HttpGet] public string Get() => "never";
}
