using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace AreaParts.Areas.Wards.Controllers;

[Area("Wards")]
public class HomeController : ControllerBase
{
    [HttpGet] public string Index() => "wards";

    [Authorize] public string Secured() => "user";
}

[Area("Wards")]
[Route("[area]/beds")]
public class BedsController : ControllerBase
{
    [HttpGet] public string Index() => "beds";
}
