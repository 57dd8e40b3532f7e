using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

[ApiController, Route("own")]
public class OwnController : ControllerBase
{
    [HttpGet] public string Get() => "x";

    [HttpPost, Authorize] public string Post() => "x";
}
