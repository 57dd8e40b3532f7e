// An identity beside that of the scheme is one of the user's as well.
using System.Security.Claims;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
var app = builder.Build();
app.UseAuthentication();
app.Use(async (context, next) =>
{
    context.User.AddIdentity(new ClaimsIdentity([new Claim(ClaimTypes.Role, "Admin")], "Local"));
    await next(context);
});
app.UseAuthorization();

app.MapGet("/user", () => "x").RequireAuthorization();
app.MapGet("/admin", () => "x").RequireAuthorization(policy => policy.RequireRole("Admin"));
app.MapGet("/open", () => "x");
app.MapGet("/welcome", () => "x").AllowAnonymous();
app.Run();
