using System.Reflection;
using DocumentedApi;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.OpenApi;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddControllers(options => options.Filters.Add(new ProducesResponseTypeAttribute(StatusCodes.Status503ServiceUnavailable)));
#if SWASHBUCKLE_ONLY
builder.Services.AddEndpointsApiExplorer();
#else
builder.Services.AddOpenApi();
builder.Services.AddOpenApi("internal");
#endif
builder.Services.AddDocumentation();

var app = builder.Build();
#if !SWASHBUCKLE_ONLY
app.MapOpenApi();
#endif
app.UseSwagger();
app.MapControllers();

// Texts.
app.MapGet("/texts/none", () => "x");
app.MapGet("/texts/call", () => "x").WithSummary("by a call").WithDescription("described by a call");
app.MapGet("/texts/attribute", [EndpointSummary("by an attribute"), EndpointDescription("described")] () => "x");
app.MapGet("/texts/both", [EndpointSummary("by an attribute")] () => "x").WithSummary("the call wins");
app.MapGet("/texts/twice", () => "x").WithSummary("first").WithSummary("second");
app.MapGet("/texts/empty", () => "x").WithSummary("");
app.MapGet("/texts/metadata", () => "x").WithMetadata(new EndpointSummaryAttribute("by metadata"), new TagsAttribute("m"));
app.MapGet("/texts/convention", () => "x").Add(b => b.Metadata.Add(new EndpointSummaryAttribute("by a convention")));
app.MapGet("/texts/custom", () => "x").WithMetadata(new Handlers.MyDocs("custom summary"));
app.MapGet("/texts/constant", () => "x").WithSummary(Handlers.Text);
app.MapGet("/texts/described", [System.ComponentModel.Description("not a summary")] () => "x");
/// <summary>above a call: nobody reads it</summary>
app.MapGet("/texts/above", () => "x");

// Comments.
app.MapGet("/comments/static", Handlers.Commented);
app.MapGet("/comments/static-call", Handlers.Commented).WithSummary("the call loses");
app.MapGet("/comments/instance", new Handlers.Instance().Commented);
app.MapGet("/comments/private", Handlers.PrivateHandler);
app.MapGet("/comments/internal", Handlers.Internal);
app.MapGet("/comments/nested-private", Handlers.NestedPrivate);
app.MapGet("/comments/local", Local);
app.MapGet("/comments/static-local", StaticLocal);
app.MapGet("/comments/capturing-local", Capturing);
app.MapGet("/comments/remarks", Handlers.Remarks);
app.MapGet("/comments/responses", Handlers.WithResponses);
app.MapGet("/comments/returns", Handlers.WithReturns);
app.MapGet("/comments/obsolete", Handlers.Obsolete);
app.MapGet("/comments/generic", Handlers.Generic<int>);
app.MapGet("/comments/multi", Handlers.Multi);

// Tags, names and groups.
app.MapGet("/tags/one", () => "x").WithTags("one");
app.MapGet("/tags/two", () => "x").WithTags("one", "two");
app.MapGet("/tags/attribute", [Tags("attribute")] () => "x");
app.MapGet("/tags/replaced", [Tags("attribute")] () => "x").WithTags("call");
app.MapGet("/names/call", () => "x").WithName("NamedByCall");
app.MapGet("/names/attribute", [EndpointName("NamedByAttribute")] () => "x");
app.MapGet("/names/both", [EndpointName("Loses")] () => "x").WithName("Wins");
app.MapGet("/names/display", () => "x").WithDisplayName("no name");
app.MapGet("/groups/v1", () => "x").WithGroupName("v1");
app.MapGet("/groups/other", () => "x").WithGroupName("other");
app.MapGet("/groups/internal", () => "x").WithGroupName("internal");
app.MapGet("/groups/attribute", [EndpointGroupName("nowhere")] () => "x");

var outer = app.MapGroup("/g").WithTags("outer").WithSummary("of the outer group");
var inner = outer.MapGroup("/i").WithTags("inner").ProducesProblem(500);
outer.MapGet("/a", () => "x");
inner.MapGet("/b", () => "x");
inner.MapGet("/c", () => "x").WithSummary("own").WithTags("own");
inner.MapGet("/d", [EndpointSummary("attribute over group")] () => "x");
outer.WithDescription("added late");

// Hidden.
app.MapGet("/hidden/call", () => "x").ExcludeFromDescription();
app.MapGet("/hidden/attribute", [ExcludeFromDescription] () => "x");
app.MapGet("/hidden/delegate", (HttpContext context) => context.Response.WriteAsync("x"));
app.MapGet("/hidden/discarded", (HttpContext context) => Task.FromResult("x"));
app.MapGet("/hidden/not-a-delegate", async (HttpContext context) => { await Task.Yield(); return "x"; });
app.Map("/hidden/map", () => "x");
app.MapMethods("/hidden/verbs", new[] { "PURGE" }, (HttpContext context) => Task.CompletedTask);
var hiddenGroup = app.MapGroup("/hidden/group").ExcludeFromDescription();
hiddenGroup.MapGet("/x", () => "x").WithSummary("hidden all the same");
app.MapFallback(() => "x");

// Responses.
app.MapGet("/responses/void", () => { });
app.MapGet("/responses/task", () => Task.CompletedTask);
app.MapGet("/responses/string", () => "x");
app.MapGet("/responses/value", () => new Thing(1));
app.MapGet("/responses/task-value", () => Task.FromResult(new Thing(1)));
app.MapGet("/responses/valuetask", async ValueTask<Thing> () => { await Task.Yield(); return new Thing(1); });
app.MapGet("/responses/object", object () => new Thing(1));
app.MapGet("/responses/iresult", () => Results.Ok(new Thing(1)));
app.MapGet("/responses/iresult-produces", () => Results.Ok(new Thing(1))).Produces<Thing>().Produces(404);
app.MapGet("/responses/value-produces", () => new Thing(1)).Produces(404).ProducesProblem(409).ProducesValidationProblem();
app.MapGet("/responses/value-only-404", () => new Thing(1)).Produces(404);
app.MapGet("/responses/iresult-only-404", () => Results.NotFound()).Produces(404);
app.MapGet("/responses/void-only-202", () => { }).Produces(202);
app.MapGet("/responses/typed-ok", () => TypedResults.Ok(new Thing(1)));
app.MapGet("/responses/typed-created", () => TypedResults.Created("/x", new Thing(1)));
app.MapGet("/responses/typed-accepted", () => TypedResults.Accepted("/x"));
app.MapGet("/responses/typed-nocontent", () => TypedResults.NoContent());
app.MapGet("/responses/typed-badrequest", () => TypedResults.BadRequest("x"));
app.MapGet("/responses/typed-notfound", () => TypedResults.NotFound());
app.MapGet("/responses/typed-conflict", () => TypedResults.Conflict());
app.MapGet("/responses/typed-unprocessable", () => TypedResults.UnprocessableEntity());
app.MapGet("/responses/typed-unauthorized", () => TypedResults.Unauthorized());
app.MapGet("/responses/typed-forbid", () => TypedResults.Forbid());
app.MapGet("/responses/typed-problem", () => TypedResults.Problem());
app.MapGet("/responses/typed-validation", () => TypedResults.ValidationProblem(new Dictionary<string, string[]>()));
app.MapGet("/responses/typed-error", () => TypedResults.InternalServerError());
app.MapGet("/responses/typed-status", () => TypedResults.StatusCode(418));
app.MapGet("/responses/typed-json", () => TypedResults.Json(new Thing(1)));
app.MapGet("/responses/typed-text", () => TypedResults.Text("x"));
app.MapGet("/responses/typed-redirect", () => TypedResults.Redirect("/x"));
app.MapGet("/responses/typed-file", () => TypedResults.Bytes(new byte[1]));
app.MapGet("/responses/union", Results<Ok<Thing>, NotFound, ProblemHttpResult> (int id) => id > 1 ? TypedResults.Ok(new Thing(id)) : TypedResults.NotFound());
app.MapGet("/responses/task-union", async Task<Results<Created<Thing>, BadRequest<string>>> (int id) => { await Task.Yield(); return TypedResults.BadRequest("x"); });
app.MapGet("/responses/attribute", [ProducesResponseType(typeof(Thing), 200), ProducesResponseType(404)] () => Results.Ok());
app.MapGet("/responses/generic-attribute", [ProducesResponseType<Thing>(201)] () => Results.Ok());
app.MapGet("/responses/derived-attribute", [Handlers.NotFoundResponse] () => Results.Ok());
app.MapGet("/responses/metadata", () => Results.Ok()).WithMetadata(new ProducesResponseTypeAttribute(410));
app.MapPost("/responses/post", (Thing thing) => TypedResults.Created("/x", thing));
app.MapPut("/responses/put", (Thing thing) => Results.NoContent()).Produces(204);
app.MapDelete("/responses/delete/{id:int}", (int id) => Results.NoContent()).Produces(StatusCodes.Status204NoContent).Produces(404);
app.MapPatch("/responses/patch/{id:int?}", (int? id) => Results.NoContent());
app.MapMethods("/responses/methods", new[] { "GET", "PUT" }, () => "x").WithSummary("two verbs");
app.MapGet("/obsolete/lambda", [Obsolete("old")] () => "x");

// By modules.
app.MapThings();
Things.Secured(app.MapGroup("/secured").WithTags("secured"));
foreach (var name in new[] { "red", "blue" })
{
    app.MapGet("/colors/" + name, () => name).WithName("Color_" + name);
}

app.Run();

/// <summary>a local function's comment</summary>
string Local() => "x";

string Capturing() => app.Environment.ApplicationName;

/// <summary>a static local function's comment</summary>
static string StaticLocal() => "x";

namespace DocumentedApi
{
    /// <summary>A thing.</summary>
    public record Thing(int Id);
}
