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

// What the deprecated API analyzers' own tests ask of declarations (SymbolApiResponseMetadataProviderTest).
[ApiController]
[Route("api/providers")]
public class ProvidersController : ControllerBase
{
    [HttpGet("property")]
    [ProducesResponseType(400, StatusCode = 203)]
    public IActionResult Property() => NotFound();

    [HttpGet("type-property")]
    [ProducesResponseType(typeof(object), 400, StatusCode = 201, Type = typeof(Thing))]
    public IActionResult TypeAndProperty() => NotFound();

    [HttpGet("derived-argument")]
    [ArgumentResponse(201)]
    public IActionResult DerivedWithArgument() => NotFound();

    [HttpGet("derived-property")]
    [ArgumentResponse(201, Type = typeof(Thing))]
    public IActionResult DerivedWithProperty() => NotFound();

    [HttpGet("declared-and-convention/{id}")]
    [ProducesResponseType(204)]
    [ApiConventionMethod(typeof(DefaultApiConventions), nameof(DefaultApiConventions.Get))]
    public IActionResult DeclaredAndConvention(int id) => NotFound();

    [HttpGet("convention/{id}")]
    [ApiConventionMethod(typeof(DefaultApiConventions), nameof(DefaultApiConventions.Get))]
    public IActionResult Convention(int id) => NotFound();

    [HttpGet("derived-constant")]
    [CreatedResponse]
    public IActionResult DerivedWithoutArgument() => NotFound();

    [HttpGet("derived-text")]
    [TextResponse(StatusCode = "204")]
    public IActionResult DerivedWithText() => NotFound();

    [HttpGet("own-provider")]
    [OwnResponse(Type = typeof(Thing), StatusCode = 203)]
    public IActionResult OwnProvider() => NotFound();

    [HttpGet("declared-twice")]
    [Produces(typeof(Thing))]
    [ProducesResponseType(204)]
    public IActionResult ProducesAndDeclared() => NotFound();

    [HttpPost("post-convention")]
    [ApiConventionMethod(typeof(DefaultApiConventions), nameof(DefaultApiConventions.Post))]
    public IActionResult PostConvention(Thing thing) => Accepted();
}

public sealed class ArgumentResponseAttribute(int statusCode) : ProducesResponseTypeAttribute(statusCode);

public sealed class CreatedResponseAttribute() : ProducesResponseTypeAttribute(201);

// The property that is written is another one than the framework's, which its setter sets.
public sealed class TextResponseAttribute() : ProducesResponseTypeAttribute(0)
{
    public new string StatusCode
    {
        get => base.StatusCode.ToString(System.Globalization.CultureInfo.InvariantCulture);
        set => base.StatusCode = int.Parse(value, System.Globalization.CultureInfo.InvariantCulture);
    }
}

[AttributeUsage(AttributeTargets.Method)]
public sealed class OwnResponseAttribute : Attribute, IApiResponseMetadataProvider
{
    public Type? Type { get; set; }

    public int StatusCode { get; set; }

    public void SetContentTypes(Microsoft.AspNetCore.Mvc.Formatters.MediaTypeCollection contentTypes)
    {
    }
}

public record ClassError(string Reason);

public record ActionError(string Detail);

// Whose type an error has that nobody gave one (GetErrorResponseType).
[ApiController]
[Route("api/errors")]
[ProducesErrorResponseType(typeof(ClassError))]
public class ErrorsController : ControllerBase
{
    [HttpGet("of-class")]
    [ProducesResponseType(404)]
    public IActionResult OfClass() => NotFound();

    [HttpGet("of-action")]
    [ProducesResponseType(404)]
    [ProducesErrorResponseType(typeof(ActionError))]
    public IActionResult OfAction() => NotFound();

    [HttpGet("default")]
    [ProducesResponseType(200)]
    [ProducesDefaultResponseType]
    public IActionResult Default() => NotFound();
}

[ApiConventionType(typeof(DefaultApiConventions))]
public abstract class ConventionBase : ControllerBase
{
}

[ApiController]
[Route("api/inheriting")]
public class InheritingController : ConventionBase
{
    [HttpPost]
    public IActionResult Post(Thing model) => NotFound();
}

public record BaseThing(int Id);

public record DerivedThing(int Id, string Name) : BaseThing(Id);

// How names and types of conventions match (SymbolApiConventionMatcherTest).
[ApiController]
[Route("api/matching/[action]")]
[ApiConventionType(typeof(MatchingConventions))]
public class MatchingController : ControllerBase
{
    [HttpPost]
    public ActionResult<Thing> PostPerson(DerivedThing model) => NotFound();

    [HttpPost]
    public ActionResult<Thing> Post(BaseThing theModel) => NotFound();

    [HttpPost]
    public ActionResult<Thing> PostBoth(BaseThing supermodel) => NotFound();

    [HttpPost]
    public ActionResult<Thing> PostOther(Thing model) => NotFound();

    [HttpPost]
    public ActionResult<Thing> Postman(DerivedThing model) => NotFound();

    [HttpPost]
    public ActionResult<Thing> GoPost(DerivedThing model) => NotFound();

    [HttpGet]
    public ActionResult<Thing> Exact(int id) => NotFound();

    [HttpGet]
    public ActionResult<Thing> ExactText(int id) => NotFound();

    [HttpGet]
    public ActionResult<Thing> Several(int id, int more) => NotFound();

    [HttpGet]
    public ActionResult<Thing> Wrong(string id) => NotFound();

    [HttpGet]
    public ActionResult<Thing> SearchThings(string term, int first, int last) => NotFound();

    [HttpGet]
    public ActionResult<Thing> SearchNothing(string term) => NotFound();

    [HttpGet]
    public ActionResult<Thing> WasFound(int personId) => NotFound();

    [HttpGet]
    public ActionResult<Thing> Unfound(int candid) => NotFound();

    [HttpGet]
    public ActionResult<Thing> Nothing() => NotFound();

    [HttpGet]
    public ActionResult<Thing> NothingButOne(int id) => NotFound();
}

public static class MatchingConventions
{
    [ProducesResponseType(202)]
    [ApiConventionNameMatch(ApiConventionNameMatchBehavior.Prefix)]
    public static void Post([ApiConventionNameMatch(ApiConventionNameMatchBehavior.Suffix)] BaseThing model)
    {
    }

    [ProducesResponseType(203)]
    public static void Exact(int id)
    {
    }

    [ProducesResponseType(410)]
    public static void Several(int id)
    {
    }

    [ProducesResponseType(411)]
    public static void Wrong(int id)
    {
    }

    [ProducesResponseType(412)]
    [ApiConventionNameMatch(ApiConventionNameMatchBehavior.Prefix)]
    public static void Search(string term, params object[] others)
    {
    }

    [ProducesResponseType(413)]
    [ApiConventionNameMatch(ApiConventionNameMatchBehavior.Suffix)]
    public static void Found([ApiConventionNameMatch(ApiConventionNameMatchBehavior.Suffix)] [ApiConventionTypeMatch(ApiConventionTypeMatchBehavior.Any)] object id)
    {
    }

    [ProducesResponseType(414)]
    public static void Nothing()
    {
    }

    [ProducesResponseType(415)]
    [ApiConventionNameMatch(ApiConventionNameMatchBehavior.Prefix)]
    public static void NothingBut(params object[] all)
    {
    }
}
