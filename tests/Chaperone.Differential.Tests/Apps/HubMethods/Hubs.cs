using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;

namespace Hubs;

public class OpenHub : Hub
{
    public string Nothing() => "";

    [Authorize]
    public string Signed() => "";

    [Authorize(Roles = "Admin")]
    public string Administrators() => "";

    [Authorize("ReadChart")]
    public string Named() => "";

    [Authorize("Any")]
    public string Anybody() => "";

    [Authorize("NobodyRegisteredThis")]
    public string Unregistered() => "";

    [Clinicians]
    public string Derived() => "";

    // Not derived from AuthorizeAttribute: never looked at.
    [OwnData]
    public string Own() => "";

    // What the attribute carries is never looked at; that it authorizes at all is.
    [Never]
    public string Requirement() => "";

    [HubMethodName("renamed")]
    [Authorize]
    public string Renaming() => "";

    public string Looks() => Context.User?.Identity?.IsAuthenticated == true ? "" : throw new UnauthorizedAccessException();

    public override Task OnConnectedAsync() => Task.CompletedTask;
}

[Authorize]
public class GuardedHub : Hub
{
    [AllowAnonymous]
    public string Public() => "";

    [Authorize(Roles = "Admin")]
    public virtual string Virtual() => "";

    [Authorize(Roles = "Admin")]
    public virtual string Replaced() => "";

    public string Inherited() => "";
}

public class DerivedHub : GuardedHub
{
    public override string Virtual() => "";

}

public sealed class CliniciansAttribute() : AuthorizeAttribute
{
    public string Because { get; set; } = "";
}

[AttributeUsage(AttributeTargets.Method)]
public sealed class OwnDataAttribute : Attribute, IAuthorizeData
{
    public string? Policy { get; set; }

    public string? Roles { get; set; } = "Admin";

    public string? AuthenticationSchemes { get; set; }
}

public sealed class NeverAttribute : AuthorizeAttribute, IAuthorizationRequirementData
{
    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [new Microsoft.AspNetCore.Authorization.Infrastructure.RolesAuthorizationRequirement(["Never"])];
}
