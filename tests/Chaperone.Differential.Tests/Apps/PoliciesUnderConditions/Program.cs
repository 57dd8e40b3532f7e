// A name that is registered twice has the policy of the last registration that runs.

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
builder.Services.AddAuthorizationBuilder().AddPolicy("opened", policy => policy.RequireAuthenticatedUser()).AddPolicy("kept", policy => policy.RequireAssertion(_ => true));
if (builder.Environment.IsProduction())
{
    builder.Services.AddAuthorizationBuilder().AddPolicy("opened", policy => policy.RequireAssertion(_ => true));
}

if (builder.Configuration["strict"] == "yes")
{
    builder.Services.AddAuthorizationBuilder().AddPolicy("either", policy => policy.RequireAuthenticatedUser());
}
else
{
    builder.Services.AddAuthorizationBuilder().AddPolicy("either", policy => policy.RequireAssertion(_ => true));
}

builder.Services.AddAuthorizationBuilder().AddPolicy("kept", policy => policy.RequireAuthenticatedUser());
var app = builder.Build();
app.MapGet("/opened", () => "x").RequireAuthorization("opened");
app.MapGet("/either", () => "x").RequireAuthorization("either");
app.MapGet("/kept", () => "x").RequireAuthorization("kept");
app.Run();
