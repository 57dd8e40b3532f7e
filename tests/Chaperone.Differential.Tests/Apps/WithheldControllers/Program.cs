// 1.1: the framework's feature provider is taken away, and one of the application's own leaves public controllers out.
using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Controllers;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
builder.Services.AddControllers().ConfigureApplicationPartManager(manager =>
{
    manager.FeatureProviders.Remove(manager.FeatureProviders.OfType<ControllerFeatureProvider>().First());
    manager.FeatureProviders.Add(new ReleasedControllers());
});
var app = builder.Build();
app.MapControllers();
app.MapGet("/open", () => "x");
app.Run();

[AttributeUsage(AttributeTargets.Class)]
public sealed class ReleasedAttribute : Attribute;

internal sealed class ReleasedControllers : ControllerFeatureProvider
{
    protected override bool IsController(TypeInfo type) => base.IsController(type) && type.IsDefined(typeof(ReleasedAttribute));
}

[ApiController, Released, Route("beds")]
public sealed class BedsController : ControllerBase
{
    [HttpGet] public int Get() => 1;

    [HttpPost, Authorize] public int Post() => 1;
}

[ApiController, Route("drafts")]
public sealed class DraftsController : ControllerBase
{
    [HttpGet] public int Get() => 1;
}
