// U8: a provider that lets everybody in whatever the name, before it looks at what is registered; and a second one that only development takes.
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorizationBuilder().AddPolicy("registered", policy => policy.RequireRole("Admin"));
builder.Services.AddSingleton<IAuthorizationPolicyProvider, RolePolicyProvider>();
if (builder.Configuration["Strict"] is null)
{
    builder.Services.AddSingleton<IAuthorizationPolicyProvider, AdmittingPolicyProvider>();
}

var app = builder.Build();
app.MapGet("/made", () => "x").RequireAuthorization("Anything");
app.MapGet("/registered", () => "x").RequireAuthorization("registered");
app.MapGet("/bare", () => "x").RequireAuthorization();
app.Run();

internal sealed class RolePolicyProvider(IOptions<AuthorizationOptions> options) : DefaultAuthorizationPolicyProvider(options)
{
    public override async Task<AuthorizationPolicy?> GetPolicyAsync(string policyName) =>
        await base.GetPolicyAsync(policyName) ?? new AuthorizationPolicyBuilder().RequireRole(policyName).Build();
}

internal sealed class AdmittingPolicyProvider(IOptions<AuthorizationOptions> options) : DefaultAuthorizationPolicyProvider(options)
{
    private static readonly AuthorizationPolicy Anyone = new AuthorizationPolicyBuilder().RequireAssertion(_ => true).Build();

    public override Task<AuthorizationPolicy?> GetPolicyAsync(string policyName) => Task.FromResult<AuthorizationPolicy?>(Anyone);
}
