// Asp.Versioning: versioned groups are groups, versions are metadata, controllers' names lose their digits (1.3, 2.11).
using Asp.Versioning;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
builder.Services.AddControllers();
builder.Services.AddApiVersioning(options =>
{
    options.DefaultApiVersion = new ApiVersion(1.0);
    options.AssumeDefaultVersionWhenUnspecified = true;
}).AddMvc();
var app = builder.Build();

var charts = app.NewVersionedApi("Charts");
var v1 = charts.MapGroup("/charts").HasApiVersion(1.0);
v1.MapGet("/", () => "all");
v1.MapGet("/{id:int}", (int id) => id).RequireAuthorization();

var v2 = charts.MapGroup("/v{version:apiVersion}/charts").HasApiVersion(1.0).HasApiVersion(2.0).RequireAuthorization();
v2.MapGet("/", () => "all");
v2.MapPost("/", () => "new").MapToApiVersion(1.0).AllowAnonymous();

app.MapGroup("/plain/v{version:apiVersion}").WithApiVersionSet(app.NewApiVersionSet().HasApiVersion(new ApiVersion(1.0)).Build()).MapGet("x", () => "x");

app.MapControllers();
app.Run();

[ApiController]
[ApiVersion(1.0)]
[ApiVersion(2.0)]
[Route("api/v{version:apiVersion}/[controller]")]
public class VisitsController : ControllerBase
{
    [HttpGet]
    [MapToApiVersion(1.0)]
    public string Get() => "one";

    [HttpGet("{id:int}")]
    [Authorize]
    public int Get(int id) => id;
}

[ApiController]
[ApiVersion(1.0)]
[Route("api/[controller]")]
public class Orders2Controller : ControllerBase
{
    [HttpPost]
    public string Post() => "order";
}

[ApiController]
[ApiVersion(1.0)]
[ControllerName("Labs")]
[Route("api/[controller]")]
public class LaboratoryController : ControllerBase
{
    [HttpGet]
    public string Get() => "labs";
}
