// Authorization that is written where nothing reads it (0.4, 1.23, 1.25, 2.5, 2.12).
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddControllers();
builder.Services.AddAuthorizationBuilder().AddPolicy("admin", p => p.RequireRole("Admin"));
var app = builder.Build();

// 1.23: does not touch attribute-routed actions
app.MapControllerRoute("default", "{controller=Home}/{action=Index}").RequireAuthorization();

// 1.25: replaced by the action's own endpoint
app.MapFallbackToController("/fallback/{*rest}", "Open", "Charts").RequireAuthorization("admin");

// 2.5: the class that declares the handler
app.MapGet("/class/method", Declared.Get);
app.MapGet("/class/lambda", Declared.Lambda());
app.MapGet("/class/own", Declared.Get).RequireAuthorization();

// 2.12: neither policy object nor requirement is looked at
app.MapGet("/short", () => "short").WithMetadata(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build()).ShortCircuit();
app.MapGet("/short/data", () => "short").RequireAuthorization().ShortCircuit();
app.Run();

[Authorize]
internal static class Declared
{
    public static string Get() => "method";

    public static Func<string> Lambda() => () => "lambda";
}

internal interface ICharts
{
    [Authorize] string Contract();

    [Authorize(Roles = "Admin")] string Stricter();
}

public class HomeController : Controller
{
    public string Index() => "home";
}

[Route("charts")]
public class ChartsController : ControllerBase, ICharts
{
    [HttpGet("open")] public string Open() => "open";

    // 0.4: attributes of interface members
    [HttpGet("contract")] public string Contract() => "contract";

    [HttpGet("stricter"), Authorize] public string Stricter() => "stricter";

    [NonAction, Authorize] public string Helper() => "helper";
}
