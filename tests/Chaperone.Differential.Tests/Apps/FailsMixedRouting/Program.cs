// 1.17: one method, routed by attribute through one controller's selector and by convention through another's.
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddControllersWithViews(options => options.Conventions.Add(new AddConventionalSelector()));
var app = builder.Build();
app.MapDefaultControllerRoute();
app.Run();

public class MixedController : ControllerBase
{
    [HttpGet("attr")] public string Get() => "never";
}

public sealed class AddConventionalSelector : IActionModelConvention
{
    public void Apply(ActionModel action) => action.Selectors.Add(new SelectorModel());
}
