using System.CommandLine;
using Chaperone.Inventory.Reviewed;
using Chaperone.Tool.Review;
using Chaperone.Tool.Scan;
using Spectre.Console;

namespace Chaperone.Tool.Commands;

/// <summary><c>chaperone accept</c>: brings the reviewed files up to date, and accepts a weakening only where it is named and justified.</summary>
internal static class AcceptCommand
{
    public static Command Create()
    {
        var scan = new ScanningCommand();
        var weakened = new Option<string[]>("--weakened") { Description = "Accept the weakening of this endpoint (\"GET /api/x\") or method of a hub (\"* /hub method=Send\"); may be given several times.", AllowMultipleArgumentsPerToken = false };
        var reason = new Option<string?>("--reason") { Description = "Why: goes onto the lines of the endpoints named by --weakened." };
        var command = new Command("accept", "Adds lines for new endpoints, removes stale ones, updates those that understate the code, ends exceptions that nothing needs, and puts the files in order. Weaker endpoints only with --weakened and --reason.") { weakened, reason };
        scan.AddTo(command);
        command.SetAction((parsed, cancellation) =>
        {
            var named = (parsed.GetValue(weakened) ?? []).Select(static name => InventoryEntry.KeyOf(name)).ToHashSet(StringComparer.Ordinal);
            var why = parsed.GetValue(reason);
            if (named.Count > 0 && !Reasons.IsWorthReading(why))
            {
                Consoles.Error().MarkupLineInterpolated($"[red]error:[/] A weakening is accepted with a reason worth reading: --reason \"…\".");
                return Task.FromResult(ExitCodes.NotScanned);
            }

            return scan.RunAsync(parsed, (report, input, output) => Write(report, input, output, named, why), cancellation);
        });
        return command;
    }

    private static int Write(ScanReport report, ScanInput input, IAnsiConsole output, HashSet<string> named, string? reason)
    {
        var projects = ReviewedProject.Of(report, input).Where(p => File.Exists(p.Inventory) || File.Exists(p.Exceptions)).ToList();
        if (projects.Count == 0)
        {
            throw new ScanException("No project has an ApiInventory.txt or ApiExceptions.txt. 'chaperone init' writes the first one.");
        }

        var refused = 0;
        foreach (var result in projects.Select(p => ReviewUpdate.Write(p, report, named, reason)).ToList())
        {
            output.MarkupLineInterpolated($"{result.Project.Name}: {result.Added} added, {result.Removed} removed, {result.Updated} updated, {result.Accepted} weaker and accepted, {result.Ended} exceptions ended{(result.PutInOrder.Count > 0 ? ", put in order: " + string.Join(", ", result.PutInOrder) : "")}");
            foreach (var (endpoint, what) in result.Refused)
            {
                refused++;
                output.MarkupLineInterpolated($"  [red]weaker, not accepted:[/] {endpoint}: {what}");
            }
        }

        return refused > 0 ? ExitCodes.Findings : ExitCodes.Success;
    }
}
