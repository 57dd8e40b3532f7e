using System.ComponentModel;
using System.Diagnostics;

namespace Chaperone.Tool.Scan;

/// <summary>Runs <c>dotnet</c>, line by line, and stops it with everything it has started.</summary>
internal static class DotNet
{
    /// <exception cref="ScanException">There is no <c>dotnet</c>.</exception>
    public static async Task<int> RunAsync(string directory, IEnumerable<string> arguments, Action<string> line, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : "dotnet")
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        // Under "dotnet run" the SDK's own variables are set; the scanned folder may choose another SDK.
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        // The output is read, so it has to be in one language; no server outlives the scan or keeps our assemblies open.
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";

        using var process = new Process { StartInfo = start };
        var gate = new Lock();
        void Read(object sender, DataReceivedEventArgs e)
        {
            if (e.Data is { } text)
            {
                lock (gate)
                {
                    line(text);
                }
            }
        }

        process.OutputDataReceived += Read;
        process.ErrorDataReceived += Read;
        try
        {
            process.Start();
        }
        catch (Win32Exception)
        {
            throw new ScanException($"The .NET SDK was not found: '{start.FileName}' cannot be started. Install the .NET 8 SDK or a newer one.");
        }

        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await process.WaitForExitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return process.ExitCode;
    }
}
