// U8: a policy provider that makes policies of names, and asks the framework's for the default and the fallback policy.
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization(options =>
{
    options.DefaultPolicy = new AuthorizationPolicyBuilder().RequireRole("Admin").Build();
    options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
});
builder.Services.AddSingleton<IAuthorizationPolicyProvider, PermissionPolicyProvider>();
var app = builder.Build();
app.MapGet("/open", () => "x").AllowAnonymous();
app.MapGet("/perm", () => "x").RequireAuthorization("perm:Admin");
app.MapGet("/bare", () => "x").RequireAuthorization();
app.MapGet("/fallback", () => "x");
app.Run();

internal sealed class PermissionPolicyProvider : IAuthorizationPolicyProvider
{
    private readonly IAuthorizationPolicyProvider _framework;

    public PermissionPolicyProvider(IOptions<AuthorizationOptions> options) => _framework = new DefaultAuthorizationPolicyProvider(options);

    public Task<AuthorizationPolicy?> GetPolicyAsync(string policyName) =>
        Task.FromResult<AuthorizationPolicy?>(new AuthorizationPolicyBuilder().RequireRole(policyName.Split(':')[1]).Build());

    public Task<AuthorizationPolicy> GetDefaultPolicyAsync() => _framework.GetDefaultPolicyAsync();

    public async Task<AuthorizationPolicy?> GetFallbackPolicyAsync()
    {
        return await _framework.GetFallbackPolicyAsync().ConfigureAwait(false);
    }
}
