using TelehealthApi;
using TelehealthApi.Modules;

var builder = WebApplication.CreateBuilder(args);

builder.Services.AddSingleton<TelehealthStore>();
builder.Services.AddAuthentication(ApiKeyHandler.SchemeName).AddScheme<ApiKeyOptions, ApiKeyHandler>(ApiKeyHandler.SchemeName, null);
builder.Services.AddAuthorization(options =>
{
    options.AddPolicy("Clinician", policy => policy.RequireRole("clinician"));
    options.AddPolicy("CareTeam", policy => policy.RequireRole("clinician", "patient"));
    options.AddPolicy("Device", policy => policy.RequireRole("device"));
    options.AddPolicy("Operations", policy => policy.RequireRole("operations"));
});

var app = builder.Build();

app.MapGet("/health", () => "ok").AllowAnonymous();

var api = app.MapGroup("/api/v1");
api.MapSessions();
api.MapVisits();
api.MapMessages();
api.MapModule<DevicesModule>();
api.MapModule<ConsentsModule>();

app.MapOperations();
app.MapWebhooks();

app.Run();
