using Microsoft.AspNetCore.Mvc;

namespace IgnoredParts;

[Route("ignored")]
public class IgnoredController : ControllerBase
{
    [HttpGet] public string Get() => "never: no part";
}
