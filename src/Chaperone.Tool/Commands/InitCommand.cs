using System.CommandLine;
using System.Globalization;
using Chaperone.Inventory.Reviewed;
using Chaperone.Tool.Review;
using Chaperone.Tool.Scan;
using Spectre.Console;

namespace Chaperone.Tool.Commands;

/// <summary><c>chaperone init</c>: takes an application as it is, so that only what is new or worse is reported from then on.</summary>
internal static class InitCommand
{
    private const int DefaultDays = 180;

    public static Command Create()
    {
        var scan = new ScanningCommand();
        var owner = new Option<string>("--owner") { Description = "Who owns the accepted findings, for instance @team-api.", Required = true };
        var reason = new Option<string>("--reason") { Description = "Why they are accepted.", Required = true };
        var until = new Option<string?>("--until") { Description = $"The last day on which they are, yyyy-MM-dd. Default: in {DefaultDays} days." };
        var ticket = new Option<string?>("--ticket") { Description = "The ticket that follows them up." };
        var command = new Command("init", "Writes ApiInventory.txt with every endpoint and ApiExceptions.txt with every finding, so that the next build has no warning of Chaperone's.") { owner, reason, until, ticket };
        scan.AddTo(command);
        command.SetAction((parsed, cancellation) =>
        {
            var acceptance = new Acceptance(
                parsed.GetRequiredValue(owner),
                parsed.GetRequiredValue(reason),
                parsed.GetValue(until) ?? DateTime.UtcNow.AddDays(DefaultDays).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                parsed.GetValue(ticket));
            var refusal = !ExceptionEntry.IsDay(acceptance.Until) ? $"'{acceptance.Until}' is no day of the form yyyy-MM-dd."
                : string.IsNullOrWhiteSpace(acceptance.Owner) ? "The owner is empty."
                : !Reasons.IsWorthReading(acceptance.Reason) ? $"'{acceptance.Reason}' is no reason worth reading: say in a few words why the findings are accepted."
                : null;
            if (refusal is not null)
            {
                Consoles.Error().MarkupLineInterpolated($"[red]error:[/] {refusal}");
                return Task.FromResult(ExitCodes.NotScanned);
            }

            return scan.RunAsync(parsed, (report, input, output) => Write(report, input, output, acceptance), cancellation);
        });
        return command;
    }

    private static int Write(ScanReport report, ScanInput input, IAnsiConsole output, Acceptance acceptance)
    {
        var projects = ReviewedProject.Of(report, input).Where(p => p.HasEndpoints || p.Warnings.Any()).ToList();
        if (projects.Count == 0)
        {
            throw new ScanException("No project has an endpoint or a finding: there is nothing to review.");
        }

        var results = projects.Select(p => InitialReview.Write(p, report, acceptance)).ToList();
        foreach (var result in results)
        {
            output.MarkupLineInterpolated($"{result.Project.Name}: {result.Lines} lines in ApiInventory.txt, {result.Accepted.Values.Sum()} in ApiExceptions.txt");
            foreach (var (rule, count) in result.Accepted.OrderBy(a => a.Key, StringComparer.Ordinal))
            {
                output.MarkupLineInterpolated($"  [yellow]{rule}[/] {count} accepted until {acceptance.Until}, owner {acceptance.Owner}");
            }

            foreach (var finding in result.Left)
            {
                output.MarkupLineInterpolated($"  [red]{finding.Rule}[/] {finding.File}({finding.Line},{finding.Column}): not acceptable here, stays: {finding.Message}");
            }
        }

        output.WriteLine("Review both files and check them in. From now on a new endpoint is a new line, and a weaker one breaks the build.");
        return results.Any(r => r.Left.Count > 0) ? ExitCodes.Findings : ExitCodes.Success;
    }
}
