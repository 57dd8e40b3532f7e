using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace ClinicParts;

[Authorize]
public abstract class SecuredBase : ControllerBase
{
    [HttpGet("from-base")] public string FromBase() => "user";
}

[ApiController, Route("parts/[controller]")]
public class WardsController : SecuredBase
{
    [HttpGet] public string Get() => "user";

    [HttpGet("open"), AllowAnonymous] public string Open() => "open";

    [HttpDelete, Authorize(Roles = "Admin")] public string Delete() => "admin";
}

[Route("parts/internal")]
internal class InternalController : ControllerBase
{
    [HttpGet] public string Get() => "never";
}
