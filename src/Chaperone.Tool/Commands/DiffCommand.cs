using System.CommandLine;
using Chaperone.Tool.Review;
using Chaperone.Tool.Scan;
using Spectre.Console;

namespace Chaperone.Tool.Commands;

/// <summary><c>chaperone diff</c>: what became of an API, weakened first.</summary>
internal static class DiffCommand
{
    public static Command Create()
    {
        var before = new Argument<string>("before") { Description = "An api-inventory.json or an ApiInventory.txt." };
        var after = new Argument<string>("after") { Description = "The same, later." };
        var command = new Command("diff", "Compares two inventories by what protects patients: weakened endpoints first. Returns 1 when an endpoint is weaker or a new one is open.") { before, after };
        command.SetAction(parsed =>
        {
            try
            {
                return Write(InventoryDiff.Compare(InventoryReader.ReadLines(parsed.GetRequiredValue(before)), InventoryReader.ReadLines(parsed.GetRequiredValue(after))), Consoles.Output());
            }
            catch (Exception e) when (e is ScanException or IOException or UnauthorizedAccessException)
            {
                Consoles.Error().MarkupLineInterpolated($"[red]error:[/] {e.Message}");
                return ExitCodes.NotScanned;
            }
        });
        return command;
    }

    private static int Write(IReadOnlyList<DiffRow> rows, IAnsiConsole output)
    {
        foreach (var row in rows)
        {
            var (word, colour) = row.Kind switch
            {
                DiffKind.Weakened => ("weakened", "red"),
                DiffKind.AddedOpen => ("added, open", "red"),
                DiffKind.Added => ("added", "blue"),
                DiffKind.Removed => ("removed", "yellow"),
                DiffKind.Changed => ("changed", "blue"),
                _ => ("strengthened", "green"),
            };
            output.MarkupLineInterpolated($"[{colour}]{word}[/]: {row.Endpoint}: {row.What}");
        }

        output.WriteLine(rows.Count == 0 ? "No difference." : string.Join(", ", rows.GroupBy(r => r.Kind).OrderBy(g => g.Key).Select(g => $"{g.Count()} {Name(g.Key)}")));
        return rows.Any(r => r.Kind is DiffKind.Weakened or DiffKind.AddedOpen) ? ExitCodes.Findings : ExitCodes.Success;
    }

    private static string Name(DiffKind kind) => kind == DiffKind.AddedOpen ? "added open" : kind.ToString().ToLowerInvariant();
}
