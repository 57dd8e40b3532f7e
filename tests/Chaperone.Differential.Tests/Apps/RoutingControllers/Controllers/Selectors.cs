using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Routing;

namespace Routing.Controllers;

[ApiController]
[Route("sel")]
public class SelectorsController : ControllerBase
{
    [HttpGet, HttpPost("z")] public string GetHerePostThere() => "x"; // 1.13: GET sel, POST sel/z

    [Route("r1"), Route("r2"), HttpPut] public string TwoRoutes() => "x"; // 1.13: PUT at both

    [HttpGet("many"), HttpDelete("many"), Authorize] public string TwoVerbs() => "x"; // 1.13: two endpoints

    [HttpPatch, HttpHead, Route("merged")] public string Merged() => "x"; // 1.13: silent verbs merge into the route

    [AcceptVerbs("get", "POST", Route = "accept")] public string Accept() => "x"; // 0.5

    [AcceptVerbs("PUT")] public string AcceptSilent() => "x"; // 1.13: a silent verb provider

    [Route("any-verb")] public string AnyVerb() => "x"; // 1.16

    [Route("get-thing")] public string GetThing() => "x"; // 1.16: the name says nothing

    [HttpGet("t/{id:int:min(1)}"), Authorize(Roles = "Admin")] public string Template(int id) => "x";

    [HttpGet("t/{name:alpha}/{*rest}")] public string CatchAll(string name, string? rest) => "x";

    [HttpGet("opt/{id?}")] public string Optional(int? id) => "x";

    [HttpGet("def/{page=1}")] public string Default(int page) => "x";

    [HttpGet("rx/{code:regex(^[[A-Z]]{{2}}$)}")] public string Regex(string code) => "x";

    [HttpGet("named", Name = "by-name"), ProducesResponseType(200)] public string Named() => "x";

    [HttpGet("ordered", Order = 5)] public string Ordered() => "x";

    [Purge("cache"), Authorize] public string Purge() => "x"; // 0.5: a verb of one's own

    [Versioned("things")] public string Things() => "x"; // 0.5: a route of one's own

    [HttpOptions("o")] public string Options() => "x";
}

/// <summary>A verb attribute of the application's own (0.5).</summary>
public sealed class PurgeAttribute(string template) : HttpMethodAttribute(["PURGE"], template);

/// <summary>A route attribute that implements the interface only (0.5).</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class VersionedAttribute(string template) : Attribute, IRouteTemplateProvider
{
    public string Template => "v1/" + template;

    public int? Order => null;

    public string? Name => null;
}
