// 1.25: a dynamic route alone, without MapControllers.
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddControllers();
builder.Services.AddTestAuthentication();
builder.Services.AddSingleton<Languages>();

var app = builder.Build();
app.MapDynamicControllerRoute<Languages>("{language}/{controller}/{action}");
app.Run();

public sealed class Languages : Microsoft.AspNetCore.Mvc.Routing.DynamicRouteValueTransformer
{
    public override ValueTask<RouteValueDictionary> TransformAsync(HttpContext httpContext, RouteValueDictionary values) =>
        ValueTask.FromResult(new RouteValueDictionary { ["controller"] = "Spa", ["action"] = "Index" });
}

public class SpaController : ControllerBase
{
    public string Index() => "open";
}

[Route("attr")]
public class AttributedController : ControllerBase
{
    [HttpGet] public string Get() => "x";

    [HttpGet("closed"), Authorize] public string Closed() => "x";
}
