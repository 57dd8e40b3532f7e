// Hubs and connection handlers: two endpoints each, attributes of the class, options, groups (2.7, 2.11, 3.30).
using Hubs;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Connections;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorizationBuilder().AddPolicy("ReadChart", policy => policy.RequireAuthenticatedUser());
builder.Services.AddSignalR();
var app = builder.Build();

app.MapHub<OpenHub>("/hubs/open");
app.MapHub<GuardedHub>("/hubs/guarded");
app.MapHub<DerivedHub>("/hubs/derived");
app.MapHub<PublicHub>("/hubs/public");
app.MapHub<OpenHub>("/hubs/required").RequireAuthorization("ReadChart");
app.MapHub<OpenHub>("/hubs/options", options => options.AuthorizationData.Add(new AuthorizeAttribute { Roles = "Admin" }));
app.MapHub<OpenHub>("/hubs/configured", Configure);
app.MapHub<OpenHub>("/hubs/transports", options =>
{
    options.Transports = Microsoft.AspNetCore.Http.Connections.HttpTransportType.WebSockets;
});

var live = app.MapGroup("/live").RequireAuthorization();
live.MapHub<OpenHub>("chart");
live.MapHub<PublicHub>("board");

app.MapConnectionHandler<VitalsMonitor>("/monitor");
app.MapConnectionHandler<GuardedMonitor>("/monitor/guarded");
app.MapConnections("/raw", connections => connections.UseConnectionHandler<VitalsMonitor>()).RequireAuthorization();

app.Run();

static void Configure(Microsoft.AspNetCore.Http.Connections.HttpConnectionDispatcherOptions options) =>
    options.AuthorizationData.Add(new AuthorizeAttribute("ReadChart"));
