// 1.17: two body parameters.
using Microsoft.AspNetCore.Mvc;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddControllers();
var app = builder.Build();
app.MapControllers();
app.Run();

[ApiController, Route("bodies")]
public class BodiesController : ControllerBase
{
    [HttpPost] public string Post(A a, B b) => "never";
}

public record A(int X);

public record B(int Y);
