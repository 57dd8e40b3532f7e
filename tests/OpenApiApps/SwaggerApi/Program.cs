using Microsoft.AspNetCore.Mvc;
using SwaggerApi;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddControllers();
builder.Services.AddSwaggerGen(options => options.IgnoreObsoleteActions());

var app = builder.Build();
app.UseSwagger();
app.MapControllers();
app.MapGet("/minimal", () => "x").WithSummary("in no description");
app.Run();

namespace SwaggerApi
{
    public record Thing(int Id);

    /// <summary>Comments are not included.</summary>
    [Route("plain")]
    public class PlainController : Controller
    {
        /// <summary>a comment nobody reads</summary>
        [HttpGet]
        public Thing Get() => new(1);

        [HttpPost]
        [EndpointSummary("by an attribute")]
        public IActionResult Post() => Ok();

        [Obsolete]
        [HttpGet("obsolete")]
        public Thing Obsolete() => new(1);

        [HttpGet("grouped")]
        [ApiExplorerSettings(GroupName = "nowhere")]
        public Thing Grouped() => new(1);
    }

    [ApiController]
    [Route("api")]
    public class ApiThingsController : ControllerBase
    {
        [HttpGet(Name = "GetThings")]
        [ProducesResponseType(typeof(Thing), 200)]
        [ProducesResponseType(404)]
        public ActionResult<Thing> Get() => NotFound();

        [HttpDelete("{id}")]
        public IActionResult Delete(int id) => NoContent();
    }
}
