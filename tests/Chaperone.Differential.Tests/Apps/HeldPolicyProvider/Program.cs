// U8, 3.8: a provider that makes a policy of every name of its kind, and asks the framework's, which it holds, for all others.
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorizationBuilder()
    .AddPolicy("registered", policy => policy.RequireRole("Admin"))
    .AddPolicy("any", policy => policy.RequireAssertion(_ => true));
builder.Services.AddSingleton<IAuthorizationPolicyProvider, PermissionPolicyProvider>();
builder.Services.AddSingleton<IAuthorizationHandler, PermissionHandler>();
var app = builder.Build();
app.MapGet("/made", () => "x").RequireAuthorization("Permission:Read");
app.MapGet("/registered", () => "x").RequireAuthorization("registered");
app.MapGet("/any", () => "x").RequireAuthorization("any");
app.MapGet("/nowhere", () => "x").RequireAuthorization("nowhere");
app.MapGet("/bare", () => "x").RequireAuthorization();
app.MapGet("/open", () => "x");
app.Run();

internal sealed class PermissionPolicyProvider : IAuthorizationPolicyProvider
{
    private const string Prefix = "Permission:";

    private readonly IAuthorizationPolicyProvider _others;

    public PermissionPolicyProvider(IOptions<AuthorizationOptions> options) => _others = new DefaultAuthorizationPolicyProvider(options);

    public async Task<AuthorizationPolicy?> GetPolicyAsync(string policyName)
    {
        if (!policyName.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return await _others.GetPolicyAsync(policyName);
        }

        var permission = policyName[Prefix.Length..];
        if (permission.Length == 0)
        {
            return null;
        }

        var policy = new AuthorizationPolicyBuilder();
        policy.AddRequirements(new PermissionRequirement(permission));
        return policy.Build();
    }

    public Task<AuthorizationPolicy> GetDefaultPolicyAsync() => _others.GetDefaultPolicyAsync();

    public Task<AuthorizationPolicy?> GetFallbackPolicyAsync() => _others.GetFallbackPolicyAsync();
}

internal sealed record PermissionRequirement(string Permission) : IAuthorizationRequirement;

internal sealed class PermissionHandler : AuthorizationHandler<PermissionRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, PermissionRequirement requirement)
    {
        var permissions = context.User.Claims.Where(c => c.Type == "permission" && c.Value == requirement.Permission);
        if (permissions.Any())
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}
