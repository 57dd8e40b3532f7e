// OData for minimal APIs: the model's description and its list are endpoints like any other (2.11).
using Microsoft.AspNetCore.OData;
using Microsoft.OData.Edm;
using Microsoft.OData.ModelBuilder;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
builder.Services.AddOData();
var app = builder.Build();
var model = Models.Charts();
app.MapODataServiceDocument("v1/$document", model);
app.MapODataMetadata("v1/$metadata", model);

var guarded = app.MapGroup("/v2").RequireAuthorization();
guarded.MapODataServiceDocument("$document", model).AllowAnonymous();
guarded.MapODataMetadata("$metadata", model);
guarded.MapGet("charts", () => new[] { new Chart { Id = 1 } }).AddODataQueryEndpointFilter().WithODataModel(model);
app.MapGet("/v1/charts", () => new[] { new Chart { Id = 1 } }).AddODataQueryEndpointFilter();
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
