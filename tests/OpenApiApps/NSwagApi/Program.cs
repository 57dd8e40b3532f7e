using Microsoft.AspNetCore.Mvc;
using NSwagApi;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddControllers();
builder.Services.AddEndpointsApiExplorer();
builder.Services.AddOpenApiDocument();

var app = builder.Build();
app.UseOpenApi();
app.MapControllers();
app.MapGet("/minimal", () => Results.NotFound());
app.MapGet("/hidden", () => "x").ExcludeFromDescription();
app.Run();

namespace NSwagApi
{
    public record Thing(int Id);

    [ApiController]
    [Route("api/things")]
    public class ThingsController : ControllerBase
    {
        [HttpGet]
        [Obsolete("old")]
        public ActionResult<Thing> Get() => NotFound();
    }

    // No [ApiController]: not what one of the two modelled generators would show.
    [Route("api/plain")]
    public class PlainController : Controller
    {
        [HttpGet]
        public Thing Get() => new(1);
    }
}
