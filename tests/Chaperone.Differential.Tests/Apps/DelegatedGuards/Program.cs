// U9: handlers that leave it to others to look at the caller: a service, a method of another class, a library's check, and what a mediator runs.
using System.Security.Claims;
using Checks;
using Delegated;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
builder.Services.AddHttpContextAccessor();
builder.Services.AddControllers();
builder.Services.AddScoped<ICharts, Charts>();
builder.Services.AddScoped<Doors, GuardedDoors>();
builder.Services.AddScoped<ISender, Mediator>();
builder.Services.AddScoped<ICurrentUser, CurrentUser>();
var app = builder.Build();
app.Use(async (context, next) =>
{
    try
    {
        await next(context);
    }
    catch (NobodyException)
    {
        context.Response.StatusCode = 400 + 1;
    }
});
app.MapControllers();
app.MapGet("/helper", (HttpContext context) =>
{
    Callers.Known(context);
    return "x";
});
app.MapGet("/extension", (ClaimsPrincipal user) => user.NameOrRefuse());
app.MapGet("/abstract", (Doors doors) => doors.Enter());
app.MapGet("/library/scope", (HttpContext context) =>
{
    context.EnsureUserHasScope("charts");
    return "x";
});
app.MapGet("/library/access", (ClaimsPrincipal user) =>
{
    CallerChecks.CheckAccess("charts", user);
    return "x";
});
app.MapGet("/library/input", (string? name) =>
{
    CallerChecks.ValidateUserName(name ?? "x");
    return "x";
});
app.MapGet("/sent/marked", (ISender sender) => sender.Send(new MarkedQuery()));
app.MapGet("/sent/secured", (ISender sender) => sender.Send(new SecuredQuery()));
app.MapGet("/sent/handled", (ISender sender) => sender.Send(new HandledQuery()));
app.MapGet("/sent/fitting", (ISender sender) => sender.Send(new FittingQuery()));
app.MapGet("/sent/open", (ISender sender) => sender.Send(new OpenQuery()));
app.Run();

[Route("charts")]
public class ChartsController(ICharts charts) : ControllerBase
{
    [HttpGet("own")] public string Own() => charts.Own();

    [HttpGet("of-caller")] public string OfCaller() => charts.Of(User.FindFirstValue(ClaimTypes.Name));

    [HttpGet("of-anybody/{name}")] public string OfAnybody(string name) => charts.Found(name);

    [HttpPost("sign-in")] public string SignIn(string? password) => charts.SignIn(password ?? "letmein");
}
