using Microsoft.AspNetCore.Authorization;

namespace Relaxations;

/// <summary>What this library's handler meets, whoever asks.</summary>
public interface IRelaxed : IAuthorizationRequirement;

public sealed class RelaxingHandler : AuthorizationHandler<IRelaxed>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, IRelaxed requirement)
    {
        context.Succeed(requirement);
        return Task.CompletedTask;
    }
}
