using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Routing;

namespace Routing.Controllers;

[Route("c1"), Route("c2/")]
public class CombineController : ControllerBase
{
    [HttpGet("x")] public string Both() => "x"; // 1.14: class templates times action selectors

    [HttpGet("/abs")] public string Absolute() => "x"; // 1.14: one selector

    [HttpGet("~/abs2"), Authorize] public string Tilde() => "x"; // 1.14

    [HttpGet("")] public string Empty() => "x";

    [HttpPost("trail/")] public string Trailing() => "x"; // 1.14: the trailing slash goes
}

[Route("")]
public class EmptyPrefixController : ControllerBase
{
    [HttpGet("empty-prefix")] public string Get() => "x"; // 1.14: left ""
}

[Route("/")]
public class RootPrefixController : ControllerBase
{
    [HttpGet("root-prefix")] public string Get() => "x"; // 1.14: left "/"
}

[Route("/lead/")]
public class LeadingSlashController : ControllerBase
{
    [HttpGet("x")] public string Get() => "x"; // 1.14: leading and trailing slash
}

public class OnlyActionRoutesController : ControllerBase
{
    [HttpGet("only/action")] public string Get() => "x"; // 1.14: no template on the class

    public string Conventional() => "never reachable here"; // 1.21: no conventional route matches
}

[Route("api/[controller]/[action]")]
public class TokensController : ControllerBase
{
    [HttpGet] public string List() => "x"; // 1.15

    [HttpGet("{id}")] public string ById(string id) => id; // 1.15

    [HttpGet("/[CONTROLLER]/abs/[Action]")] public string AnyCase() => "x"; // 1.15

    [HttpGet("/esc/[[literal]]")] public string Escaped() => "x"; // 1.15

    [HttpGet, ActionName("nick")] public string Renamed() => "x"; // 1.10, 1.15

    public async Task<string> SaveAsync() // 1.10
    {
        await Task.CompletedTask;
        return "x";
    }
}

/// <summary>A route value of the application's own, usable as a token (1.15).</summary>
public sealed class TenantAttribute(string name) : RouteValueAttribute("tenant", name);

[Area("clinic"), Tenant("acme"), Route("[area]/[tenant]/[controller]")]
public class TokenValuesController : ControllerBase
{
    [HttpGet] public string Get() => "x"; // 1.15
}
