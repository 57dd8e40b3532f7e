using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace DeadPipeline;

[ApiController]
[Route("wards")]
public class WardsController : ControllerBase
{
    [HttpGet]
    public string List() => "all";

    [HttpGet("{id:int}")]
    [Authorize]
    public int Get(int id) => id;
}
