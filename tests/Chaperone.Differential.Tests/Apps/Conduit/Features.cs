using Conduit.Infrastructure;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Conduit.Features;

[ApiController]
[Produces("application/json")]
[Route("api/[controller]")]
public abstract class ApiControllerBase : ControllerBase
{
    protected string? UserName => User.Identity?.Name;
}

public class ArticlesController(ILogger<ArticlesController> logger) : ApiControllerBase
{
    [HttpGet]
    public ActionResult<IEnumerable<string>> Get([FromQuery] string? tag, CancellationToken cancellationToken)
    {
        logger.LogDebug("listing {Tag}", tag);
        return Ok(new[] { "a" });
    }

    [HttpGet("feed")]
    [Authorize]
    public Task<string[]> GetFeedAsync() => Task.FromResult(Array.Empty<string>());

    [HttpGet("{slug}")]
    public IActionResult Get(string slug) => slug.Length > 3 ? Ok(slug) : NotFound();

    [HttpPost, Authorize(Policy = Security.Author)]
    public IActionResult Create([FromBody] ArticleModel model) => CreatedAtAction(nameof(Get), new { slug = model.Title }, model);

    [HttpPut("{slug}")]
    [Authorize(Security.Author)]
    public IActionResult Edit(string slug, [FromBody] ArticleModel model) => Ok(model);

    [Authorize(Policy = nameof(Security.Author), AuthenticationSchemes = "Test")]
    [HttpDelete("{slug}")]
    public void Delete(string slug)
    {
    }
}

public record ArticleModel(string? Title);

[Authorize]
[Route("api/articles/{slug}/[controller]")]
public partial class CommentsController : ApiControllerBase
{
    [HttpGet, AllowAnonymous]
    public string[] Get(string slug) => [slug];
}

public partial class CommentsController
{
    [HttpPost]
    public string Post(string slug) => slug;

    [HttpDelete("{id:int:min(1)}")]
    public string Delete(string slug, int id) => slug;
}

public class UserController : ApiControllerBase
{
    [HttpGet, Authorize] public string? Current() => UserName;

    [HttpPost("/api/users/login")] public IActionResult Login() => Unauthorized(); // answers 401 itself, and is open

    [HttpPost("/api/users")] public IActionResult Register() => Forbid(); // the framework answers 403, and yet it is open

    [ActionName("saveAsync"), Route("[action]"), AcceptVerbs("PUT", "PATCH"), Authorize] public Task SaveAsync() => Task.CompletedTask; // 1.10
}
