using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Inherited;

[ApiController]
[Route("api/[controller]")]
public class CombinedController : ControllerBase
{
    [HttpGet("and-roles"), Authorize(Roles = "Admin"), Authorize(Roles = "Nurse")] public string AndRoles() => "nobody"; // 3.2

    [HttpGet("or-roles"), Authorize(Roles = "Nurse, Admin ,")] public string OrRoles() => "admin"; // 3.1, 3.2

    [HttpGet("custom"), CustomAuth] public string Custom() => "user"; // 0.5

    [HttpGet("custom-role"), CustomAuth(Roles = "Admin")] public string CustomRole() => "admin"; // 0.5

    [HttpGet("custom-anon"), Public, Authorize] public string CustomAnonymous() => "open"; // 0.5, 3.3

    [HttpGet("requirement"), AdminOnly] public string Requirement() => "admin"; // 3.11

    [HttpGet("authorized-requirement"), AuthorizedAdmin] public string AuthorizedRequirement() => "admin"; // 3.11

    [HttpGet("policy-empty"), Authorize(Policy = "")] public string PolicyEmpty() => "user"; // 3.8

    [HttpGet("policy-blank"), Authorize("   ")] public string PolicyBlank() => "user"; // 3.8

    [HttpGet("role-empty"), Authorize(Roles = "")] public string RoleEmpty() => "broken"; // 3.8

    [HttpGet("policy-missing"), Authorize("nowhere")] public string PolicyMissing() => "broken"; // 3.8

    [HttpGet("policy-missing-anon"), Authorize("nowhere"), AllowAnonymous] public string PolicyMissingAnonymous() => "broken"; // 3.4

    [HttpGet("scheme-missing"), Authorize(AuthenticationSchemes = "Nowhere")] public string SchemeMissing() => "broken"; // 3.8

    [HttpGet("scheme"), Authorize(AuthenticationSchemes = "Test")] public string Scheme() => "user";

    [HttpGet("any"), Authorize("any")] public string Any() => "open: the policy asks for nothing"; // 3.5

    [HttpGet("any-and-default"), Authorize("any"), Authorize] public string AnyAndDefault() => "user"; // 3.5: a name does not displace the default

    [HttpGet("user-name"), Authorize("bob")] public string UserName() => "bob";

    [HttpGet("open")] public string Open() => "open";
}
