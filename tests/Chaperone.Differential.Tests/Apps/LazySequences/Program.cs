// Iterators and queries of LINQ do nothing until somebody asks for their items.
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
var app = builder.Build();
var always = app.Configuration["no such key"] is null;
Iterate(app.MapGet("/iterator/never", () => "x"));
foreach (var number in Iterate(app.MapGet("/iterator/loop", () => "x")))
{
    app.Logger.LogInformation("{Number}", number);
}

_ = Iterate(app.MapGet("/iterator/list", () => "x")).ToList();
var later = Iterate(app.MapGet("/iterator/later", () => "x"));
var never = Iterate(app.MapGet("/iterator/kept", () => "x"));
app.Logger.LogInformation("{Count}", string.Join(", ", later.Where(static n => n > 0)));
_ = new[] { app.MapGet("/select/never", () => "x") }.Select(endpoint => endpoint.RequireAuthorization());
_ = new[] { app.MapGet("/select/list", () => "x") }.Select(endpoint => endpoint.RequireAuthorization()).ToList();
foreach (var endpoint in new[] { app.MapGet("/select/loop", () => "x") }.Select(endpoint => endpoint.RequireAuthorization()))
{
    app.Logger.LogInformation("{Endpoint}", endpoint);
}

if (never is List<int>)
{
    app.Logger.LogInformation("never");
}

app.Run();

static IEnumerable<int> Iterate(IEndpointConventionBuilder endpoint)
{
    endpoint.RequireAuthorization();
    yield return 1;
}
