// 1.4, 1.20 to 1.22: areas that only a referenced assembly has. A conventional route without an area does not reach its controllers.
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationParts;

// What the Razor SDK writes.
[assembly: ApplicationPart("AreaParts")]

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddControllersWithViews();
var app = builder.Build();
app.MapControllerRoute("areas", "{area}/{controller=Home}/{action=Index}/{id?}");
app.MapControllerRoute("default", "{controller=Home}/{action=Index}/{id?}");
app.MapGet("/wards", () => new AreaParts.Areas.Wards.Controllers.BedsController().Index());
app.Run();

public class HomeController : ControllerBase
{
    public string Index() => "open";
}
