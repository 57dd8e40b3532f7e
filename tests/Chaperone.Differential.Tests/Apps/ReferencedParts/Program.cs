// 1.4: controllers of referenced assemblies count where the assembly is an application part.
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationParts;

// What the Razor SDK writes: one for each reference that uses MVC. PlainParts does not.
[assembly: ApplicationPart("AddedParts")]
[assembly: ApplicationPart("ClinicParts")]

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddControllersWithViews().AddApplicationPart(typeof(AddedParts.AddedController).Assembly);
var app = builder.Build();
app.MapDefaultControllerRoute();
app.MapGet("/plain", () => new PlainParts.PlainController().Never());
app.Run();

[Route("own")]
public class OwnController : ClinicParts.SecuredBase
{
    [HttpGet] public string Get() => "user";
}

public class ConventionalController : ControllerBase
{
    public string Index() => "open";
}
