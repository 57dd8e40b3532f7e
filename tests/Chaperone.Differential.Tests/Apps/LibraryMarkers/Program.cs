// 3.30: what MVC keeps among the filters and never runs refuses nobody, also where its source is not visible; a filter that runs may.
using Markers;
using Microsoft.AspNetCore.Mvc;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
builder.Services.AddControllers();
var app = builder.Build();
app.MapControllers();
app.Run();

[Api, Route("charts")]
public sealed class ChartsController : ControllerBase
{
    [HttpGet] public int Get() => 1;

    [HttpPost, Note] public int Post() => 1;

    [HttpDelete, KnownCallers] public int Delete() => 1;
}

[Note, Route("notes")]
public sealed class NotesController : ControllerBase
{
    [HttpGet] public int Get() => 1;
}

[VersionedController(3)]
public sealed class LabsController : ControllerBase
{
    [HttpGet] public int Get() => 1;
}
