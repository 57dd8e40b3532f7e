// 3.22: MapControllers().AllowAnonymous() switches the global filter off; 3.24: filters of one controller or action.
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Authorization;
using Microsoft.AspNetCore.Mvc.Filters;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization(o => o.AddPolicy("admin", p => p.RequireRole("Admin")));
builder.Services.AddSingleton(new AuthorizeFilter("admin"));
builder.Services.AddScoped<Doorkeeper>();
builder.Services.AddControllers();
var app = builder.Build();
app.MapControllers();
app.MapGroup("/anon").AllowAnonymous().MapControllers();
app.Run();

[Route("service"), ServiceFilter(typeof(AuthorizeFilter))]
public class ServiceFilteredController : ControllerBase
{
    [HttpGet] public string Get() => "admin"; // 3.24

    [HttpGet("anon"), AllowAnonymous] public string Anon() => "open";
}

[Route("custom")]
public class CustomFilteredController : ControllerBase
{
    [HttpGet, Teapot] public string Get() => "never"; // 3.25: custom authorization

    [HttpGet("plain")] public string Plain() => "open";
}

/// <summary>An authorization filter of one's own: runs, but leaves no metadata (3.25).</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class TeapotAttribute : Attribute, IAuthorizationFilter
{
    public void OnAuthorization(AuthorizationFilterContext context) => context.Result = new StatusCodeResult(418);
}

[Route("scoped"), ServiceFilter(typeof(Doorkeeper))]
public class ScopedFilteredController : ControllerBase
{
    [HttpGet] public string Get() => "never"; // 3.25: a scoped service
}

public sealed class Doorkeeper : IAuthorizationFilter
{
    public void OnAuthorization(AuthorizationFilterContext context) => context.Result = new StatusCodeResult(418);
}
