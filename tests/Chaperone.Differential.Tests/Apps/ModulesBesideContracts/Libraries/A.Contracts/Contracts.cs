namespace A.Contracts;

public interface IStartupModule
{
    int Order { get; }

    void Configure(WebApplication app);
}

public interface IEndpointProvider
{
    void Register(IEndpointRouteBuilder routes);
}

/// <summary>How types are found is nobody's business.</summary>
public interface ITypeSearcher
{
    IEnumerable<Type> ClassesOfType<T>();
}

public sealed class TypeSearcher : ITypeSearcher
{
    public IEnumerable<Type> ClassesOfType<T>() =>
        AppDomain.CurrentDomain.GetAssemblies()
            .Where(assembly => !assembly.IsDynamic)
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => typeof(T).IsAssignableFrom(type) && !type.IsAbstract);
}

public static class ClinicStartup
{
    public static void ConfigurePipeline(WebApplication app)
    {
        var searcher = new TypeSearcher();
        var startups = searcher.ClassesOfType<IStartupModule>()
            .Select(type => (IStartupModule)Activator.CreateInstance(type)!)
            .OrderBy(startup => startup.Order);
        foreach (var startup in startups)
        {
            startup.Configure(app);
        }
    }
}

// The library that has the interface and the loop has a module of its own.
public sealed class OwnStartup : IStartupModule
{
    public int Order => 0;

    public void Configure(WebApplication app) => app.MapGet("/own", () => "x");
}

internal sealed class HiddenStartup : IStartupModule
{
    public int Order => 1;

    public void Configure(WebApplication app) => app.MapGet("/hidden", () => "x").RequireAuthorization();
}

// Nobody else can implement it.
internal interface IInnerModule
{
    void Map(IEndpointRouteBuilder routes);
}

internal sealed class InnerModule : IInnerModule
{
    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/inner", () => "x").RequireAuthorization();
}

public static class InnerModules
{
    public static void MapInner(this IEndpointRouteBuilder routes)
    {
        foreach (var type in new TypeSearcher().ClassesOfType<IInnerModule>())
        {
            var module = (IInnerModule)Activator.CreateInstance(type)!;
            module.Map(routes);
        }
    }
}
