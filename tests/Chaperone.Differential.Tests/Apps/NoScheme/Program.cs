// 3.19: authorization without any authentication scheme: closed, by 500.
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddAuthorization();
var app = builder.Build();
app.MapGet("/open", () => "x");
app.MapGet("/secured", () => "x").RequireAuthorization();
app.MapGet("/anonymous", () => "x").RequireAuthorization().AllowAnonymous();
app.Run();
