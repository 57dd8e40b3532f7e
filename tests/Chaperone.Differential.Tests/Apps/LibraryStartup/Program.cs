// Across assemblies: a library runs the application, of a start-up class that inherits its pipeline from the library.
using Shared;

await SharedStartup.RunAsync<Startup>(args);

internal sealed class Startup : SharedStartup
{
    public override void ConfigureServices(IServiceCollection services)
    {
        services.AddTestAuthentication();
        base.ConfigureServices(services);
    }
}
