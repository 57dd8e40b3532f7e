// What configures the options is a service like others, and can be taken out again.
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
builder.Services.Configure<AuthorizationOptions>(options => options.FallbackPolicy = options.DefaultPolicy);
builder.Services.RemoveAll<IConfigureOptions<AuthorizationOptions>>();
var app = builder.Build();
app.MapGet("/charts", () => "x");
app.Run();
