// A minimal application in the style of a microservice: typed results, parameters objects, one static class an area.
using Catalog;

var builder = WebApplication.CreateBuilder(args);
builder.AddApplicationServices();
var app = builder.Build();
app.UseDefaults();
var catalog = app.NewCatalog();
catalog.MapCatalogApiV1().MapCatalogApiV2();
app.MapGroup("/api/orders").WithTags("Orders").MapOrders().RequireAuthorization();
app.Run();

public partial class Program;
