// A library's middleware that makes users of everybody.
using Doors;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
var app = builder.Build();
app.UseGuests();
app.UseAuthorization();
app.MapGet("/user", () => "x").RequireAuthorization();
app.MapGet("/open", () => "x");
app.Run();
