// Newer C#: collection expressions, raw strings, primary constructors, deconstruction, target-typed new, pattern variables.
using Microsoft.AspNetCore.Authorization;
using Modern;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
var app = builder.Build();

var table = new (string Path, Delegate Handler)[]
{
    ("/table/a", () => "a"),
    ("/table/b", [Authorize] () => "b"),
};
foreach (var (path, handler) in table)
{
    app.MapGet(path, handler);
}

new Things(app.MapGroup("/things").RequireAuthorization()) { Suffix = "x" }.Map();
Things things = new(app);
things.Map();

if (app.MapGroup("/pattern") is { } group)
{
    group.MapGet("/x", () => "x").RequireAuthorization();
}

string[] verbs = ["GET", "POST"];
app.MapMethods("/verbs", verbs, () => "x").RequireAuthorization(new AuthorizeAttribute { Roles = string.Join(",", "Admin", "Nurse") });
app.MapGet("""/raw/{id:regex(^\d{{3}}$)}""", (string id) => id);
app.MapGet("/reused", () => "x");

var g = app.MapGroup("/first");
g.MapGet("/x", () => "x");
g = app.MapGroup("/second").RequireAuthorization();
g.MapGet("/x", () => "x");

for (var version = 1; version <= 2; version++)
{
    app.MapGroup($"/v{version}").MapGet("/x", () => "x");
}

app.Run();
