using System.Diagnostics;
using System.Text;

namespace Chaperone.Shared;

/// <summary>An ASP.NET Core application in a process of its own, listening on a free port of this machine only. Ends with everything it started.</summary>
internal sealed class ListeningProcess : IAsyncDisposable
{
    private const string Listening = "Now listening on: ";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);
    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ListeningProcess(string assembly, string directory, string environment)
    {
        var start = new ProcessStartInfo("dotnet", [assembly]) { WorkingDirectory = directory, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = environment;
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += Read;
        _process.ErrorDataReceived += Read;
        _process.Exited += (_, _) => _address.TrySetException(new InvalidOperationException(assembly + " ended"));
    }

    /// <summary>What the process has written so far.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    /// <summary>Where it answers.</summary>
    public Uri Address => _address.Task.Result;

    /// <exception cref="InvalidOperationException">It ended, or did not listen in time; the message has its output.</exception>
    public static async Task<ListeningProcess> StartAsync(string assembly, string directory, string environment)
    {
        var started = new ListeningProcess(assembly, directory, environment);
        started._process.Start();
        started._process.BeginOutputReadLine();
        started._process.BeginErrorReadLine();
        try
        {
            await started._address.Task.WaitAsync(Limit);
            return started;
        }
        catch (Exception e) when (e is TimeoutException or InvalidOperationException)
        {
            await started.DisposeAsync();
            throw new InvalidOperationException($"{assembly} did not start:\n{started.Output}", e);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private void Read(object? sender, DataReceivedEventArgs e)
    {
        lock (_output)
        {
            _output.AppendLine(e.Data);
        }

        var at = e.Data?.IndexOf(Listening, StringComparison.Ordinal) ?? -1;
        if (at >= 0)
        {
            _address.TrySetResult(new Uri(e.Data![(at + Listening.Length)..].Trim()));
        }
    }
}
