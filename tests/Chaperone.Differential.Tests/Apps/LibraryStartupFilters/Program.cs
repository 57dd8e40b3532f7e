// Start-up filters of a library, which says of each what it does: one is registered by the library, one by the application.
using Stamps;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
builder.Services.AddStamps();
builder.Services.AddTransient<IStartupFilter, TraceFilter>();
var app = builder.Build();

app.MapGet("/open", () => "x");
app.MapGet("/user", () => "x").RequireAuthorization();
app.Run();
