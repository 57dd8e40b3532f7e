// Across assemblies: the start-up class changes what the pipeline that it inherits from the library calls, so that what the library says of it is not what happens.
using Shared;

await SharedStartup.RunAsync<Startup>(args);

internal sealed class Startup : SharedStartup
{
    protected override bool IsClosed => false;

    public override void ConfigureServices(IServiceCollection services)
    {
        services.AddTestAuthentication();
        base.ConfigureServices(services);
    }
}
