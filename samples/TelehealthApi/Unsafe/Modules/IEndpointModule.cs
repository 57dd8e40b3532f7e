namespace TelehealthApi.Modules;

/// <summary>The endpoints of one area.</summary>
public interface IEndpointModule
{
    void MapEndpoints(IEndpointRouteBuilder routes);
}

public static class EndpointModuleExtensions
{
    public static IEndpointRouteBuilder MapModule<TModule>(this IEndpointRouteBuilder routes)
        where TModule : IEndpointModule, new()
    {
        new TModule().MapEndpoints(routes);
        return routes;
    }

    /// <summary>For what both a patient and the clinician of the patient may see.</summary>
    public static TBuilder RequireCareTeam<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder
        => builder.RequireAuthorization("CareTeam");
}
