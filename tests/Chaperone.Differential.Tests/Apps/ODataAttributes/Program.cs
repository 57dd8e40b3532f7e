// OData whose controllers say their routes themselves: each model is described under its prefix as well, by a controller of the package.
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.OData;
using Microsoft.AspNetCore.OData.Query;
using Microsoft.AspNetCore.OData.Routing.Controllers;
using Microsoft.OData.Edm;
using Microsoft.OData.ModelBuilder;

// As the SDK writes it for every reference that uses MVC.
[assembly: ApplicationPart("Microsoft.AspNetCore.OData")]

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization(options => options.AddPolicy("admin", policy => policy.RequireRole("Admin")));
builder.Services.AddControllers().AddOData(options => options
    .AddRouteComponents("odata", Models.Charts())
    .AddRouteComponents("v2/odata", Models.Charts())
    .AddRouteComponents(Models.Charts())
    .Select().Filter());
var app = builder.Build();
app.MapControllers().RequireAuthorization("admin");
app.Run();

public static class Models
{
    public static IEdmModel Charts()
    {
        var model = new ODataConventionModelBuilder();
        model.EntitySet<Chart>("Charts");
        return model.GetEdmModel();
    }
}

public class Chart
{
    public int Id { get; set; }
}

[Route("api/charts")]
public class ChartReaderController : ODataController
{
    [HttpGet, EnableQuery] public IQueryable<Chart> All() => new[] { new Chart { Id = 1 } }.AsQueryable();

    [HttpDelete("{id:int}"), AllowAnonymous] public IActionResult Remove(int id) => NoContent();
}
