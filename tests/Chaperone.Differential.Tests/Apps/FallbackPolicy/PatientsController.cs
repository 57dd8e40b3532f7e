using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Fallback;

[ApiController, Route("api/patients")]
public class PatientsController : ControllerBase
{
    [HttpGet] public string All() => "covered"; // 3.12

    [HttpGet("{id}"), Authorize(Roles = "Admin")] public string One(int id) => "admin";

    [HttpGet("count"), AllowAnonymous] public int Count() => 1;
}
