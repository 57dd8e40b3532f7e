// 3.18: no middleware, and the check that would say so is switched off.
using Microsoft.AspNetCore.Authorization;

var builder = WebApplication.CreateBuilder(args);
builder.Services.Configure<RouteOptions>(options => options.SuppressCheckForUnhandledSecurityMetadata = true);
var app = builder.Build();
app.MapGet("/open", () => "x");
app.MapGet("/secured", [Authorize] () => "x"); // open
app.MapGet("/role", () => "x").WithMetadata(new AuthorizeAttribute { Roles = "Admin" }); // open
app.Run();
