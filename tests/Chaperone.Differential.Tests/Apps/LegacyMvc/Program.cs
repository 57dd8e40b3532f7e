// 3.21: without endpoint routing there are no controller endpoints; attributes become filters, and the data source knows nothing of them.
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddMvc(options => options.EnableEndpointRouting = false);
builder.Services.AddTestAuthentication();
var app = builder.Build();
app.MapGet("/minimal", () => "x");
app.UseMvc(routes => routes.MapRoute("default", "{controller=Home}/{action=Index}/{id?}"));
app.Run();

public class HomeController : ControllerBase
{
    public string Index() => "x";

    [Authorize] public string Secret() => "x";

    [HttpGet("attr")] public string Attributed() => "x";
}
