// What stands in a loop, or behind an operator, that may not be reached is not done for certain.

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
var app = builder.Build();
string[] names = builder.Configuration.GetSection("none").Get<string[]>() ?? [];

var each = app.MapGet("/each", () => "x");
foreach (var name in names)
{
    each.RequireAuthorization();
}

var counted = app.MapGet("/counted", () => "x");
for (var i = 0; i < names.Length; i++)
{
    counted.RequireAuthorization();
}

var waiting = app.MapGet("/waiting", () => "x");
while (names.Length > 3)
{
    waiting.RequireAuthorization();
    break;
}

var once = app.MapGet("/once", () => "x");
do
{
    once.RequireAuthorization();
}
while (names.Length > 3);

var known = app.MapGet("/known", () => "x");
for (var i = 0; i < 2; i++)
{
    known.RequireAuthorization();
}

var and = app.MapGet("/and", () => "x");
_ = names.Length > 0 && and.RequireAuthorization() is not null;
var or = app.MapGet("/or", () => "x");
_ = names.Length == 0 || or.RequireAuthorization() is not null;

// What is mapped in the loop is there for each of its items, with all that the loop says of it.
foreach (var name in names.Append("own"))
{
    app.MapGet("/items/own", () => "x").RequireAuthorization();
}

app.Run();
