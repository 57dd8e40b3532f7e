using MicrosoftApi;
using Microsoft.AspNetCore.Mvc;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddControllersWithViews();
builder.Services.AddOpenApi("v1");
builder.Services.AddOpenApi("Admin");

var app = builder.Build();
app.MapOpenApi();
app.MapControllerRoute("default", "{controller=Home}/{action=Index}/{id?}");
var secured = app.MapGroup("/secured").WithTags("ignored by controllers").WithSummary("ignored too");
app.MapGet("/a", () => "x").WithSummary("a").WithTags("t");
app.MapGet("/commented", Handlers.Commented);
app.MapGet("/commented-and-called", Handlers.Commented).WithSummary("the call");
app.MapGet("/group/admin", () => "x").WithGroupName("admin");
app.MapGet("/group/none", () => "x").WithGroupName("none");
app.MapGet("/obsolete", [Obsolete] () => "x");
secured.MapGet("/b", () => Results.Ok()).Produces(200).Produces(404);
app.MapGet("/named", Handlers.Commented).WithName(nameof(Handlers.Commented));
if (args.Length > 40)
{
    app.MapGet("/conditional", () => "x").WithSummary("never");
}

app.Run();

namespace MicrosoftApi
{
    public record Thing(int Id);

    public static class Handlers
    {
        /// <summary>not parsed without a documentation file</summary>
        public static string Commented() => "x";
    }

    public class HomeController : Controller
    {
        public string Index() => "x";

        [HttpGet("home/routed")]
        public string Routed() => "x";

        [HttpGet("home/shown")]
        [ApiExplorerSettings(GroupName = "v1")]
        public string Shown() => "x";
    }

    [ApiExplorerSettings(IgnoreApi = false)]
    [Route("shown")]
    public class ShownController : Controller
    {
        [HttpGet]
        public Thing Get() => new(1);

        [HttpPost]
        [ApiExplorerSettings(IgnoreApi = true)]
        public Thing Post() => new(1);
    }

    [ApiController]
    [Route("api/[controller]")]
    public class ThingsController : ControllerBase
    {
        /// <summary>not parsed</summary>
        [HttpGet]
        public Thing Get() => new(1);

        [Route("no-verb")]
        public Thing NoVerb() => new(1);

        [AcceptVerbs("PURGE", Route = "custom-verb")]
        public Thing CustomVerb() => new(1);

        [AcceptVerbs("PURGE", "PUT", Route = "mixed-verbs")]
        public Thing MixedVerbs() => new(1);

        [HttpHead("head")]
        public void Head()
        {
        }

        [HttpOptions("options")]
        public void Options()
        {
        }

        [Obsolete]
        [HttpGet("obsolete")]
        public Thing Obsolete() => new(1);

        [HttpGet("error")]
        [ProducesErrorResponseType(typeof(string))]
        [ProducesResponseType(400)]
        public Thing Error() => new(1);
    }

    [ApiController]
    [Route("api/hidden")]
    [ApiExplorerSettings(IgnoreApi = true)]
    public class HiddenController : ControllerBase
    {
        [HttpGet]
        public Thing Get() => new(1);

        [HttpGet("shown")]
        [ApiExplorerSettings(IgnoreApi = false)]
        public Thing Shown() => new(1);
    }
}
