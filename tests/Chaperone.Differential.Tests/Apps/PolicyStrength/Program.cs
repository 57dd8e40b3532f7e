// 3.10, U8: which policies refuse anonymous callers.
using Microsoft.AspNetCore.Authorization;
using Strength;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddSingleton<IAuthorizationHandler, OpeningHoursHandler>();
builder.Services.AddAuthorization(options =>
{
    options.AddPolicy("claim", policy => policy.RequireClaim("never"));
    options.AddPolicy("name", policy => policy.RequireUserName("bob"));
    options.AddPolicy("authenticated-and-hours", policy => policy.RequireAuthenticatedUser().AddRequirements(new OpeningHours()));
    options.AddPolicy("hours", policy => policy.AddRequirements(new OpeningHours()));
    options.AddPolicy("assert", policy => policy.RequireAssertion(context => context.User.Identity?.IsAuthenticated == true));
    options.AddPolicy("true", policy => policy.RequireAssertion(_ => true));
    options.AddPolicy("true-and-user", policy => policy.RequireAssertion(_ => true).RequireAuthenticatedUser());
    options.AddPolicy("scheme-only", new AuthorizationPolicyBuilder("Test").RequireAssertion(_ => true).Build());
    options.AddPolicy("combined", policy => policy.Combine(new AuthorizationPolicyBuilder().RequireRole("Admin").Build()));
});
var app = builder.Build();
app.MapGet("/claim", () => "x").RequireAuthorization("claim");
app.MapGet("/name", () => "x").RequireAuthorization("name");
app.MapGet("/authenticated-and-hours", () => "x").RequireAuthorization("authenticated-and-hours");
app.MapGet("/hours", () => "x").RequireAuthorization("hours"); // U8
app.MapGet("/hours-and-bare", () => "x").RequireAuthorization().RequireAuthorization("hours");
app.MapGet("/assert", () => "x").RequireAuthorization("assert"); // 3.10
app.MapGet("/true", () => "x").RequireAuthorization("true"); // 3.10: a constant
app.MapGet("/true-and-user", () => "x").RequireAuthorization("true-and-user");
app.MapGet("/scheme-only", () => "x").RequireAuthorization("scheme-only");
app.MapGet("/combined", () => "x").RequireAuthorization("combined");
app.MapGet("/object-hours", () => "x").RequireAuthorization(policy => policy.AddRequirements(new OpeningHours())); // U8
app.Run();
