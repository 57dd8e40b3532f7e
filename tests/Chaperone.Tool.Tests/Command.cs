using System.Diagnostics;
using System.Text;

namespace Chaperone.Tool.Tests;

/// <summary>The command as a user starts it: its own process, redirected like in a pipe.</summary>
internal sealed class Command : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _errors = new();

    private Command(Process process) => _process = process;

    public int Id => _process.Id;

    /// <summary>What it has said so far on standard error: progress and complaints.</summary>
    public string Errors
    {
        get
        {
            lock (_errors)
            {
                return _errors.ToString();
            }
        }
    }

    public static Task<CommandResult> RunAsync(string directory, params string[] arguments) =>
        RunAsync(directory, new Dictionary<string, string?>(), arguments);

    public static async Task<CommandResult> RunAsync(string directory, IReadOnlyDictionary<string, string?> environment, params string[] arguments)
    {
        using var command = Start(directory, environment, arguments);
        return await command.EndAsync();
    }

    public static Command Start(string directory, IReadOnlyDictionary<string, string?> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "chaperone.dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var command = new Command(new Process { StartInfo = start });
        command._process.OutputDataReceived += (_, e) => Append(command._output, e.Data);
        command._process.ErrorDataReceived += (_, e) => Append(command._errors, e.Data);
        command._process.Start();
        command._process.BeginOutputReadLine();
        command._process.BeginErrorReadLine();
        return command;
    }

    public async Task<CommandResult> EndAsync()
    {
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            await _process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
            throw new TimeoutException($"The command took more than {Limit}:\n{_output}\n{_errors}");
        }

        return new CommandResult(_process.ExitCode, _output.ToString(), _errors.ToString());
    }

    public void Dispose() => _process.Dispose();

    private static void Append(StringBuilder text, string? line)
    {
        lock (text)
        {
            text.Append(line).Append('\n');
        }
    }
}

/// <summary>What the command returned and printed.</summary>
internal sealed record CommandResult(int ExitCode, string Output, string Errors)
{
    public override string ToString() => $"exit code {ExitCode}\n--- output\n{Output}--- errors\n{Errors}";
}
