using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace A.Base;

[Route("[controller]")]
public abstract class CrudController : ControllerBase
{
    [HttpGet] public string Get() => "open";

    [HttpPost, Authorize] public string Post() => "user";
}
