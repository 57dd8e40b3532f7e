// One action or handler, reachable with and without authorization (1.24, 2.8).
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddControllers();
builder.Services.AddAuthorization();
var app = builder.Build();

app.MapControllers();
app.MapGroup("/secured").RequireAuthorization().MapControllers();

Module.Map(app);
Module.Map(app.MapGroup("/staff").RequireAuthorization());

app.MapGet("/handler/open", Handlers.Get);
app.MapGet("/handler/closed", Handlers.Get).RequireAuthorization();
app.MapGet("/decided/open", Handlers.Other).AllowAnonymous();
app.MapGet("/decided/closed", Handlers.Other).RequireAuthorization();
app.Run();

internal static class Handlers
{
    public static string Get() => "handler";

    public static string Other() => "other";
}

internal static class Module
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/module/a", () => "a");
        routes.MapGet("/module/b", () => "b").RequireAuthorization();
    }
}

[Route("charts")]
public class ChartsController : ControllerBase
{
    [HttpGet] public string All() => "charts";

    [HttpGet("mine"), Authorize] public string Mine() => "mine";
}
