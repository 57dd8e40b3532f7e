// U8: a provider that asks the options first and makes a policy of what they do not know, and remembers it.
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization(options => options.AddPolicy("registered", policy => policy.RequireClaim("never")));
builder.Services.AddSingleton<IAuthorizationPolicyProvider, PermissionPolicyProvider>();
builder.Services.AddScoped<IAuthorizationHandler, PermissionHandler>();
builder.Services.AddScoped<Permissions>();
builder.Services.AddControllers();
var app = builder.Build();
app.MapControllers();
app.MapGet("/made", () => "x").RequireAuthorization("charts.read");
app.MapGet("/registered", () => "x").RequireAuthorization("registered");
app.Run();

internal sealed class PermissionPolicyProvider(IOptions<AuthorizationOptions> options) : DefaultAuthorizationPolicyProvider(options)
{
    private readonly AuthorizationOptions _options = options.Value;

    public override async Task<AuthorizationPolicy?> GetPolicyAsync(string policyName)
    {
        var policy = await base.GetPolicyAsync(policyName);
        if (policy is not null)
        {
            return policy;
        }

        var made = new AuthorizationPolicyBuilder().AddRequirements(new PermissionRequirement(policyName)).Build();
        _options.AddPolicy(policyName, made);
        return made;
    }
}

internal sealed class PermissionRequirement(string permission) : IAuthorizationRequirement
{
    public string Permission { get; } = permission;
}

internal sealed class Permissions
{
    public Task<HashSet<string>> OfAsync(string id) => Task.FromResult(new HashSet<string> { "charts.read", id });
}

internal sealed class PermissionHandler(Permissions permissions) : AuthorizationHandler<PermissionRequirement>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, PermissionRequirement requirement)
    {
        if (context.User is not { Identity.IsAuthenticated: true })
        {
            return;
        }

        var granted = await permissions.OfAsync(context.User.Identity.Name!);
        if (granted.Contains(requirement.Permission))
        {
            context.Succeed(requirement);
        }
    }
}

[Microsoft.AspNetCore.Mvc.ApiController, Microsoft.AspNetCore.Mvc.Route("charts")]
public sealed class ChartsController : Microsoft.AspNetCore.Mvc.ControllerBase
{
    [Microsoft.AspNetCore.Mvc.HttpGet, HasPermission("charts.read")]
    public int Get() => 1;

    [Microsoft.AspNetCore.Mvc.HttpPost]
    public int Post() => 1;
}

public sealed class HasPermissionAttribute(string permission) : AuthorizeAttribute(permission);
