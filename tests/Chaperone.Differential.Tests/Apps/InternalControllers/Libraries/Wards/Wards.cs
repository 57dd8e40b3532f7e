using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Wards;

/// <summary>A module.</summary>
public static class WardModule;

/// <summary>Not public.</summary>
[ApiController]
[Route("wards")]
internal class WardsController : ControllerBase
{
    [HttpGet]
    public string List() => "wards";

    [HttpDelete("{id}")]
    [Authorize(Roles = "Admin")]
    public string Remove(int id) => "removed " + id;
}
