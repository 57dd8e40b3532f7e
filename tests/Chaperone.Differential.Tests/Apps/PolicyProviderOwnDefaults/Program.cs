// U8: a policy provider with a default policy of its own and no fallback policy: what the options say of them counts for nothing.
using Microsoft.AspNetCore.Authorization;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization(options =>
{
    options.DefaultPolicy = new AuthorizationPolicyBuilder().RequireRole("Admin").Build();
    options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
});
builder.Services.AddTransient<IAuthorizationPolicyProvider, OwnPolicyProvider>();
var app = builder.Build();
app.MapGet("/bare", () => "x").RequireAuthorization();
app.MapGet("/admins", () => "x").RequireAuthorization(policy => policy.RequireRole("Admin"));
app.MapGet("/none", () => "x");
app.Run();

internal sealed class OwnPolicyProvider : IAuthorizationPolicyProvider
{
    public Task<AuthorizationPolicy?> GetPolicyAsync(string policyName) => GetFallbackPolicyAsync();

    public Task<AuthorizationPolicy> GetDefaultPolicyAsync() => Task.FromResult(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());

    public Task<AuthorizationPolicy?> GetFallbackPolicyAsync() => Task.FromResult<AuthorizationPolicy?>(null);
}
