// AllowAnonymous wins wherever it stands (3.3), and a policy object takes the place of the default policy (3.5, 3.6).
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddControllers();
builder.Services.AddAuthorizationBuilder().AddPolicy("admin", p => p.RequireRole("Admin")).AddPolicy("any", p => p.RequireAssertion(_ => true));
var app = builder.Build();

var open = app.MapGroup("/open").AllowAnonymous();
open.MapGet("/required", () => "open").RequireAuthorization();
open.MapGet("/named", [Authorize("admin")] () => "open");
open.MapGroup("/inner").RequireAuthorization("admin").MapGet("/", () => "open");
open.MapControllers();

var closed = app.MapGroup("/closed").RequireAuthorization();
closed.MapGet("/exception", () => "open").AllowAnonymous();
closed.MapGet("/assertion", () => "open").RequireAuthorization(p => p.RequireAssertion(_ => true));
closed.MapGet("/object", () => "open").WithMetadata(new AuthorizationPolicyBuilder().RequireAssertion(_ => true).Build());
closed.MapGet("/user", () => "user").RequireAuthorization(p => p.RequireAuthenticatedUser());
closed.MapGet("/named", () => "user").RequireAuthorization("any");

app.MapGet("/any", () => "open").RequireAuthorization("any");
app.MapGet("/typo", () => "broken").RequireAuthorization("admn");
app.MapGet("/typo/anonymous", () => "broken").RequireAuthorization("admn").AllowAnonymous();
app.MapGet("/roles", [Authorize(Roles = "")] () => "broken");
app.MapGet("/scheme", [Authorize(AuthenticationSchemes = "Bearer")] () => "broken");
app.Run();

[Route("c")]
public class CController : ControllerBase
{
    [HttpGet, Authorize] public string All() => "open";

    [HttpGet("roles"), Authorize(Roles = "Admin")] public string Roles() => "open";
}
