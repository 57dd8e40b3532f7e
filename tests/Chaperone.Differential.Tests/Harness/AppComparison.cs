using Chaperone.Differential.Comparison;

namespace Chaperone.Differential.Harness;

/// <summary>One application, compared.</summary>
internal sealed record AppComparison(AppRun Run, CompileTimeInventory Inventory, ComparisonResult Result)
{
    public static async Task<AppComparison> Of(TestApp app)
    {
        var run = await app.Run();
        var inventory = InventoryRun.Of(app.Compiled);
        var result = InventoryComparer.Compare(inventory, run.Report, ExpectedUnknowns.Read(Path.Combine(app.Folder, "expected-unknown.txt")));
        await File.WriteAllLinesAsync(AppRunner.ResultFile(app.Name, "differences.txt"), result.Differences.Select(difference => difference.ToString()));
        return new AppComparison(run, inventory, result);
    }
}
