using ClinicApi.Data;
using ClinicApi.Documentation;
using ClinicApi.Endpoints;
using ClinicApi.Security;
using Microsoft.AspNetCore.Authorization;

var builder = WebApplication.CreateBuilder(args);

builder.Services.AddClinicDatabase(builder.Configuration);
builder.Services.AddControllers();
builder.Services.AddApiDescription();
builder.Services.AddHealthChecks();

// What is marked [Phi] leaves only through endpoints that disclose it.
builder.Services.AddPhiMasking();
builder.Services.AddClinicAuthentication();
builder.Services.AddAuthorizationBuilder()
    .AddPolicy("ReadChart", policy => policy.RequireRole(Roles.Physician, Roles.Nurse))
    .AddPolicy("PrescribeMedication", policy => policy.RequireRole(Roles.Physician))
    .AddPolicy("ReadSchedule", policy => policy.RequireRole(Roles.FrontDesk, Roles.Nurse, Roles.Physician))
    .AddPolicy("ManageSchedule", policy => policy.RequireRole(Roles.FrontDesk, Roles.Nurse))
    .AddPolicy("ManageBilling", policy => policy.RequireRole(Roles.Billing))
    .AddPolicy("ReadCoverage", policy => policy.RequireRole(Roles.Billing, Roles.FrontDesk))
    .AddPolicy("Warehouse", policy => policy.RequireRole(Roles.Warehouse))
    .AddPolicy("Administer", policy => policy.RequireRole(Roles.Administrator))
    .AddPolicy("ViewReports", policy => policy.RequireRole(Roles.Physician, Roles.Administrator))
    .AddPolicy("DispenseMedication", policy => policy.RequireRole(Roles.Pharmacy))
    .AddPolicy("InterfaceEngine", policy => policy.RequireRole(Roles.Interface))
    .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());

var app = builder.Build();

await ClinicDatabase.CreateAsync(app.Services);

app.UseAuthentication();
app.UseAuthorization();

if (app.Environment.IsDevelopment())
{
    app.MapOpenApi().AllowAnonymous();
}

app.MapHealthChecks("/health").AllowAnonymous();
app.MapControllers();
app.MapSignIn();
app.MapLabs();
app.MapPrescriptions();
app.MapCoverage();
app.MapExports();

app.Run();
