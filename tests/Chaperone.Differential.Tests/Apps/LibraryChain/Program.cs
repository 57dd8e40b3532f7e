// Across assemblies: a library calls a library, and what is internal of it; a condition inside of it; a global filter and a convention.
using B.Web;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.AddWeb("strict");
var app = builder.Build();
app.MapWeb();
app.MapGet("/bare", () => "x");
app.MapGet("/open", () => "x").AllowAnonymous();
app.Run();
