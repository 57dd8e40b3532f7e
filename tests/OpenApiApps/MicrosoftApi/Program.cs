using Carter;
using Microsoft.AspNetCore.Identity;
using MicrosoftApi;
using Microsoft.AspNetCore.Mvc;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddControllersWithViews();
builder.Services.AddOpenApi("v1");
builder.Services.AddOpenApi("Admin");
builder.Services.AddCarter();
builder.Services.AddIdentityApiEndpoints<Person>();
builder.Services.AddSingleton<IUserStore<Person>, NoStore>();

var app = builder.Build();
app.MapOpenApi();
app.MapControllerRoute("default", "{controller=Home}/{action=Index}/{id?}");
var secured = app.MapGroup("/secured").WithTags("ignored by controllers").WithSummary("ignored too");
app.MapGet("/a", () => "x").WithSummary("a").WithTags("t");
app.MapGet("/commented", Handlers.Commented);
app.MapGet("/commented-and-called", Handlers.Commented).WithSummary("the call");
app.MapGet("/group/admin", () => "x").WithGroupName("admin");
app.MapGet("/group/none", () => "x").WithGroupName("none");
app.MapGet("/obsolete", [Obsolete] () => "x");
secured.MapGet("/b", () => Results.Ok()).Produces(200).Produces(404);
app.MapGet("/named", Handlers.Commented).WithName(nameof(Handlers.Commented));
app.MapCarter();
app.MapGroup("/account").MapIdentityApi<Person>();
app.MapGroup("/hidden").ExcludeFromDescription().MapIdentityApi<Person>();
if (args.Length > 40)
{
    app.MapGet("/conditional", () => "x").WithSummary("never");
}

app.Run();

namespace MicrosoftApi
{
    public record Thing(int Id);

    public static class Handlers
    {
        /// <summary>not parsed without a documentation file</summary>
        public static string Commented() => "x";
    }

    public sealed class PlainModule : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.MapGet("/carter", () => "x").WithSummary("of a module").WithName("CarterPlain");
            app.MapGet("/carter/typed", () => TypedResults.Ok(new Thing(1)));
            app.MapGet("/carter/excluded", () => "x").ExcludeFromDescription();
            app.MapGet("/carter/delegate", (HttpContext context) => context.Response.WriteAsync("x"));
        }
    }

    public sealed class GroupedModule() : CarterModule("/grouped")
    {
        public override void AddRoutes(IEndpointRouteBuilder app) => app.MapPost("/things", Handlers.Commented).WithTags("own");
    }

    public sealed class SayingModule : CarterModule
    {
        public SayingModule()
            : base("/saying")
        {
            WithTags("module");
            WithSummary("of all");
        }

        public override void AddRoutes(IEndpointRouteBuilder app) => app.MapGet("/things", () => "x").WithSummary("its own");
    }

    public sealed class Person
    {
        public string? Name { get; set; }
    }

    /// <summary>The description is written without anybody signing in.</summary>
    public sealed class NoStore : IUserStore<Person>
    {
        public Task<IdentityResult> CreateAsync(Person user, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IdentityResult> DeleteAsync(Person user, CancellationToken cancellationToken) => throw new NotSupportedException();

        public void Dispose()
        {
        }

        public Task<Person?> FindByIdAsync(string userId, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<Person?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<string?> GetNormalizedUserNameAsync(Person user, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<string> GetUserIdAsync(Person user, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<string?> GetUserNameAsync(Person user, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task SetNormalizedUserNameAsync(Person user, string? normalizedName, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task SetUserNameAsync(Person user, string? userName, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IdentityResult> UpdateAsync(Person user, CancellationToken cancellationToken) => throw new NotSupportedException();
    }

    public class HomeController : Controller
    {
        public string Index() => "x";

        [HttpGet("home/routed")]
        public string Routed() => "x";

        [HttpGet("home/shown")]
        [ApiExplorerSettings(GroupName = "v1")]
        public string Shown() => "x";
    }

    [ApiExplorerSettings(IgnoreApi = false)]
    [Route("shown")]
    public class ShownController : Controller
    {
        [HttpGet]
        public Thing Get() => new(1);

        [HttpPost]
        [ApiExplorerSettings(IgnoreApi = true)]
        public Thing Post() => new(1);
    }

    [ApiController]
    [Route("api/[controller]")]
    public class ThingsController : ControllerBase
    {
        /// <summary>not parsed</summary>
        [HttpGet]
        public Thing Get() => new(1);

        [Route("no-verb")]
        public Thing NoVerb() => new(1);

        [AcceptVerbs("PURGE", Route = "custom-verb")]
        public Thing CustomVerb() => new(1);

        [AcceptVerbs("PURGE", "PUT", Route = "mixed-verbs")]
        public Thing MixedVerbs() => new(1);

        [HttpHead("head")]
        public void Head()
        {
        }

        [HttpOptions("options")]
        public void Options()
        {
        }

        [Obsolete]
        [HttpGet("obsolete")]
        public Thing Obsolete() => new(1);

        [HttpGet("error")]
        [ProducesErrorResponseType(typeof(string))]
        [ProducesResponseType(400)]
        public Thing Error() => new(1);
    }

    [ApiController]
    [Route("api/hidden")]
    [ApiExplorerSettings(IgnoreApi = true)]
    public class HiddenController : ControllerBase
    {
        [HttpGet]
        public Thing Get() => new(1);

        [HttpGet("shown")]
        [ApiExplorerSettings(IgnoreApi = false)]
        public Thing Shown() => new(1);
    }
}
