using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.Extensions.Hosting;

namespace Chaperone.RuntimeProbe;

/// <summary>Waits for the application's host, and for the framework's request events.</summary>
internal sealed class HostObserver(ProbeSettings settings) : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private const string HostListener = "Microsoft.Extensions.Hosting";
    private const string HostBuilt = "HostBuilt";

    private int _hosts;

    public void OnNext(DiagnosticListener listener)
    {
        switch (listener.Name)
        {
            case HostListener:
                listener.Subscribe(this, name => name == HostBuilt);
                break;
            case RequestObserver.Listener when settings.SendRequests:
                ObserveRequests(listener);
                break;
        }
    }

    public void OnNext(KeyValuePair<string, object?> diagnosticEvent)
    {
        if (diagnosticEvent is { Key: HostBuilt, Value: not null })
        {
            Begin(diagnosticEvent.Value);
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    // These two stand apart from OnNext, so that the types of ASP.NET Core are only loaded where there are any.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ObserveRequests(DiagnosticListener listener) =>
        listener.Subscribe(RequestObserver.Instance, RequestObserver.IsWanted);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Begin(object built)
    {
        var services = ((IHost)built).Services;
        if (ProbeSession.IsWebHost(services) && Interlocked.Increment(ref _hosts) == 1)
        {
            new ProbeSession(settings, services).Begin();
        }
    }
}
