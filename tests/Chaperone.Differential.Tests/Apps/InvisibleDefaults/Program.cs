// U2, U6: a shared library without source sets the defaults: a fallback policy, policies, endpoints.
using Defaults;
using Microsoft.AspNetCore.Mvc;

[assembly: Microsoft.AspNetCore.Mvc.ApplicationParts.ApplicationPart("Defaults")]

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.AddServiceDefaults();
builder.Services.AddControllers();
var app = builder.Build();
app.MapGet("/covered", () => "x");
app.MapGet("/named", () => "x").RequireAuthorization("shared");
app.MapGet("/bare", () => "x").RequireAuthorization();
app.MapGet("/open", () => "x").AllowAnonymous();
app.MapControllers();
app.Run();

[Route("local")]
public class LocalController : SharedController
{
    [HttpGet] public string Get() => "x";
}
