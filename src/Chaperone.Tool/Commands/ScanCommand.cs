using System.CommandLine;
using Chaperone.Tool.Scan;
using Spectre.Console;

namespace Chaperone.Tool.Commands;

/// <summary><c>chaperone scan</c>: options in, exit code out; the work is in <see cref="Scanner"/>.</summary>
internal static class ScanCommand
{
    public static Command Create()
    {
        var path = new Argument<string>("path")
        {
            Description = "A folder (all C# projects below it), a project (.csproj) or a solution (.sln, .slnx, .slnf).",
        };
        var output = new Option<string?>("--output", "-o")
        {
            Description = "Where the inventories, findings.json and the build's logs go. Default: a folder below the temporary one, named at the end.",
        };
        var configuration = new Option<string?>("--configuration", "-c") { Description = "The configuration to build, for instance Release." };
        var noRestore = new Option<bool>("--no-restore") { Description = "Do not restore packages first." };
        var format = new Option<string>("--format")
        {
            Description = "table (default), or json: what findings.json holds, on standard output.",
            DefaultValueFactory = _ => "table",
        };
        format.AcceptOnlyFromAmong("table", "json");

        var command = new Command("scan", "Builds the projects with Chaperone's analyzers, without changing them, and collects findings and inventories.")
        {
            path, output, configuration, noRestore, format,
        };
        command.SetAction((parsed, cancellation) => RunAsync(
            new ScanRequest(
                parsed.GetRequiredValue(path),
                parsed.GetValue(output),
                parsed.GetValue(configuration),
                parsed.GetValue(noRestore)),
            json: parsed.GetValue(format) == "json",
            cancellation));
        return command;
    }

    private static async Task<int> RunAsync(ScanRequest request, bool json, CancellationToken cancellation)
    {
        // Progress and complaints go to standard error: standard output holds the result only.
        var errors = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        if (Console.IsErrorRedirected)
        {
            errors.Profile.Width = ReportTable.PlainWidth;
        }

        using var progress = ScanProgress.Start(errors, Console.IsErrorRedirected);
        try
        {
            var report = await Scanner.RunAsync(request, progress, cancellation);
            progress.Dispose();
            if (json)
            {
                Console.Out.Write(report.Json);
            }
            else
            {
                ReportTable.Write(report, Console.IsOutputRedirected);
            }

            return report.ExitCode;
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
            errors.WriteLine("Cancelled: the build was stopped, nothing was reported.");
            return ExitCodes.Cancelled;
        }
    }
}
