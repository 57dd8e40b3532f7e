// U14: middleware in helper methods and behind UseWhen, with authorization in between.
using Orders;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
builder.Services.AddCors();
var app = builder.Build();
app.UsePipeline();
app.MapGet("/secured", () => "x").RequireAuthorization();
app.MapGet("/open", () => "x");
app.MapGet("/asserted", () => "x").WithMetadata(new Microsoft.AspNetCore.Authorization.AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
app.Run();
