// 3.14: even the empty builder's application adds the middleware.
var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { Args = args });
builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
builder.Services.AddRoutingCore();
builder.Services.AddLogging();
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();

var app = builder.Build();
app.MapGet("/open", () => "x");
app.MapGet("/secured", () => "x").RequireAuthorization();
await app.RunAsync();
