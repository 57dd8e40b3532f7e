namespace StaticModules;

public interface IFeature
{
    static abstract string Prefix { get; }

    static abstract void Map(RouteGroupBuilder group);
}

public static class Features
{
    public static void MapFeatures(this WebApplication app)
    {
        var api = app.MapGroup("/api");
        Open<Symptoms>(api);
        Secured<Charts>(api);
        Secured<Symptoms>(app.MapGroup("/again"));
    }

    private static RouteGroupBuilder Open<T>(IEndpointRouteBuilder routes)
        where T : IFeature
    {
        var group = routes.MapGroup(T.Prefix);
        T.Map(group);
        return group;
    }

    private static void Secured<T>(IEndpointRouteBuilder routes)
        where T : IFeature => Open<T>(routes).RequireAuthorization();
}

public sealed class Symptoms : IFeature
{
    public static string Prefix => "/symptoms";

    public static void Map(RouteGroupBuilder group)
    {
        group.MapGet("/", () => "all");
        group.MapPost("/", Add);
    }

    private static IResult Add(string name) => Results.Ok(name);
}

public sealed class Charts : IFeature
{
    public static string Prefix => "/charts/{patientId:int}";

    public static void Map(RouteGroupBuilder group) => group.MapGet("/", (int patientId) => patientId);
}
