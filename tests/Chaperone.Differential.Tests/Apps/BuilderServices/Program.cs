// A builder that is handed the services keeps them: what is added by its property is added to the application. Another collection that it has is not the application's.
using Microsoft.AspNetCore.Authorization;
using Store;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddStore().UseSessions().Services.AddAuthorization(options =>
    options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
builder.Services.AddHealthChecks().Services.AddAuthorizationBuilder().AddPolicy("Staff", policy => policy.RequireRole("Admin"));
builder.Services.AddStore().TenantServices.AddAuthorization(options => options.AddPolicy("Staff", policy => policy.RequireAssertion(_ => true)));
var app = builder.Build();

app.MapGet("/charts", () => "charts");
app.MapGet("/staff", () => "staff").RequireAuthorization("Staff");
app.MapGet("/about", () => "about").AllowAnonymous();
app.Run();
