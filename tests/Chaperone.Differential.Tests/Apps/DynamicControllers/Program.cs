// 1.25, U10: a transformer chooses the action at run time; what stands on the route does not reach it. Each of these calls adds the data
// source of all attribute-routed actions to its builder, so that they answer below the group as well, with what the group demands.
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Routing;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorizationBuilder().AddPolicy("Desk", policy => policy.RequireRole("Admin"));
builder.Services.AddControllers();
builder.Services.AddTransient<Slugs>();
builder.Services.AddTransient<Tenants>();
var app = builder.Build();

app.MapDynamicControllerRoute<Slugs>("pages/{**slug}");
app.MapDynamicControllerRoute<Tenants>("tenants/{tenant}/{**slug}", state: "charts", order: 7);
app.MapGroup("/staff").RequireAuthorization().MapDynamicControllerRoute<Slugs>("{**slug}");
app.MapGroup("/desk").RequireAuthorization("Desk").MapFallbackToController("{**slug}", "Open", "Pages");
app.MapControllers();
app.Run();

public sealed class Slugs : DynamicRouteValueTransformer
{
    public override ValueTask<RouteValueDictionary> TransformAsync(HttpContext httpContext, RouteValueDictionary values) =>
        ValueTask.FromResult(new RouteValueDictionary { ["controller"] = "Pages", ["action"] = "Open" });
}

public sealed class Tenants : DynamicRouteValueTransformer
{
    public override ValueTask<RouteValueDictionary> TransformAsync(HttpContext httpContext, RouteValueDictionary values) =>
        ValueTask.FromResult(new RouteValueDictionary { ["controller"] = "Pages", ["action"] = "Closed" });
}

public class PagesController : ControllerBase
{
    public string Open() => "open";

    [Authorize] public string Closed() => "closed";
}

[Route("notes")]
public class NotesController : ControllerBase
{
    [HttpGet] public string Get() => "notes";
}
