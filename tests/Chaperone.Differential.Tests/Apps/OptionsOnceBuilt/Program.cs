// The options are the same object when the application is built: what is set then counts.
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
builder.Services.Configure<AuthorizationOptions>(options => options.FallbackPolicy = options.DefaultPolicy);
var app = builder.Build();
app.Services.GetRequiredService<IOptions<AuthorizationOptions>>().Value.FallbackPolicy = null;
app.MapGet("/open", () => "x");
app.MapGet("/user", () => "x").RequireAuthorization();
app.Run();
