using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Auth = Microsoft.AspNetCore.Authorization.AuthorizeAttribute;
using Open = Microsoft.AspNetCore.Authorization.AllowAnonymousAttribute;

namespace Styles;

public static class Names
{
    public const string Admin = "Admin";
    public const string Nurse = nameof(Nurse);
    public const string Either = Admin + "," + Nurse;
    public const string Policy = $"{Admin}-policy";
    public const string Route = "api/" + nameof(Styles) + "/[controller]";

    public static class Clinic
    {
        public const string Root = "clinic";
    }
}

[Route(Names.Route)]
public sealed class ConstantsController : ControllerBase
{
    [HttpGet(Names.Clinic.Root), Auth(Roles = Names.Either)] public string Either() => "x";

    [HttpGet($"{Names.Clinic.Root}/policy"), Auth(Names.Policy)] public string ByPolicy() => "x";

    [HttpGet("alias"), Open] public string Alias() => "x";

    [global::Microsoft.AspNetCore.Mvc.HttpPostAttribute("qualified"), global::Microsoft.AspNetCore.Authorization.Authorize(Roles = nameof(Names.Nurse))]
    public string Qualified() => "x";

    [HttpPut]
    [Route("many/a")]
    [Route("many/b")]
    public string Many() => "x";

    [HttpGet("generic"), ProducesResponseType<string>(200)] public ActionResult<string> Generic() => "x";
}

[Route("nullable/{tenant?}")]
public class NullableController(ILogger<NullableController> logger) : ControllerBase
{
    [HttpGet]
    public string Get(string? tenant)
    {
        logger.LogTrace("{Tenant}", tenant);
        return "x";
    }
}

[AllowAnonymous]
[Route("hooks/[controller]/[action]")]
public abstract class HookController<TPayload> : ControllerBase
    where TPayload : class, new()
{
    [HttpPost] public virtual IActionResult Receive(TPayload payload) => Ok();

    [HttpGet, Authorize(Roles = "Admin")] public IActionResult History() => Ok(); // 3.3
}

public class Payload;

public class LabHookController : HookController<Payload>
{
    public override IActionResult Receive(Payload payload) => Accepted();
}

public class ImagingHookController : HookController<Payload>
{
    [HttpPut] public override IActionResult Receive(Payload payload) => Accepted(); // 1.12: a verb of its own replaces the base's
}
