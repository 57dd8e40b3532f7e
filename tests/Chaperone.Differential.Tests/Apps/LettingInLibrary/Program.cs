// A library's handlers and middleware, some of which ask for nothing.
using Doors;
using Microsoft.AspNetCore.Authorization;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication().AddDoors();
builder.Services.AddAuthorization();
var app = builder.Build();
app.UseAuthentication();
app.UseMiddleware<KeyMiddleware>();
app.UseAuthorization();
app.MapGet("/user", () => "x").RequireAuthorization();
app.MapGet("/developer", () => "x").RequireAuthorization(policy => policy.AddAuthenticationSchemes("Developer").RequireAuthenticatedUser());
app.MapGet("/asking", [Authorize(AuthenticationSchemes = "Asking")] () => "x");
app.MapGet("/open", () => "x");
app.Run();
