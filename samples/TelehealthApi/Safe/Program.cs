using TelehealthApi;
using TelehealthApi.Modules;

var builder = WebApplication.CreateBuilder(args);

builder.Services.AddSingleton<TelehealthStore>();

// What is marked [Phi] leaves only through endpoints that disclose it.
builder.Services.AddPhiMasking();
builder.Services.AddAuthentication(ApiKeyHandler.SchemeName).AddScheme<ApiKeyOptions, ApiKeyHandler>(ApiKeyHandler.SchemeName, null);
builder.Services.AddAuthorization(options =>
{
    options.AddPolicy("Clinician", policy => policy.RequireRole("clinician"));
    options.AddPolicy("CareTeam", policy => policy.RequireRole("clinician", "patient").AddRequirements(new OwnRecordRequirement()));
    options.AddPolicy("Device", policy => policy.RequireRole("device"));
    options.AddPolicy("Technician", policy => policy.RequireRole("technician"));
    options.AddPolicy("Operations", policy => policy.RequireRole("operations"));
});

var app = builder.Build();

app.MapGet("/health", () => "ok").AllowAnonymous();

app.MapSessions();

// Whatever is mapped on this group asks for a signed-in caller; each area then says which one.
var api = app.MapGroup("/api/v1").RequireAuthorization();
api.MapVisits();
api.MapMessages();
api.MapModule<DevicesModule>();
api.MapModule<ConsentsModule>();

app.MapOperations();
app.MapWebhooks();

app.Run();
