namespace A.Contracts;

public interface IStartupModule
{
    int Order { get; }

    void Configure(WebApplication app);
}

public static class ClinicStartup
{
    public static void ConfigurePipeline(WebApplication app)
    {
        var modules = AppDomain.CurrentDomain.GetAssemblies()
            .Where(assembly => !assembly.IsDynamic)
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => typeof(IStartupModule).IsAssignableFrom(type) && !type.IsAbstract)
            .Select(type => (IStartupModule)Activator.CreateInstance(type)!)
            .OrderBy(module => module.Order);
        foreach (var module in modules)
        {
            module.Configure(app);
        }
    }
}

public sealed class RoutingModule : IStartupModule
{
    public int Order => 100;

    public void Configure(WebApplication app) => app.UseRouting();
}
