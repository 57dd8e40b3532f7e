// 1.4: controllers of referenced assemblies count where the assembly is an application part.
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationParts;

[assembly: ApplicationPart("ClinicParts")] // what the Razor SDK writes for a reference that uses MVC

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddControllers().AddApplicationPart(typeof(AddedParts.AddedController).Assembly);
var app = builder.Build();
app.MapControllers();
app.Run();

[Route("own")]
public class OwnController : ClinicParts.SecuredBase
{
    [HttpGet] public string Get() => "user";
}
