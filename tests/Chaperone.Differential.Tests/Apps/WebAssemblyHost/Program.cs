// A host of Blazor WebAssembly: its files are middleware and no endpoints, what is left is a fallback to a file beside the API (2.11, 2.12).
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
builder.Services.AddRazorPages();
var app = builder.Build();

app.UseBlazorFrameworkFiles();
app.UseBlazorFrameworkFiles("/portal");
app.UseStaticFiles();
app.MapGet("/api/charts", () => "charts").RequireAuthorization();
app.MapGet("/api/open", () => "open");
app.MapFallbackToFile("index.html");
app.MapFallbackToFile("/portal/{*path:nonfile}", "portal/index.html").RequireAuthorization();
app.Run();
