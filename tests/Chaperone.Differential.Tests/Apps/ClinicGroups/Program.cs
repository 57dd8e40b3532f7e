// Groups: nested, stored, passed, returned; late conventions; order of metadata (2.3, 2.4, 2.6, 2.7, 3.3).
using Clinic;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing.Patterns;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorizationBuilder()
    .AddPolicy("ReadChart", policy => policy.RequireAuthenticatedUser())
    .AddPolicy("WriteChart", policy => policy.RequireRole("Admin"));

builder.Services.AddCors();
builder.Services.AddHealthChecks();
var app = builder.Build();

var api = app.MapGroup("/api").RequireAuthorization();
var patients = api.MapGroup("/patients/");
patients.MapGet("/", () => "all patients"); // 2.6: nested, prefix with slashes
patients.MapGet("/{id:guid}", (Guid id) => id);
patients.MapPost("", () => "created").RequireAuthorization("WriteChart");
patients.MapGet("public", () => "public").AllowAnonymous(); // 3.3

var chart = patients.MapGroup("{patientId:int}/chart").RequireAuthorization("ReadChart"); // 2.6: parameter in the prefix
chart.MapGet("entries", (int patientId) => patientId);
chart.MapDelete("entries/{entryId}", (int patientId, string entryId) => entryId).RequireAuthorization("WriteChart");

// 2.4: the convention comes after the endpoint
var late = app.MapGroup("late");
late.MapGet("a", () => "a");
late.RequireAuthorization();
late.MapGet("b", () => "b");

// 2.4: through another alias, before and after
var first = app.MapGroup("/alias");
var second = first;
second.RequireAuthorization("ReadChart");
first.MapGet("/x", () => "x");
IEndpointRouteBuilder asRoutes = first;
asRoutes.MapGet("/y", () => "y");
IEndpointConventionBuilder asConventions = first;
asConventions.WithMetadata("nothing to do with it");

// 2.6: empty prefixes
app.MapGroup("").MapGroup("/").MapGet("/nothing-added", () => "x");
app.MapGroup(string.Empty).RequireAuthorization().MapGet("/empty-secured", () => "x");
app.MapGet("~/tilde", () => "x"); // 2.6: only a marker without a group
app.MapGroup("/g").MapGet("~/abs", () => "a literal segment"); // 2.6
app.MapGroup("slashed/").MapGroup("/twice/").MapGet("/x", () => "x");

app.MapGroup(RoutePatternFactory.Parse("/parsed/{tenant}")).RequireAuthorization().MapGet("/x", (string tenant) => tenant);

// 2.7: whatever is mapped on a group has its prefix and conventions
app.MapGroup("/ops").RequireAuthorization("WriteChart").MapHealthChecks("/health");

// 3.3: AllowAnonymous on the group wins over the endpoint's own demand
var open = app.MapGroup("/open").AllowAnonymous();
open.MapGet("/sec", () => "open").RequireAuthorization();
open.MapGroup("/inner").RequireAuthorization("WriteChart").MapGet("/x", () => "open");
open.MapGet("/attr", [Authorize(Roles = "Admin")] () => "open");

// passed and returned
Visits.Map(api);
var billing = app.MapBilling();
billing.MapGet("/total", () => 42);
billing.MapGet("/free", [AllowAnonymous] () => 0);
var (left, right) = (app.MapGroup("/left").RequireAuthorization(), app.MapGroup("/right"));
left.MapGet("/x", () => "l");
right.MapGet("/x", () => "r");

app.MapGroup("/chain").RequireAuthorization().WithTags("chain").MapGroup("/of").RequireAuthorization("WriteChart").MapGet("/groups", () => "x");
RouteGroupBuilder? assigned;
assigned = app.MapGroup("/assigned");
assigned.RequireAuthorization();
assigned.MapGet("/x", () => "x");

// 2.14: none of these is authorization
app.MapGet("/not/host", () => "x").RequireHost("localhost", "*");
app.MapGet("/not/cors", () => "x").RequireCors(policy => policy.AllowAnyOrigin());
app.MapGet("/not/timeout", () => "x").WithRequestTimeout(TimeSpan.FromSeconds(30)).DisableAntiforgery();
app.MapGet("/not/cached", () => "x").CacheOutput();

app.UseCors();
app.Run();
