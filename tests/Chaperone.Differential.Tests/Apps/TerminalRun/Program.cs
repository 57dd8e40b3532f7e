// 2.9: with app.Run(handler) the endpoints are shadowed, after their authorization.
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
var app = builder.Build();
app.MapGet("/open", () => "x");
app.MapGet("/secured", () => "x").RequireAuthorization();
app.Run(context => context.Response.WriteAsync("everything ends here"));
app.Run();
