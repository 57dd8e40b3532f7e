using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Swashbuckle.AspNetCore.Annotations;

namespace DocumentedApi;

[ApiController]
[Route("api/texts")]
public class TextsController : ControllerBase
{
    [HttpGet("none")]
    public Thing None() => new(1);

    /// <summary>a comment</summary>
    /// <remarks>with remarks</remarks>
    [HttpGet("comment")]
    public Thing Comment() => new(1);

    [HttpGet("attribute")]
    [EndpointSummary("an attribute")]
    [EndpointDescription("described")]
    public Thing Attribute() => new(1);

    /// <summary>the comment wins</summary>
    [HttpGet("both")]
    [EndpointSummary("the attribute loses")]
    public Thing Both() => new(1);

    [HttpGet("annotation")]
    [SwaggerOperation(Summary = "annotated", Description = "described", OperationId = "Annotated", Tags = new[] { "annotated" })]
    public Thing Annotated() => new(1);

    /// <summary>the comment</summary>
    [HttpGet("annotation-and-comment")]
    [SwaggerOperation("the annotation")]
    public Thing AnnotatedToo() => new(1);

    [HttpGet("annotated-responses")]
    [SwaggerResponse(200, "fine", typeof(Thing))]
    [SwaggerResponse(404, "nothing")]
    public IActionResult AnnotatedResponses() => Ok();

    /// <inheritdoc/>
    [HttpGet("inheritdoc-nothing")]
    public Thing InheritsNothing() => new(1);

    [HttpGet("obsolete")]
    [Obsolete("old")]
    public Thing Obsolete() => new(1);

    [HttpGet("named", Name = "NamedByRoute")]
    public Thing Named() => new(1);

    [HttpGet("named-tokens", Name = "[controller]_[action]")]
    public Thing NamedTokens() => new(1);

    [HttpGet("named-endpoint")]
    [EndpointName("NamedByMetadata")]
    public Thing NamedEndpoint() => new(1);

    [HttpGet("tags")]
    [Tags("of", "action")]
    public Thing Tagged() => new(1);

    [HttpGet("excluded")]
    [ExcludeFromDescription]
    public Thing Excluded() => new(1);

    [HttpGet("ignored")]
    [ApiExplorerSettings(IgnoreApi = true)]
    public Thing Ignored() => new(1);

    [HttpGet("grouped")]
    [ApiExplorerSettings(GroupName = "internal")]
    public Thing Grouped() => new(1);

    [HttpGet("lost-group")]
    [ApiExplorerSettings(GroupName = "nowhere")]
    public Thing LostGroup() => new(1);

    [HttpGet("endpoint-group")]
    [EndpointGroupName("nowhere")]
    public Thing EndpointGroup() => new(1);

    [HttpGet("two-ways/a")]
    [HttpGet("two-ways/b", Name = "SecondWay")]
    [HttpPut("two-ways/a")]
    public Thing TwoWays() => new(1);
}

[ApiController]
[Route("api/responses")]
[ProducesResponseType(typeof(string), 500)]
public class ResponsesController : ControllerBase
{
    [HttpGet("value")]
    public Thing Value() => new(1);

    [HttpGet("action-result")]
    public IActionResult Any() => Ok();

    [HttpGet("action-result-t")]
    public ActionResult<Thing> Typed() => new Thing(1);

    [HttpGet("void")]
    public void Nothing()
    {
    }

    [HttpGet("declared")]
    [ProducesResponseType(StatusCodes.Status200OK)]
    [ProducesResponseType(typeof(ProblemDetails), StatusCodes.Status404NotFound)]
    public ActionResult<Thing> Declared() => NotFound();

    [HttpGet("default")]
    [ProducesDefaultResponseType]
    public ActionResult<Thing> Default() => NotFound();

    [HttpGet("produces")]
    [Produces("application/json")]
    public ActionResult<Thing> ContentType() => NotFound();

    [HttpGet("produces-type")]
    [Produces(typeof(Thing))]
    public IActionResult ProducesType() => NotFound();

    [HttpGet("derived")]
    [Handlers.NotFoundResponse]
    public IActionResult Derived() => NotFound();

    /// <summary>x</summary>
    /// <response code="418">a teapot</response>
    [HttpGet("comment")]
    public ActionResult<Thing> Commented() => NotFound();
}

/// <summary>of a class</summary>
/// <response code="429">too many</response>
[ApiController]
[Route("api/plain-responses")]
[Tags("class")]
public class PlainResponsesController : ControllerBase
{
    [HttpGet("value")]
    public Thing Value() => new(1);

    [HttpGet("any")]
    public IActionResult Any() => Ok();

    [HttpGet("void")]
    public void Nothing()
    {
    }

    [HttpGet("task")]
    public Task Later() => Task.CompletedTask;

    [HttpGet("typed")]
    public Microsoft.AspNetCore.Http.HttpResults.Ok<Thing> Typed() => TypedResults.Ok(new Thing(1));

    [HttpGet("union")]
    public Microsoft.AspNetCore.Http.HttpResults.Results<Microsoft.AspNetCore.Http.HttpResults.Ok<Thing>, Microsoft.AspNetCore.Http.HttpResults.NotFound> Union() => TypedResults.Ok(new Thing(1));

    [HttpGet("object")]
    public object Object() => new Thing(1);

    [HttpGet("tagged")]
    [Tags("action")]
    public Thing Tagged() => new(1);
}

// No [ApiController]: Swashbuckle makes it visible, for the other generator as well.
[Route("api/unattributed")]
public class UnattributedController : Controller
{
    [HttpGet]
    public Thing Get() => new(1);

    [HttpGet("none")]
    [ApiExplorerSettings(IgnoreApi = true)]
    public Thing None() => new(1);
}

public abstract class BaseController : ControllerBase
{
    /// <summary>inherited</summary>
    [HttpGet("inherited")]
    public Thing Inherited() => new(1);

    /// <summary>of the base</summary>
    [HttpGet("overridden")]
    public virtual Thing Overridden() => new(1);

    /// <summary>of the base</summary>
    [HttpGet("overridden-doc")]
    public virtual Thing OverriddenDoc() => new(1);
}

[ApiController]
[Route("api/derived")]
public class DerivedController : BaseController
{
    public override Thing Overridden() => new(2);

    /// <inheritdoc/>
    public override Thing OverriddenDoc() => new(2);
}

[ApiController]
[Route("api/conventions")]
[ApiConventionType(typeof(DefaultApiConventions))]
public class ConventionsController : ControllerBase
{
    [HttpGet("{id}")]
    public ActionResult<Thing> Get(int id) => NotFound();

    [HttpGet("find/{thingId}")]
    public ActionResult<Thing> FindThing(int thingId) => NotFound();

    [HttpPost]
    public ActionResult<Thing> Post(Thing thing) => NotFound();

    [HttpPut("{id}")]
    public IActionResult PutThing(int id, Thing thing) => NotFound();

    [HttpDelete("{id}")]
    public IActionResult Delete(int id) => NotFound();

    [HttpGet("unmatched/{id}")]
    public ActionResult<Thing> Show(int id) => NotFound();

    [HttpGet("declared/{id}")]
    [ProducesResponseType(200)]
    public ActionResult<Thing> GetDeclared(int id) => NotFound();

    [HttpGet("method/{id}")]
    [ApiConventionMethod(typeof(DefaultApiConventions), nameof(DefaultApiConventions.Delete))]
    public ActionResult<Thing> Remove(int id) => NotFound();

    [HttpGet("own/{id}")]
    [ApiConventionMethod(typeof(OwnConventions), nameof(OwnConventions.Look))]
    public ActionResult<Thing> Look(int id) => NotFound();
}

public static class OwnConventions
{
    [ProducesResponseType(200)]
    [ProducesResponseType(410)]
    [ApiConventionNameMatch(ApiConventionNameMatchBehavior.Prefix)]
    public static void Look([ApiConventionNameMatch(ApiConventionNameMatchBehavior.Suffix)] [ApiConventionTypeMatch(ApiConventionTypeMatchBehavior.Any)] object id)
    {
    }
}
