// 3.22: the exemption may be a convention; 3.23: AllowAnonymousFilter beats the filter, not the middleware.
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Authorization;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddControllers();
builder.Services.Configure<MvcOptions>(options =>
{
    options.Filters.Add(new AuthorizeFilter());
    options.Filters.Add(new AllowAnonymousFilter());
});
var app = builder.Build();
app.MapControllers();
app.Run();

[Route("e")]
public class ExemptController : ControllerBase
{
    [HttpGet("none")] public string None() => "open"; // 3.23

    [HttpGet("auth"), Authorize] public string Auth() => "user"; // 3.23

    [HttpGet("anon"), AllowAnonymous] public string Anon() => "open";
}
