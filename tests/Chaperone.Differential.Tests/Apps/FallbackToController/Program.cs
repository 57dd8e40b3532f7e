// 1.25: what is mapped is replaced by the action's own endpoint.
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddControllersWithViews();
builder.Services.AddTestAuthentication();
builder.Services.AddSingleton<Languages>();

var app = builder.Build();
app.MapControllers();
app.MapGet("/minimal", () => "x");
app.MapFallbackToController("Index", "Spa").RequireAuthorization(); // no effect
app.MapFallbackToController("deep/{*path:nonfile}", "Closed", "Spa").AllowAnonymous(); // no effect
app.MapDynamicControllerRoute<Languages>("{language}/{controller}/{action}");
app.Run();

public sealed class Languages : Microsoft.AspNetCore.Mvc.Routing.DynamicRouteValueTransformer
{
    public override ValueTask<RouteValueDictionary> TransformAsync(HttpContext httpContext, RouteValueDictionary values) =>
        ValueTask.FromResult(new RouteValueDictionary { ["controller"] = "Spa", ["action"] = "Closed" });
}

public class SpaController : ControllerBase
{
    public string Index() => "open";

    [Authorize] public string Closed() => "closed";
}

[Route("attr")]
public class AttributedController : ControllerBase
{
    [HttpGet] public string Get() => "x";
}
