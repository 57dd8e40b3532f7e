using Microsoft.AspNetCore.Authorization;

namespace TelehealthApi;

/// <summary>A patient reaches the own record only; a clinician reaches those of the practice.</summary>
public sealed class OwnRecordRequirement : AuthorizationHandler<OwnRecordRequirement>, IAuthorizationRequirement
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, OwnRecordRequirement requirement)
    {
        var patientId = (context.Resource as HttpContext)?.GetRouteValue("patientId")?.ToString();
        if (!context.User.IsInRole("patient") || context.User.HasClaim("patient_id", patientId ?? ""))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}
