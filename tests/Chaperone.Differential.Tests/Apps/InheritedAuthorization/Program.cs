// How attributes are read: by reflection, with inheritance (section 0), and how they combine (3.2, 3.3, 3.8, 3.11).
using Microsoft.AspNetCore.Authorization;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddControllers();
builder.Services.AddAuthorization(options =>
{
    options.AddPolicy("admin", policy => policy.RequireRole("Admin"));
    options.AddPolicy("any", policy => policy.RequireAssertion(_ => true));
    options.AddPolicy("user", new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
    options.AddPolicy("bob", p => p.RequireUserName("bob"));
});
var app = builder.Build();
app.MapControllers();
app.Run();
