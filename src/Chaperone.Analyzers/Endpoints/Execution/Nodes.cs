using System.Collections.Generic;
using System.Linq;
using Chaperone.Endpoints.Authorization;
using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints.Execution;

/// <summary>Something that conventions can be put on: an endpoint, a group, the controllers of one Map call.</summary>
internal abstract class ConventionTarget
{
    protected ConventionTarget(Condition created) => Created = created;

    /// <summary>Under which conditions of the start-up code it exists.</summary>
    public Condition Created { get; }

    /// <summary>
    /// What conventions add that matters to authorization. Their order does not: conventions run when endpoints are built, so a later
    /// statement counts as much as an earlier one (RouteGroupBuilder), and no combination rule depends on the order of metadata.
    /// </summary>
    public List<AuthorizationMetadata> Metadata { get; } = new();

    /// <summary>All conventions that are put on it, in the order of the calls.</summary>
    public List<RecordedCall> Calls { get; } = new();
}

/// <summary>An IEndpointRouteBuilder: the application's own or a group.</summary>
internal sealed class RouteBuilder : ConventionTarget
{
    public RouteBuilder(Pipeline? pipeline, RouteBuilder? parent, RouteText prefix, Condition created, Location? site)
        : base(created)
    {
        Pipeline = pipeline;
        Parent = parent;
        Prefix = prefix;
        Site = site;
    }

    /// <summary>Null when the builder came from callers that are not visible.</summary>
    public Pipeline? Pipeline { get; }

    public RouteBuilder? Parent { get; }

    public RouteText Prefix { get; }

    /// <summary>The <c>MapGroup</c> name in source.</summary>
    public Location? Site { get; }

    /// <summary>Whether it stands for what one Map call gives back, so that its conventions are the endpoints' own.</summary>
    public bool IsOneCall { get; init; }

    /// <summary>Why prefix and conventions of this builder are not known; null when they are.</summary>
    public string? UnknownContext { get; init; }

    /// <summary>The MVC endpoints' builder of this route builder: MapControllers() twice on it is the same object (ControllerActionEndpointDataSource).</summary>
    public ControllerRoutes? Controllers { get; set; }

    /// <summary>The kind that handlers mapped on this builder belong to; null where a Map call says it.</summary>
    public EndpointKind? KindOfHandlers { get; init; }

    /// <summary>What calls that are the same object however often they are made (MapRazorPages) stand for on this builder.</summary>
    public Dictionary<string, RouteBuilder> DataSources { get; } = new(System.StringComparer.Ordinal);

    /// <summary>The prefixes of this builder and the groups around it, outermost first.</summary>
    public IEnumerable<string> Prefixes() => SelfAndOuter().Reverse().Select(static b => b.Prefix.Text);

    public IEnumerable<RouteBuilder> SelfAndOuter()
    {
        for (var current = this; current is not null; current = current.Parent)
        {
            yield return current;
        }
    }
}

/// <summary>One endpoint that a Map call makes.</summary>
internal sealed class MappedEndpoint : ConventionTarget
{
    public MappedEndpoint(RouteBuilder on, EndpointKind kind, Condition created, SyntaxNode site, Location nameLocation)
        : base(created)
    {
        On = on;
        Kind = kind;
        Site = site;
        NameLocation = nameLocation;
    }

    /// <summary>One that a call of a kind of its own makes, reported at that call.</summary>
    public MappedEndpoint(RouteBuilder on, EndpointKind kind, Kinds.KindCall call)
        : this(on, kind, call.When, call.Call.Syntax, call.Call.NameLocation)
    {
        HandlerText = call.NextHandler();
    }

    public RouteBuilder On { get; }

    public EndpointKind Kind { get; }

    /// <summary>The invocation.</summary>
    public SyntaxNode Site { get; }

    /// <summary>The identifier of the Map call.</summary>
    public Location NameLocation { get; }

    public RouteText Pattern { get; init; } = RouteText.Empty;

    /// <summary>Prefixes of all groups and the pattern.</summary>
    public string FullRoute => Routes.Combine(On.Prefixes().Append(Pattern.Text));

    /// <summary>Empty for any.</summary>
    public IReadOnlyList<string> Verbs { get; init; } = System.Array.Empty<string>();

    /// <summary>The handler; null when it is not visible or there is none.</summary>
    public HandlerReference? Handler { get; init; }

    /// <summary>Mapped by the overload that takes a RequestDelegate: nothing describes what it takes and gives.</summary>
    public bool IsRequestDelegate { get; init; }

    /// <summary>The type that hubs, services and components are declared by.</summary>
    public INamedTypeSymbol? HandlerType { get; init; }

    /// <summary>The method that answers in the end, where a library calls it.</summary>
    public IMethodSymbol? AnsweredBy { get; init; }

    /// <summary>What the inventory calls the handler when neither a method nor a type in source does; null for those.</summary>
    public string? HandlerText { get; init; }

    /// <summary>Where a rule reports it when that is not the Map call: the class that answers, in source.</summary>
    public Location? Location { get; init; }

    /// <summary>False for what a reference holds and nobody here can change: it is a row and never reported.</summary>
    public bool HasPlace { get; init; } = true;

    /// <summary>Whether MVC's global filters run for it.</summary>
    public bool IsMvc { get; init; }

    /// <summary>
    /// Whether a page's own endpoint answers in its place: that one has what stands on the data source of all pages, and nothing of the groups
    /// around it, nor of the call that maps it.
    /// </summary>
    public bool IsReplaced { get; init; }

    /// <summary>Whether clients call methods of <see cref="HandlerType"/> over it.</summary>
    public bool IsConnection { get; init; }

    /// <summary>Whether being open is what it is for: probes, API descriptions, static files, signing in.</summary>
    public bool IsPublicByPurpose { get; init; }

    /// <summary>The name of the referenced assembly it lives in, or whose code maps it; null for the project's own.</summary>
    public string? Assembly { get; set; }

    /// <summary>Whether a library's code maps it: what its Map call gives back is not what the application's call gives back.</summary>
    public bool IsMappedElsewhere { get; set; }

    /// <summary>Why the row can't be exact; null when it is.</summary>
    public string? Partial { get; init; }
}

/// <summary>All controller endpoints of one route builder, or the ones that one conventional route reaches.</summary>
internal sealed class ControllerRoutes : ConventionTarget
{
    public ControllerRoutes(RouteBuilder on, Condition created)
        : base(created)
    {
        On = on;
    }

    public RouteBuilder On { get; }

    public List<ConventionalRoute> Conventional { get; } = new();

    /// <summary>Routes whose endpoint is replaced by an action's own when a request matches.</summary>
    public List<ControllerFallback> Fallbacks { get; } = new();

    /// <summary>UseMvc with endpoint routing switched off: authorization attributes work as MVC filters.</summary>
    public bool LegacyRouting { get; set; }
}

/// <summary>
/// MapFallbackToController or MapDynamicControllerRoute: only the action's own metadata and the conventions of MapControllers() count, those
/// on the returned builder have no effect (DynamicControllerEndpointMatcherPolicy).
/// </summary>
internal sealed class ControllerFallback
{
    public ControllerFallback(RouteText pattern, Condition created, Location site)
    {
        Pattern = pattern;
        Created = created;
        Site = site;
    }

    public RouteText Pattern { get; }

    public Condition Created { get; }

    public Location Site { get; }

    /// <summary>The action's name; null when it is chosen at run time.</summary>
    public string? Action { get; init; }

    public string? Controller { get; init; }

    public string? Area { get; init; }
}

/// <summary>What MapFallbackToController, MapDynamicControllerRoute and their like give back: conventions on it reach nothing.</summary>
internal sealed class ReplacedEndpoint : ConventionTarget
{
    public ReplacedEndpoint(string name, Condition created, ControllerFallback leadsTo)
        : base(created)
    {
        Name = name;
        LeadsTo = leadsTo;
    }

    /// <summary>The call's name.</summary>
    public string Name { get; }

    /// <summary>The action that answers, where it is not chosen at run time.</summary>
    public ControllerFallback LeadsTo { get; }
}

/// <summary>One MapControllerRoute: its conventions do not touch attribute-routed actions.</summary>
internal sealed class ConventionalRoute : ConventionTarget
{
    public ConventionalRoute(RouteText pattern, Condition created)
        : base(created)
    {
        Pattern = pattern;
    }

    public RouteText Pattern { get; }

    /// <summary>Default values for controller, action and area, from the <c>defaults</c> argument.</summary>
    public Dictionary<string, string> Defaults { get; } = new(System.StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the defaults could be read.</summary>
    public bool DefaultsKnown { get; set; } = true;
}

/// <summary>The method behind an endpoint.</summary>
internal sealed class HandlerReference
{
    public HandlerReference(IMethodSymbol method, SyntaxNode? lambda)
    {
        Method = method;
        Lambda = lambda;
    }

    public IMethodSymbol Method { get; }

    /// <summary>The lambda's syntax, when the handler is one.</summary>
    public SyntaxNode? Lambda { get; }

    /// <summary>For a handler in a library's code: what its log says of it. <see cref="Method"/> is it only when it is visible.</summary>
    public ReplayedDelegate? Replayed { get; init; }

    /// <summary>The method; null when it is not visible.</summary>
    public IMethodSymbol? VisibleMethod => Replayed is null or { IsVisible: true } ? Method : null;
}

/// <summary>A route or a piece of one, and whether all of it is known.</summary>
internal readonly struct RouteText
{
    public static readonly RouteText Empty = new("", true);
    public static readonly RouteText Unknown = new("?", false);

    public RouteText(string text, bool exact)
    {
        Text = text;
        Exact = exact;
    }

    /// <summary>What is known; unknown pieces are written <c>?</c>.</summary>
    public string Text { get; }

    public bool Exact { get; }
}
