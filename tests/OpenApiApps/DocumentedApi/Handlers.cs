using System.Reflection;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using Microsoft.OpenApi;

namespace DocumentedApi;

public static class Setup
{
    public static IServiceCollection AddDocumentation(this IServiceCollection services)
    {
        services.AddSwaggerGen(options =>
        {
            options.SwaggerDoc("v1", new OpenApiInfo { Title = "API", Version = "v1" });
            options.SwaggerDoc("internal", new OpenApiInfo { Title = "Internal", Version = "v1" });
            options.IncludeXmlComments(Path.Combine(AppContext.BaseDirectory, Assembly.GetExecutingAssembly().GetName().Name + ".xml"));
            options.EnableAnnotations();
        });
        return services;
    }
}

public static class Handlers
{
    public const string Text = "a constant";

    /// <summary>a static method's comment</summary>
    public static string Commented() => "x";

    public static Func<string> PrivateHandler => Private;

    public static Func<string> NestedPrivate => Nested.Handler;

    /// <summary>a private method's comment</summary>
    private static string Private() => "x";

    /// <summary>an internal method's comment</summary>
    internal static string Internal() => "x";

    /// <summary>with remarks</summary>
    /// <remarks>the remarks</remarks>
    public static string Remarks() => "x";

    /// <summary>
    /// several
    /// lines
    /// </summary>
    public static string Multi() => "x";

    /// <summary>with responses</summary>
    /// <response code="200">fine</response>
    /// <response code="404">nothing there</response>
    public static string WithResponses() => "x";

    /// <summary>with returns</summary>
    /// <returns>a text</returns>
    public static string WithReturns() => "x";

    /// <summary>obsolete</summary>
    [Obsolete("old")]
    public static string Obsolete() => "x";

    /// <summary>generic</summary>
    public static string Generic<T>() => "x";

    private static class Nested
    {
        /// <summary>in a private class</summary>
        public static string Handler() => "x";
    }

    public class Instance
    {
        /// <summary>an instance method's comment</summary>
        public string Commented() => "x";
    }

    public sealed class MyDocs(string text) : IEndpointSummaryMetadata
    {
        public string Summary { get; } = text;
    }

    [AttributeUsage(AttributeTargets.Method | AttributeTargets.Class)]
    public sealed class NotFoundResponseAttribute : ProducesResponseTypeAttribute
    {
        public NotFoundResponseAttribute()
            : base(typeof(Thing), 404)
        {
        }
    }
}

public static class Things
{
    public static void MapThings(this IEndpointRouteBuilder routes)
    {
        var things = routes.MapGroup("/things").WithTags("Things");
        things.MapGet("/", All).WithName("AllThings");
        things.MapGet("/{id:guid}", One);
        things.MapPost("/", (Thing thing) => TypedResults.Created("/things/1", thing)).WithName("AddThing").WithSummary("Adds a thing").Documented();
    }

    public static void Secured(RouteGroupBuilder group)
    {
        group.MapGet("/a", All);
        group.MapGet("/b", () => "x").Documented();
    }

    /// <summary>All things</summary>
    internal static Thing[] All() => new[] { new Thing(1) };

    private static Results<Ok<Thing>, NotFound> One(Guid id) => TypedResults.NotFound();

    private static RouteHandlerBuilder Documented(this RouteHandlerBuilder endpoint) => endpoint.ProducesProblem(500).WithDescription("documented by a helper");
}
