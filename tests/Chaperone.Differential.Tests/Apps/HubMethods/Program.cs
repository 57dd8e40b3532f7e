// 3.30: what may stand on a hub's methods, on a hub that is open, one that is guarded, and one under a fallback policy of a group.
using Hubs;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorizationBuilder()
    .AddPolicy("ReadChart", policy => policy.RequireAuthenticatedUser())
    .AddPolicy("Any", policy => policy.RequireAssertion(_ => true));
builder.Services.AddSignalR();
var app = builder.Build();

app.MapHub<OpenHub>("/open");
app.MapHub<GuardedHub>("/guarded");
app.MapHub<DerivedHub>("/derived");
app.MapHub<OpenHub>("/required").RequireAuthorization();
app.MapHub<OpenHub>("/admins").RequireAuthorization(policy => policy.RequireRole("Admin"));
app.Run();
