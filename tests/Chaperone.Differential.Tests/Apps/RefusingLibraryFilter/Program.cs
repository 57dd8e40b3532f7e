// A start-up filter of a library asks for a caller in front of everything.
using Stamps;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
builder.Services.AddStamps();
var app = builder.Build();

app.MapGet("/open", () => "x");
app.MapGet("/user", () => "x").RequireAuthorization();
app.Run();
