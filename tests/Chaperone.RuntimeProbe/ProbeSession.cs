using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Chaperone.RuntimeProbe;

/// <summary>Probes one host, from the moment it was built until the report is written; exactly one report, whatever happens.</summary>
internal sealed class ProbeSession(ProbeSettings settings, IServiceProvider services)
{
    private readonly ProbeReport _report = new();
    private int _began;
    private int _wrote;
    private Exception? _crash;

    public static bool IsWebHost(IServiceProvider services) =>
        services.GetService<IServiceProviderIsService>()?.IsService(typeof(IServer)) ?? services.GetService<IServer>() is not null;

    public void Begin()
    {
        AppDomain.CurrentDomain.UnhandledException += (_, e) =>
        {
            _crash = e.ExceptionObject as Exception;
            WriteNotStarted("The application crashed");
        };
        AppDomain.CurrentDomain.ProcessExit += (_, _) => WriteNotStarted("The application ended before it had started");
        services.GetRequiredService<IHostApplicationLifetime>().ApplicationStarted.Register(() => _ = Task.Run(ProbeAsync));
        _ = Task.Run(GiveUpAsync);
    }

    private async Task ProbeAsync()
    {
        if (Interlocked.Exchange(ref _began, 1) != 0)
        {
            return;
        }

        try
        {
            _report.Started = true;
            var endpoints = EndpointReader.Read(services, _report);
            if (settings.Documents.Count > 0)
            {
                await RequestSender.AskForDocumentsAsync(services, settings.Documents, _report.Documents).ConfigureAwait(false);
            }

            if (settings.SendRequests)
            {
                await RequestSender.SendAllAsync(services, endpoints).ConfigureAwait(false);
            }
        }
        catch (Exception exception)
        {
            _report.Error = exception.ToString();
        }

        Write();
        if (settings.SendRequests)
        {
            await StopAsync().ConfigureAwait(false);
        }
    }

    private async Task GiveUpAsync()
    {
        await Task.Delay(ProbeSettings.StartLimit).ConfigureAwait(false);
        if (Volatile.Read(ref _began) == 0)
        {
            WriteNotStarted($"The application had not started after {ProbeSettings.StartLimit.TotalSeconds} s");
            await StopAsync().ConfigureAwait(false);
        }
    }

    private void WriteNotStarted(string what)
    {
        if (Interlocked.Exchange(ref _began, 1) != 0)
        {
            return;
        }

        // The endpoints may stand already, for instance when only a hosted service failed.
        try
        {
            EndpointReader.Read(services, _report);
        }
        catch (Exception exception)
        {
            _crash ??= exception;
        }

        _report.Error = _crash is null ? what : $"{what}: {_crash}";
        Write();
    }

    private void Write()
    {
        if (Interlocked.Exchange(ref _wrote, 1) == 0)
        {
            _report.Write(settings.OutputFile);
        }
    }

    private async Task StopAsync()
    {
        services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        await Task.Delay(ProbeSettings.StopLimit).ConfigureAwait(false);

        // An application that does not stop is of no further use; Environment.Exit would wait for it.
        Process.GetCurrentProcess().Kill();
    }
}
