using Chaperone.Inventory.Reviewed;

namespace Chaperone.Tool.Review;

/// <summary>What happened to an endpoint between two inventories; the order of the members is the order of the report.</summary>
internal enum DiffKind
{
    Weakened,

    /// <summary>New, and nobody has to sign in.</summary>
    AddedOpen,
    Added,
    Removed,
    Changed,
    Strengthened,
}

/// <summary>One difference.</summary>
internal sealed record DiffRow(DiffKind Kind, string Endpoint, string What);

/// <summary>Compares two inventories by a patient's yardstick: less protection and more data are the regression, not a broken client.</summary>
internal static class InventoryDiff
{
    /// <remarks>What one side's file says nothing of, because it has no lines for methods of hubs, is neither new nor gone.</remarks>
    public static IReadOnlyList<DiffRow> Compare(InventoryLines before, InventoryLines after) =>
        Compare([.. before.Entries.Where(e => after.KnowsMethods || e.Method is null)], [.. after.Entries.Where(e => before.KnowsMethods || e.Method is null)]);

    private static IReadOnlyList<DiffRow> Compare(IReadOnlyList<InventoryEntry> before, IReadOnlyList<InventoryEntry> after)
    {
        var index = new InventoryIndex(before);
        var matched = new HashSet<InventoryEntry>();
        var rows = new List<DiffRow>();
        foreach (var line in after)
        {
            var old = index.LineOf(line.Key, line.Handler ?? "", line.Frameworks.FirstOrDefault() ?? "")
                ?? index.LinesOf(line.Key).FirstOrDefault(l => !matched.Contains(l));
            if (old is null)
            {
                rows.Add(new DiffRow(line.Auth.IsOpen ? DiffKind.AddedOpen : DiffKind.Added, line.Key, line.ToString()[(line.Key.Length + 1)..]));
                continue;
            }

            matched.Add(old);
            rows.AddRange(Posture.Compare(old, line).Select(c => new DiffRow(
                c.Direction switch { Direction.Weaker => DiffKind.Weakened, Direction.Stronger => DiffKind.Strengthened, _ => DiffKind.Changed }, line.Key, c.What)));
        }

        rows.AddRange(before.Where(l => !matched.Contains(l)).Select(l => new DiffRow(DiffKind.Removed, l.Key, l.ToString()[(l.Key.Length + 1)..])));
        return [.. rows.OrderBy(r => r.Kind).ThenBy(r => r.Endpoint, StringComparer.Ordinal).ThenBy(r => r.What, StringComparer.Ordinal)];
    }
}
