// What break and continue keep from the rest of a loop's body.

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
var app = builder.Build();
(string Route, bool Open)[] routes = [("/first", true), ("/second", false), ("/third", true)];
foreach (var (route, open) in routes)
{
    var endpoint = app.MapGet(route, () => "x");
    if (open)
    {
        continue;
    }

    endpoint.RequireAuthorization();
}

foreach (var (route, open) in routes)
{
    if (!open)
    {
        app.MapGet(route + "/last", () => "x").RequireAuthorization();
        break;
    }

    app.MapGet(route + "/last", () => "x");
}

for (var i = 0; i < 4; i++)
{
    var numbered = app.MapGet("/numbered/" + i, () => "x");
    if (i > 1)
    {
        continue;
    }

    numbered.RequireAuthorization();
}

var configured = app.MapGet("/configured", () => "x");
foreach (var name in new[] { "one", "two" })
{
    if (app.Configuration[name] is null)
    {
        continue;
    }

    configured.RequireAuthorization();
}

app.MapGet("/behind", () => "x").RequireAuthorization();
app.Run();
