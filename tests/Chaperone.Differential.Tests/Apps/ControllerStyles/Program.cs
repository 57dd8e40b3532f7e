// Attributes in many spellings: constants, aliases, assembly level, generic and qualified names.
using Microsoft.AspNetCore.Mvc;
using Styles;

[assembly: ApiController] // 1.18

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddControllers();
builder.Services.AddAuthorization(options =>
{
    options.AddPolicy(Names.Policy, policy => policy.RequireRole(Names.Admin));
    options.AddPolicy(nameof(Names.Clinic), policy => policy.RequireAuthenticatedUser());
});
var app = builder.Build();
app.MapControllers().RequireAuthorization(nameof(Names.Clinic));
app.Run();
