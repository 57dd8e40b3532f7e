// U1: routes that are constant, and routes that are not.
using Unknowns;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
builder.Configuration["Prefix"] = "/from-configuration";
var app = builder.Build();

const string Root = "/root";
app.MapGet(Root + "/const", () => "x");
app.MapGet($"{Root}/interpolated/{nameof(Routes.Named)}", () => "x").RequireAuthorization();
app.MapGet(Routes.Static, () => "x");
app.MapGet(Routes.Combined, () => "x").RequireAuthorization();
app.MapGet(string.Concat(Root, "/concat"), () => "x");
var local = "/local";
app.MapGet(local, () => "x");

var prefix = app.Configuration["Prefix"]!;
app.MapGet(prefix, () => "x").RequireAuthorization();
app.MapGet(prefix + "/more", () => "x");
app.MapGroup(prefix).RequireAuthorization().MapGet("/in-group", () => "x");
app.Run();
