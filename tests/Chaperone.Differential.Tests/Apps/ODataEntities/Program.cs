// OData: its provider adds routes to the actions that answer for an entity set, and leaves their authorization as it is (1.10, 3.3).
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OData;
using Microsoft.AspNetCore.OData.Query;
using Microsoft.AspNetCore.OData.Routing.Controllers;
using Microsoft.OData.ModelBuilder;

var model = new ODataConventionModelBuilder();
model.EntitySet<Chart>("Charts");
model.EntitySet<Note>("Notes");

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
builder.Services.AddControllers().AddOData(options => options.Select().Filter().AddRouteComponents("odata", model.GetEdmModel()));
var app = builder.Build();
app.MapControllers();
app.Run();

public class Chart
{
    public int Id { get; set; }
}

public class Note
{
    public int Id { get; set; }
}

[Authorize]
public class ChartsController : ODataController
{
    [EnableQuery] public IQueryable<Chart> Get() => new[] { new Chart { Id = 1 } }.AsQueryable();

    [EnableQuery] public Chart Get(int key) => new() { Id = key };

    [AllowAnonymous] public IActionResult Post([FromBody] Chart chart) => Ok(chart);
}

public class NotesController : ODataController
{
    public IQueryable<Note> Get() => new[] { new Note { Id = 1 } }.AsQueryable();
}

[Route("plain")]
public class PlainController : ControllerBase
{
    [HttpGet] public string Get() => "plain";

    [HttpGet("secured"), Authorize] public string Secured() => "secured";
}
