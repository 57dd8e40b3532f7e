using Microsoft.AspNetCore.Mvc;

namespace AddedParts;

[Route("added")]
public class AddedController : ControllerBase
{
    [HttpGet] public string Get() => "open";
}
