namespace Modules;

/// <summary>Found by reflection.</summary>
public interface IModule
{
    void AddRoutes(IEndpointRouteBuilder app);
}

public class LabModule : IModule
{
    public void AddRoutes(IEndpointRouteBuilder app)
    {
        app.MapGet("/lab/results", () => "x");
        app.MapGet("/lab/public", () => "x").AllowAnonymous();
    }
}

internal sealed class PharmacyModule : IModule
{
    void IModule.AddRoutes(IEndpointRouteBuilder app) => app.MapGet("/pharmacy/stock", () => "x");
}

/// <summary>Named as a type argument.</summary>
public interface IEndpoint
{
    static abstract void Map(IEndpointRouteBuilder app);
}

public class GetVisit : IEndpoint
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/visits/{id}", Handle).WithSummary("Gets a visit");

    private static string Handle(int id) => "visit";
}

public class DeleteVisit : IEndpoint
{
    public static void Map(IEndpointRouteBuilder app) => app.MapDelete("/visits/{id}", (int id) => "deleted").RequireAuthorization();
}

public static class EndpointExtensions
{
    public static IEndpointRouteBuilder MapEndpoint<TEndpoint>(this IEndpointRouteBuilder app)
        where TEndpoint : IEndpoint
    {
        TEndpoint.Map(app);
        return app;
    }
}
