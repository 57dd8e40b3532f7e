// U4: endpoint classes found by reflection, each on a group named after it.
using EndpointModules;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
var app = builder.Build();
app.MapEndpoints();
app.Run();
