// Endpoint classes registered in the container by scanning and mapped by asking for all of them (U4).
using System.Reflection;
using Vertical;

var builder = WebApplication.CreateBuilder(args);

builder.Services.AddTestAuthentication();
builder.Services.AddAuthorizationBuilder().AddPolicy(Permissions.Write, policy => policy.RequireRole("Admin"));
builder.Services.AddEndpoints(Assembly.GetExecutingAssembly());

var app = builder.Build();

app.UseAuthentication();
app.UseAuthorization();

app.MapEndpoints(app.MapGroup("api/v{version:int}"));

await app.RunAsync();
