using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Areas.Controllers;

public class HomeController : Microsoft.AspNetCore.Mvc.Controller
{
    public IActionResult Index() => Content("home");

    public IActionResult Privacy() => Content("privacy");

    [Authorize] public IActionResult Account() => Content("account");

    [HttpPost, Authorize(Roles = "Admin")] public IActionResult Save() => Content("saved");

    [Route("attr-home")] public IActionResult Attributed() => Content("open all the same"); // 1.21, 1.23

    [AllowAnonymous] public Task<IActionResult> StatusAsync() => Task.FromResult<IActionResult>(Content("status")); // 1.10
}

[Authorize]
public class AccountController : Microsoft.AspNetCore.Mvc.Controller
{
    public IActionResult Index() => Content("account");

    [AllowAnonymous] public IActionResult Login() => Content("login");
}
