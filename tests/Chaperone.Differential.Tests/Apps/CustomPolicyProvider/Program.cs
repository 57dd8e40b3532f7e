// U8: a policy provider of one's own: names need not be registered, and what they demand besides a signed-in caller is not known.
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
builder.Services.AddSingleton<IAuthorizationPolicyProvider, PermissionPolicyProvider>();
var app = builder.Build();
app.MapGet("/open", () => "x").AllowAnonymous();
app.MapGet("/perm", () => "x").RequireAuthorization("perm:Admin");
app.MapGet("/bare", () => "x").RequireAuthorization();
app.MapGet("/fallback", () => "x");
app.Run();

internal sealed class PermissionPolicyProvider(IOptions<AuthorizationOptions> options) : DefaultAuthorizationPolicyProvider(options)
{
    public override Task<AuthorizationPolicy?> GetPolicyAsync(string policyName) =>
        Task.FromResult<AuthorizationPolicy?>(new AuthorizationPolicyBuilder().RequireRole(policyName.Split(':')[1]).Build());
}
