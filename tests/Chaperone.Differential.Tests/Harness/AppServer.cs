using System.Diagnostics;

namespace Chaperone.Differential.Harness;

/// <summary>A compiled application that runs, without the probe, until it is disposed: for clients of its own protocols.</summary>
internal sealed class AppServer : IAsyncDisposable
{
    private const string Listening = "Now listening on: ";

    private readonly Process _process;
    private readonly string _folder;

    private AppServer(Process process, string folder, string address)
    {
        _process = process;
        _folder = folder;
        Address = address;
    }

    public string Address { get; }

    public static async Task<AppServer> StartAsync(CompiledApp compiled)
    {
        var folder = Directory.CreateTempSubdirectory($"chaperone-{compiled.App.Name}-").FullName;
        await AppRunner.WriteAsync(compiled, folder);
        var process = new Process
        {
            StartInfo = new ProcessStartInfo(AppRunner.DotNetHost(), [$"{compiled.App.Name}.dll"])
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                Environment = { ["ASPNETCORE_ENVIRONMENT"] = "Production", ["ASPNETCORE_URLS"] = "http://127.0.0.1:0" },
            },
        };
        var address = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is null)
            {
                address.TrySetException(new InvalidOperationException($"{compiled.App.Name} ended before it listened"));
            }
            else if (line.Data.IndexOf(Listening, StringComparison.Ordinal) is >= 0 and var at)
            {
                address.TrySetResult(line.Data[(at + Listening.Length)..].Trim());
            }
        };
        process.Start();
        process.BeginOutputReadLine();
        try
        {
            return new AppServer(process, folder, await address.Task.WaitAsync(TimeSpan.FromMinutes(4)));
        }
        catch
        {
            await EndAsync(process, folder);
            throw;
        }
    }

    public async ValueTask DisposeAsync() => await EndAsync(_process, _folder);

    private static async Task EndAsync(Process process, string folder)
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }

        await process.WaitForExitAsync();
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
