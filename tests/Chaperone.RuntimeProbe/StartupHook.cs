using System;
using System.Diagnostics;
using Chaperone.RuntimeProbe;

/// <summary>
/// The entry point that the runtime calls when <c>DOTNET_STARTUP_HOOKS</c> names this assembly; it runs before the application's own Main.
/// </summary>
/// <remarks>
/// The name, and the absence of a namespace, are the runtime's contract. The hook also lands in processes that are no web
/// application (<c>dotnet</c> itself when it starts one): there it only listens, and touches no ASP.NET Core type.
/// </remarks>
internal static class StartupHook
{
    public static void Initialize()
    {
        if (ProbeSettings.FromEnvironment() is { } settings)
        {
            DiagnosticListener.AllListeners.Subscribe(new HostObserver(settings));
        }
    }
}
