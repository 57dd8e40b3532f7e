// Builders that are looked for in a collection: which of them is meant is not followed.

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
var app = builder.Build();
new[] { app.MapGet("/skipped", () => "x"), app.MapGet("/taken", () => "x") }.Skip(1).ToList().ForEach(endpoint => endpoint.RequireAuthorization());
new[] { app.MapGet("/first", () => "x"), app.MapGet("/second", () => "x") }.First().RequireAuthorization();
var (left, right) = (app.MapGet("/left", () => "x"), app.MapGet("/right", () => "x"));
left.RequireAuthorization();
new List<RouteHandlerBuilder> { app.MapGet("/all", () => "x"), app.MapGet("/of-them", () => "x") }.ForEach(endpoint => endpoint.RequireAuthorization());
app.Run();
