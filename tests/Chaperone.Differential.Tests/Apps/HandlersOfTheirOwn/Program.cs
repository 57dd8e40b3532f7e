// Handlers that are handed all requirements and mean their own, or mean callers whom somebody knows: nobody gets past the others.
using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Infrastructure;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
builder.Services.AddSingleton<IAuthorizationHandler, PermissionHandler>();
builder.Services.AddSingleton<IAuthorizationHandler, OfTypeHandler>();
builder.Services.AddSingleton<IAuthorizationHandler, HeldHandler>();
builder.Services.AddSingleton<IAuthorizationHandler>(_ => new AdministratorHandler());
builder.Services.AddSingleton(typeof(IAuthorizationHandler), typeof(NamedRoleHandler));
builder.Services.AddAuthorizationBuilder().AddPolicy("read", policy => policy.RequireAuthenticatedUser().AddRequirements(new ReadPermission()));
var app = builder.Build();
app.MapGet("/read", () => "x").RequireAuthorization("read");

app.MapGet("/user", () => "x").RequireAuthorization();
app.MapGet("/admin", () => "x").RequireAuthorization(policy => policy.RequireRole("Admin"));
app.MapGet("/open", () => "x");
app.MapGet("/welcome", () => "x").AllowAnonymous();
app.Run();

internal sealed class ReadPermission : IAuthorizationRequirement;

internal sealed class WritePermission : IAuthorizationRequirement;

internal sealed class PermissionHandler : IAuthorizationHandler
{
    public Task HandleAsync(AuthorizationHandlerContext context)
    {
        foreach (var requirement in context.PendingRequirements.ToList())
        {
            if (requirement is ReadPermission)
            {
                context.Succeed(requirement);
            }
            else if (requirement is WritePermission && context.Resource is HttpContext)
            {
                context.Succeed(requirement);
            }
        }

        return Task.CompletedTask;
    }
}

internal sealed class OfTypeHandler : IAuthorizationHandler
{
    public Task HandleAsync(AuthorizationHandlerContext context)
    {
        foreach (var requirement in context.PendingRequirements.OfType<ReadPermission>().ToList())
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}

internal abstract class PermissionBase : IAuthorizationHandler
{
    public abstract Task HandleAsync(AuthorizationHandlerContext context);

    protected static bool IsMeant(AuthorizationHandlerContext context, ReadPermission requirement) => context.Resource is HttpContext && requirement is not null;
}

internal sealed class HeldHandler : PermissionBase
{
    public override async Task HandleAsync(AuthorizationHandlerContext context)
    {
        IEnumerable<ReadPermission> pending = context.PendingRequirements.OfType<ReadPermission>().ToList();
        foreach (ReadPermission requirement in pending)
        {
            if (!IsMeant(context, requirement) || !await IsDelegatedAsync(context))
            {
                continue;
            }

            context.Succeed(requirement);
        }
    }

    private static async Task<bool> IsDelegatedAsync(AuthorizationHandlerContext context)
    {
        await Task.Yield();
        return context.Resource is HttpContext;
    }
}

internal sealed class AdministratorHandler : IAuthorizationHandler
{
    public Task HandleAsync(AuthorizationHandlerContext context)
    {
        if (context.User.IsInRole("Administrator"))
        {
            foreach (var requirement in context.PendingRequirements.ToList())
            {
                context.Succeed(requirement);
            }
        }

        return Task.CompletedTask;
    }
}

internal sealed class NamedRoleHandler : AuthorizationHandler<RolesAuthorizationRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, RolesAuthorizationRequirement requirement)
    {
        if (context.User.FindFirstValue("job") is { } job && requirement.AllowedRoles.Contains(job))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}
