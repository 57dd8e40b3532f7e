using Microsoft.AspNetCore;

namespace WebHosts;

/// <summary>The host from before the generic one: two chains, and a scope between building and running.</summary>
public class Program
{
    public static void Main(string[] args) => BuildWebHost(args).Run();

    public static IWebHost BuildWebHost(string[] args)
    {
        var host = WebHost.CreateDefaultBuilder(args)
            .UseConfiguration(new ConfigurationBuilder().AddCommandLine(args).Build())
            .UseStartup<Startup>()
            .Build();

        using (var scope = host.Services.CreateScope())
        {
            scope.ServiceProvider.GetRequiredService<Charts>().Fill();
        }

        return host;
    }
}
