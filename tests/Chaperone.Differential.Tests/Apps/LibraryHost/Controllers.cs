using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

[ApiController, Route("host")]
public class HostController : ControllerBase
{
    [HttpGet] public string Get() => "x";

    [HttpPost, Authorize] public string Post() => "x";
}
