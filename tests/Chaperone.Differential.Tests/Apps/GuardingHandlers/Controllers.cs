using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Handlers;

public abstract class ChartController : ControllerBase
{
    protected string CallerName() => User.FindFirstValue(ClaimTypes.Name) ?? throw new UnauthorizedAccessException();

    protected bool IsStaff => User.Identity is { IsAuthenticated: true };
}

[Route("charts")]
public class ChartsController(IAuthorizationService authorization) : ChartController
{
    [HttpGet("service")]
    public async Task<IActionResult> ByService()
    {
        var isAuthorized = (await authorization.AuthorizeAsync(User, null, "Staff")).Succeeded;
        if (!isAuthorized)
        {
            return Unauthorized();
        }

        return Ok();
    }

    [HttpGet("staff")]
    public IActionResult ByProperty()
    {
        if (IsStaff)
        {
            return Ok();
        }

        return Challenge();
    }

    [HttpGet("declared")]
    [Authorize]
    public IActionResult Declared() => User.IsInRole("Admin") ? Ok() : Forbid();

    [HttpGet("open")]
    public IActionResult Open() => Ok(User.Identity?.Name);

    [HttpPost("sign-in")]
    public IActionResult SignIn(string? password) => password == "letmein" ? Ok() : Unauthorized();

    [HttpGet("welcome")]
    public IActionResult Welcome()
    {
        if (User.Identity!.IsAuthenticated)
        {
            return Redirect("/charts/declared");
        }

        return Ok();
    }
}

[Route("notes")]
public class NotesController : ChartController
{
    [HttpGet("own")]
    public IActionResult Own()
    {
        var name = CallerName();
        return Ok(name);
    }
}

[Route("hooks")]
public class HooksController(IConfiguration configuration) : ControllerBase
{
    private static readonly Dictionary<string, string> Passwords = new() { ["x"] = "y" };

    [HttpPost("{apiKey}/{topic}")]
    public IActionResult Received(string apiKey, string topic)
    {
        if (apiKey != HookOptions.Current.Key)
        {
            return Forbid();
        }

        return Ok(topic);
    }

    [HttpGet("configured")]
    public IActionResult Configured(string? key)
    {
        var expected = configuration["HookKey"];
        return string.Equals(key, expected, StringComparison.Ordinal) ? Ok() : Unauthorized();
    }

    // What is compared is found by what the request says: somebody signs in.
    [HttpPost("log-in")]
    public IActionResult LogIn(string? name, string? password)
    {
        var expected = Passwords.GetValueOrDefault(name ?? "");
        return expected == password ? Ok() : Unauthorized();
    }
}

public sealed class HookOptions
{
    public static HookOptions Current { get; } = new();

    public string? Key { get; set; } = Guid.NewGuid().ToString();
}
