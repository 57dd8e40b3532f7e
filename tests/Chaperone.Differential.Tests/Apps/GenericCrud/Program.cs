// Generic helpers: routes from type names, handlers from generic methods, one call a resource.
using Crud;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization(options => options.AddPolicy("editors", policy => policy.RequireRole("Admin")));
var app = builder.Build();

app.MapCrud<Patient>("/patients");
app.MapCrud<Visit>("/visits", policy: "editors");
app.MapResource<Invoice>().RequireAuthorization();
app.MapGroup("/nested").MapCrud<Invoice>($"/{nameof(Invoice).ToLowerInvariant()}s", "editors");

app.Run();

internal sealed record Patient(int Id);

internal sealed record Visit(int Id);

internal sealed record Invoice(int Id);
