// 3.24: AuthorizeFilter by type has more than one constructor to choose from: everything answers 500.
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Authorization;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddControllers(options => options.Filters.Add<AuthorizeFilter>());
var app = builder.Build();
app.MapControllers();
app.MapGet("/minimal", () => "open");
app.Run();

[Route("b")]
public class BrokenController : ControllerBase
{
    [HttpGet] public string Get() => "never";

    [HttpGet("anon"), AllowAnonymous] public string Anon() => "never";
}
