using System.CommandLine;
using Chaperone.Tool.Scan;
using Spectre.Console;

namespace Chaperone.Tool.Commands;

/// <summary>What the commands that build first have in common: options, progress and complaints on standard error, exit codes.</summary>
internal sealed class ScanningCommand
{
    public Argument<string> Path { get; } = new("path")
    {
        Description = "A folder (all C# projects below it), a project (.csproj) or a solution (.sln, .slnx, .slnf).",
    };

    public Option<string?> Output { get; } = new("--output", "-o") { Description = "Where the build's results go. Default: a folder below the temporary one." };

    public Option<string?> Configuration { get; } = new("--configuration", "-c") { Description = "The configuration to build, for instance Release." };

    public Option<bool> NoRestore { get; } = new("--no-restore") { Description = "Do not restore packages first." };

    public void AddTo(Command command)
    {
        command.Arguments.Add(Path);
        command.Options.Add(Output);
        command.Options.Add(Configuration);
        command.Options.Add(NoRestore);
    }

    /// <summary>Builds, then hands over the results; projects that fail to build end the command.</summary>
    public async Task<int> RunAsync(ParseResult parsed, Func<ScanReport, ScanInput, IAnsiConsole, int> act, CancellationToken cancellation)
    {
        var errors = Consoles.Error();
        using var progress = ScanProgress.Start(errors, Console.IsErrorRedirected);
        try
        {
            var path = parsed.GetRequiredValue(Path);
            var report = await Scanner.RunAsync(new ScanRequest(path, parsed.GetValue(Output), parsed.GetValue(Configuration), parsed.GetValue(NoRestore)), progress, cancellation);
            progress.Dispose();
            if (report.Projects.FirstOrDefault(p => p.Failures.Count > 0) is { } failed)
            {
                throw new ScanException($"'{failed.Project}' was not built, so that nothing was written: {failed.Failures[0]}");
            }

            return act(report, ScanInput.Find(path), Consoles.Output());
        }
        catch (ScanException e)
        {
            progress.Dispose();
            errors.MarkupLineInterpolated($"[red]error:[/] {e.Message}");
            return ExitCodes.NotScanned;
        }
        catch (OperationCanceledException)
        {
            progress.Dispose();
            errors.WriteLine("Cancelled: the build was stopped, nothing was written.");
            return ExitCodes.Cancelled;
        }
    }
}

/// <summary>Standard output and error: colours and the terminal's width on a terminal, plain text in a file or pipe.</summary>
internal static class Consoles
{
    public static IAnsiConsole Output() => Create(Console.Out, Console.IsOutputRedirected);

    public static IAnsiConsole Error() => Create(Console.Error, Console.IsErrorRedirected);

    private static IAnsiConsole Create(TextWriter writer, bool plain)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });
        if (plain)
        {
            console.Profile.Width = ReportTable.PlainWidth;
        }

        return console;
    }
}
