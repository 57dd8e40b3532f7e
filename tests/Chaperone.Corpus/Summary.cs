using System.Globalization;
using Chaperone.Differential.Comparison;
using Chaperone.RuntimeProbe;

namespace Chaperone.Corpus;

/// <summary>Prints what agrees and what does not.</summary>
internal static class Summary
{
    /// <returns>0 when nothing differs, 1 when something does, 2 when the application did not start.</returns>
    public static int Write(TextWriter writer, string inventoryText, string reportFile)
    {
        var inventory = CompileTimeInventory.Parse(inventoryText);
        var report = ProbeReport.Read(reportFile);

        // bob and amy are known to our own applications only: here they were nobody.
        foreach (var request in report.Endpoints.SelectMany(endpoint => endpoint.Requests))
        {
            request.User = request.Admin = new ProbedAnswer();
        }

        var result = InventoryComparer.Compare(inventory, report, ExpectedUnknowns.None);
        var wrong = result.Differences.Where(difference => difference.Kind != DifferenceKind.UnexpectedUnknown).ToList();
        foreach (var difference in wrong)
        {
            writer.WriteLine(difference);
        }

        foreach (var reason in result.Differences.Except(wrong).GroupBy(difference => difference.Inventory.Split("; ")[^1]))
        {
            writer.WriteLine($"Unknown: {string.Join(", ", reason.Select(difference => difference.Endpoint))}\n    {reason.Key}");
        }

        if (report.Error is { } error)
        {
            writer.WriteLine($"Error: {error}");
        }

        writer.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{report.Endpoints.Count} endpoints, {inventory.Endpoints.Count} rows, {result.Unknown.Count} unknown or inexact, {wrong.Count} differences; {result.Inconclusive.Count} endpoints by metadata alone; {report.Documents.Count} documents"));
        return !report.Started ? 2 : wrong.Count > 0 ? 1 : 0;
    }
}
