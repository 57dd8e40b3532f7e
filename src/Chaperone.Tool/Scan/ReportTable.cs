using System.Globalization;
using Spectre.Console;

namespace Chaperone.Tool.Scan;

/// <summary>The report for people: findings, what was not scanned, and the table.</summary>
internal static class ReportTable
{
    /// <summary>A file or a pipe has no width to fit into.</summary>
    public const int PlainWidth = 10_000;

    private const int MostShown = 20;

    public static void Write(ScanReport report, bool plain)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Out) });
        if (plain)
        {
            console.Profile.Width = PlainWidth;
        }

        WriteFindings(console, report);
        WriteTable(console, report, plain);
        WriteFailures(console, report);
        WriteSummary(console, report);
    }

    private static void WriteFindings(IAnsiConsole console, ScanReport report)
    {
        // A file that two projects or frameworks compile is shown once.
        var findings = report.Findings.Distinct().OrderByDescending(f => f.Level == "error").ThenByDescending(f => f.Level == "warning").ToList();
        foreach (var finding in findings.Take(MostShown))
        {
            var colour = finding.Level switch { "error" => "red", "warning" => "yellow", _ => "blue" };
            console.MarkupLine(CultureInfo.InvariantCulture, "{0}({1},{2}): [{3}]{4} {5}[/]: {6}", Markup.Escape(finding.File), finding.Line, finding.Column, colour, finding.Level, finding.Rule, Markup.Escape(finding.Message));
        }

        if (findings.Count > MostShown)
        {
            console.WriteLine($"... and {findings.Count - MostShown} more in {ScanReport.FileName}");
        }

        if (findings.Count > 0)
        {
            console.WriteLine();
        }
    }

    private static void WriteTable(IAnsiConsole console, ScanReport report, bool plain)
    {
        var rows = report.Projects.Where(p => p.Inventory is not null).ToList();
        if (rows.Count == 0)
        {
            return;
        }

        var table = new Table().Border(plain ? TableBorder.None : TableBorder.Rounded);
        table.AddColumn("project");
        foreach (var name in new[] { "endpoints" }.Concat(ProjectReport.States).Append("findings"))
        {
            table.AddColumn(new TableColumn(name).RightAligned());
        }

        foreach (var row in rows)
        {
            var name = row.Project + (row.Framework.Length > 0 ? $" ({row.Framework})" : "") + (row.Failures.Count > 0 ? " (failed)" : "");
            table.AddRow(Cells(name, row.Endpoints, row.StateCounts, row.Findings.Count(f => !f.Suppressed)));
        }

        if (rows.Count > 1)
        {
            var sums = ProjectReport.States.ToDictionary(s => s, s => rows.Sum(r => r.StateCounts[s]));
            table.AddRow(Cells("total", rows.Sum(r => r.Endpoints), sums, rows.Sum(r => r.Findings.Count(f => !f.Suppressed))));
        }

        console.Write(table);
    }

    private static string[] Cells(string name, int endpoints, IReadOnlyDictionary<string, int> states, int findings) =>
    [
        Markup.Escape(name),
        Number(endpoints, null),
        .. ProjectReport.States.Select(s => Number(states[s], s switch { "open" or "open-ineffective" or "broken" => "red", "unknown" => "yellow", _ => null })),
        Number(findings, "red"),
    ];

    private static string Number(int count, string? colour)
    {
        var text = count.ToString(CultureInfo.InvariantCulture);
        return count == 0 || colour is null ? text : $"[{colour}]{text}[/]";
    }

    private static void WriteFailures(IAnsiConsole console, ScanReport report)
    {
        foreach (var row in report.Projects.Where(p => p.Failures.Count > 0))
        {
            console.WriteLine();
            console.MarkupLineInterpolated($"[red]failed:[/] {row.Project}{(row.Framework.Length > 0 ? $" ({row.Framework})" : "")}{(row.Inventory is null ? "" : ", its inventory may be incomplete")}");
            foreach (var failure in row.Failures.Take(3))
            {
                console.WriteLine("  " + failure);
            }

            if (row.Failures.Count > 3)
            {
                console.WriteLine($"  ... and {row.Failures.Count - 3} more in {ScanReport.FileName}");
            }
        }
    }

    private static void WriteSummary(IAnsiConsole console, ScanReport report)
    {
        console.WriteLine();
        var failed = report.Projects.Where(p => p.Failures.Count > 0).Select(p => p.Project).Distinct().Count();
        var scanned = report.Projects.Where(p => p.Failures.Count == 0).Select(p => p.Project).Distinct().Count();
        var suppressed = report.Projects.Sum(p => p.Findings.Count(f => f.Suppressed));
        console.WriteLine(
            $"{scanned} scanned, {failed} failed, {report.WithoutAspNetCore} without ASP.NET Core skipped"
            + (report.OtherLanguages > 0 ? $", {report.OtherLanguages} not C# skipped" : "")
            + (suppressed > 0 ? $"; {suppressed} findings suppressed in the source" : ""));
        console.WriteLine($"Results: {report.Folders.Output}");
    }
}
