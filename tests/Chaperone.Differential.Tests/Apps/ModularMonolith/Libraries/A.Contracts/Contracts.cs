using System.Reflection;

namespace A.Contracts;

public interface IModule
{
    void AddServices(IServiceCollection services);

    void Map(IEndpointRouteBuilder routes);
}

public static class ModuleExtensions
{
    public static IReadOnlyList<IModule> AddModules(this IServiceCollection services, params Assembly[] assemblies)
    {
        services.AddAuthorization();
        var modules = assemblies
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.IsClass && !type.IsAbstract && type.IsAssignableTo(typeof(IModule)))
            .Select(type => (IModule)Activator.CreateInstance(type)!)
            .ToList();
        foreach (var module in modules)
        {
            module.AddServices(services);
        }

        return modules;
    }

    public static void MapModules(this IEndpointRouteBuilder app, IReadOnlyList<IModule> modules)
    {
        var root = app.MapGroup("/modules");
        foreach (var module in modules)
        {
            module.Map(root);
        }
    }
}
