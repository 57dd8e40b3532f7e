using ClinicApi.Data;
using ClinicApi.Documentation;
using ClinicApi.Endpoints;
using ClinicApi.Security;

var builder = WebApplication.CreateBuilder(args);

builder.Services.AddClinicDatabase(builder.Configuration);
builder.Services.AddControllers();
builder.Services.AddApiDescription();
builder.Services.AddHealthChecks();
builder.Services.AddClinicAuthentication();
builder.Services.AddAuthorizationBuilder()
    .AddPolicy("ReadChart", policy => policy.RequireRole(Roles.Physician, Roles.Nurse))
    .AddPolicy("PrescribeMedication", policy => policy.RequireRole(Roles.Physician))
    .AddPolicy("ManageSchedule", policy => policy.RequireRole(Roles.FrontDesk, Roles.Nurse))
    .AddPolicy("ManageBilling", policy => policy.RequireRole(Roles.Billing))
    .AddPolicy("Administer", policy => policy.RequireRole(Roles.Administrator));

var app = builder.Build();

await ClinicDatabase.CreateAsync(app.Services);

app.UseAuthentication();
app.UseAuthorization();

if (app.Environment.IsDevelopment())
{
    app.MapOpenApi();
}

app.MapHealthChecks("/health");
app.MapControllers();
app.MapControllerRoute("reports", "reports/{action}", new { controller = "Reports" });
app.MapSignIn();
app.MapLabs();
app.MapPrescriptions();
app.MapCoverage();
app.MapExports();

app.Run();
