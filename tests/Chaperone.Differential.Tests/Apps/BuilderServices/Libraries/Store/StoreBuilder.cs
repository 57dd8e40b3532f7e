using Microsoft.Extensions.DependencyInjection;

namespace Store;

public sealed class StoreBuilder(IServiceCollection services)
{
    public IServiceCollection Services { get; } = services;

    public IServiceCollection TenantServices { get; } = new ServiceCollection();

    public StoreBuilder UseSessions() => this;
}

public static class StoreExtensions
{
    public static StoreBuilder AddStore(this IServiceCollection services) => new(services);
}
