// A WebApplication's own authorization comes before all that is written: a user that a middleware makes comes too late.
using System.Security.Claims;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
var app = builder.Build();
app.Use((context, next) =>
{
    context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Role, "Admin")], "Guest"));
    return next(context);
});

app.MapGet("/user", () => "x").RequireAuthorization();
app.MapGet("/admin", () => "x").RequireAuthorization(policy => policy.RequireRole("Admin"));
app.MapGet("/open", () => "x");
app.MapGet("/welcome", () => "x").AllowAnonymous();
app.Run();
