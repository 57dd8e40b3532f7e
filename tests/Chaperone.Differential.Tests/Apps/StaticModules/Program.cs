// Modules over static abstract members, in the style of feature folders; each knows whether it is secured.
using StaticModules;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();

var app = builder.Build();
app.MapFeatures();
app.Run();
