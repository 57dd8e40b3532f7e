// MapStaticAssets: a pair of endpoints for each file of a manifest that the build writes after compiling (2.11, U1).
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
var app = builder.Build();

app.MapStaticAssets();
app.MapGet("/api/charts", () => "charts").RequireAuthorization();
app.MapGet("/api/open", () => "open");
app.Run();
