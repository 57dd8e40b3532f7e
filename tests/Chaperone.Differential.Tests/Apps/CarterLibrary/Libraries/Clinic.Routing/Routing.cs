using Carter;
using Microsoft.Extensions.DependencyInjection;

namespace Clinic.Routing;

public static class RoutingExtensions
{
    public static IServiceCollection AddClinicModules(this IServiceCollection services) => services.AddCarter();
}

public abstract class ClinicModule(string path) : CarterModule(path);
