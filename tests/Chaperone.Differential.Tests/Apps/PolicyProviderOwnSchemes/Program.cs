// U8: a policy provider whose default policy demands a signed-in user of a scheme that it names, built in a local.
using Microsoft.AspNetCore.Authorization;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization(options => options.DefaultPolicy = new AuthorizationPolicyBuilder().RequireAssertion(_ => true).Build());
builder.Services.AddSingleton<IAuthorizationPolicyProvider, OwnPolicyProvider>();
var app = builder.Build();
app.MapGet("/bare", () => "x").RequireAuthorization();
app.MapGet("/admins", () => "x").RequireAuthorization(policy => policy.RequireRole("Admin"));
app.MapGet("/none", () => "x");
app.Run();

internal sealed class OwnPolicyProvider : IAuthorizationPolicyProvider
{
    private const string Scheme = "Test";

    public Task<AuthorizationPolicy?> GetPolicyAsync(string policyName) => GetFallbackPolicyAsync();

    public Task<AuthorizationPolicy> GetDefaultPolicyAsync()
    {
        var policy = new AuthorizationPolicyBuilder(Scheme).RequireAuthenticatedUser().Build();
        return Task.FromResult(policy);
    }

    public Task<AuthorizationPolicy?> GetFallbackPolicyAsync()
    {
        AuthorizationPolicy? none = null;
        return Task.FromResult(none);
    }
}
