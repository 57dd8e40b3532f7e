// A library's convention that gives routes a token of its own; the library says nothing of itself.
using Clinic.Routes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
builder.Services.AddControllers(options => options.UseNamespaceToken());
var app = builder.Build();
app.MapControllers();
app.Run();

namespace Clinic.Wards
{
    [ApiController, Authorize]
    public class ListWardsController : ControllerBase
    {
        [HttpGet("api/[namespace]")] public string Get() => "x";

        [HttpGet("api/[namespace]/{id}")] public string One(int id) => "x";

        [HttpGet("plain/[action]")] public string Plain() => "x";
    }
}

namespace Clinic.Beds
{
    [ApiController]
    [Route("[namespace]/[controller]")]
    public class ListController : ControllerBase
    {
        [HttpGet, AllowAnonymous] public string Get() => "x";

        [HttpPost] public string Post() => "x";
    }
}
