// Which of several endpoints a loop, an index or a range means.
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
var app = builder.Build();
var always = app.Configuration["no such key"] is null;
var count = 0;
foreach (var name in new[] { "postfix/first", "postfix/second" })
{
    var endpoint = app.MapGet("/" + name, () => "x");
    if (count++ > 0)
    {
        endpoint.RequireAuthorization();
    }
}

var next = 0;
foreach (var name in new[] { "prefix/first", "prefix/second" })
{
    var endpoint = app.MapGet("/" + name, () => "x");
    if (++next > 1)
    {
        endpoint.RequireAuthorization();
    }
}

var ranged = new[] { app.MapGet("/range/first", () => "x"), app.MapGet("/range/second", () => "x"), app.MapGet("/range/third", () => "x") };
foreach (var endpoint in ranged[1..])
{
    endpoint.RequireAuthorization();
}

var last = new[] { app.MapGet("/last/first", () => "x"), app.MapGet("/last/second", () => "x") };
last[^1].RequireAuthorization();
var chosen = new[] { app.MapGet("/index/first", () => "x"), app.MapGet("/index/second", () => "x") };
chosen[always ? 0 : 1].RequireAuthorization();
app.Run();
