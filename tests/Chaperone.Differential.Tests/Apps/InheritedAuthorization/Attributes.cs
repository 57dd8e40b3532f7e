using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Infrastructure;

namespace Inherited;

/// <summary>No AttributeUsage of its own: the compiler inherits AllowMultiple, reflection does not (0.2).</summary>
public class PermAttribute : AuthorizeAttribute
{
    public PermAttribute(string policy) => Policy = policy;
}

[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true)]
public class MultiPermAttribute : AuthorizeAttribute
{
    public MultiPermAttribute(string policy) : base(policy)
    {
    }
}

public sealed class SubPermAttribute(string policy) : PermAttribute(policy);

[AttributeUsage(AttributeTargets.All, Inherited = false, AllowMultiple = true)]
public sealed class NotInheritedAttribute : AuthorizeAttribute;

/// <summary>Implements the interface only (0.5).</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class CustomAuthAttribute : Attribute, IAuthorizeData
{
    public string? Policy { get; set; }

    public string? Roles { get; set; }

    public string? AuthenticationSchemes { get; set; }
}

[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class PublicAttribute : Attribute, IAllowAnonymous;

/// <summary>A requirement and nothing else (3.11).</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class AdminOnlyAttribute : Attribute, IAuthorizationRequirementData
{
    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [new RolesAuthorizationRequirement(["Admin"])];
}

/// <summary>A requirement on top of the default policy (3.11).</summary>
public sealed class AuthorizedAdminAttribute : AuthorizeAttribute, IAuthorizationRequirementData
{
    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [new RolesAuthorizationRequirement(["Admin"])];
}
