using System.Diagnostics;
using System.Text;
using Chaperone.RuntimeProbe;

namespace Chaperone.Corpus;

/// <summary>A built application, run as a process of its own with the probe as its startup hook.</summary>
internal sealed record Application(
    string Assembly, string Directory, string Environment, bool SendRequests, IReadOnlyList<string> Documents, IReadOnlyList<string> Arguments)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(4);

    /// <returns>What it wrote.</returns>
    public async Task<string> RunAsync(string report, CancellationToken cancellation)
    {
        using var process = new Process { StartInfo = Start(report) };
        var output = new StringBuilder();
        process.OutputDataReceived += (_, line) => Append(line.Data);
        process.ErrorDataReceived += (_, line) => Append(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Limit);
        try
        {
            // Without requests the application goes on serving: it has said all that was asked for when the report is there.
            while (!process.HasExited && (SendRequests || !File.Exists(report)))
            {
                await Task.Delay(200, limit.Token);
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            Append($"It did not end within {Limit}");
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync(CancellationToken.None);
            }
        }

        lock (output)
        {
            return output.ToString();
        }

        void Append(string? line)
        {
            lock (output)
            {
                output.AppendLine(line);
            }
        }
    }

    private ProcessStartInfo Start(string report) => new("dotnet", [Assembly, .. Arguments])
    {
        WorkingDirectory = Directory,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        Environment =
        {
            ["DOTNET_STARTUP_HOOKS"] = typeof(ProbeReport).Assembly.Location,
            ["ASPNETCORE_HOSTINGSTARTUPASSEMBLIES"] = typeof(ProbeReport).Assembly.GetName().Name,
            ["CHAPERONE_PROBE_OUT"] = report,
            ["CHAPERONE_PROBE_REQUESTS"] = SendRequests ? "1" : "",
            ["CHAPERONE_PROBE_DOCUMENTS"] = string.Join(';', Documents),
            ["ASPNETCORE_ENVIRONMENT"] = Environment,
            ["DOTNET_ENVIRONMENT"] = Environment,
            ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
            ["DOTNET_ROLL_FORWARD"] = "Major",
        },
    };
}
