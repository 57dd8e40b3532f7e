// 3.14: AddInteractiveServerComponents brings SignalR along, and with it the authorization services: the middleware runs.
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddRazorComponents().AddInteractiveServerComponents();
var app = builder.Build();
app.MapGet("/closed", () => "closed").RequireAuthorization();
app.MapGet("/open", () => "open");
app.Run();
