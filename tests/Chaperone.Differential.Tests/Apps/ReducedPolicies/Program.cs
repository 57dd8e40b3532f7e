// A builder can be told less again.
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Infrastructure;

var early = new AuthorizationPolicyBuilder().RequireAssertion(_ => true);
var built = early.Build();
early.RequireAuthenticatedUser();
var cleared = new AuthorizationPolicyBuilder().RequireAuthenticatedUser();
cleared.Requirements.Clear();
cleared.RequireAssertion(_ => true);
var assigned = new AuthorizationPolicyBuilder().RequireAuthenticatedUser();
assigned.Requirements = [new AssertionRequirement(_ => true)];
var removed = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().RequireAssertion(_ => true);
removed.Requirements.RemoveAt(0);
var schemes = new AuthorizationPolicyBuilder("Test").RequireAuthenticatedUser();
schemes.AuthenticationSchemes.Clear();

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
builder.Services.Configure<AuthorizationOptions>(options =>
{
    options.AddPolicy("early", built);
    options.AddPolicy("cleared", cleared.Build());
    options.AddPolicy("assigned", assigned.Build());
    options.AddPolicy("removed", removed.Build());
    options.AddPolicy("schemes", schemes.Build());
});
var app = builder.Build();
foreach (var name in new[] { "early", "cleared", "assigned", "removed", "schemes" })
{
    app.MapGet("/" + name, () => "x").RequireAuthorization(name);
}

app.Run();
