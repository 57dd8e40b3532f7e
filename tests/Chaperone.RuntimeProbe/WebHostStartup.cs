using System;
using System.Threading;
using System.Threading.Tasks;
using Chaperone.RuntimeProbe;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

[assembly: HostingStartup(typeof(WebHostStartup))]

namespace Chaperone.RuntimeProbe;

/// <summary>Finds the host of an application that builds an <c>IWebHost</c>: that one does not say that it was built.</summary>
/// <remarks>
/// The framework asks it because <c>ASPNETCORE_HOSTINGSTARTUPASSEMBLIES</c> names this assembly (GenericWebHostBuilder.cs and
/// WebHostBuilder.cs in dotnet/aspnetcore). It is asked under a generic host too, where it leaves everything alone:
/// <see cref="HostObserver"/> is told of that one.
/// </remarks>
internal sealed class WebHostStartup : IHostingStartup
{
    private const string WebHostBuilder = "WebHostBuilder";

    public void Configure(IWebHostBuilder builder)
    {
        if (builder.GetType().Name == WebHostBuilder && ProbeSettings.FromEnvironment() is { } settings)
        {
            builder.ConfigureServices(services => services.AddSingleton<IHostedService>(provider => new Starter(settings, provider)));
        }
    }

    private sealed class Starter(ProbeSettings settings, IServiceProvider services) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            new ProbeSession(settings, services).Begin();
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
