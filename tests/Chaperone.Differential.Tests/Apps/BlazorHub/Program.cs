// MapBlazorHub: the hub and what comes with it (2.11).
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
builder.Services.AddServerSideBlazor();
var app = builder.Build();

app.MapBlazorHub().RequireAuthorization();
app.MapBlazorHub("/admin/circuit");
app.Run();
