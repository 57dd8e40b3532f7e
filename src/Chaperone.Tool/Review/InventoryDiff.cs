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
    public static IReadOnlyList<DiffRow> Compare(IReadOnlyList<InventoryEntry> before, IReadOnlyList<InventoryEntry> after)
    {
        var index = new InventoryIndex(before);
        var matched = new HashSet<InventoryEntry>();
        var rows = new List<DiffRow>();
        foreach (var line in after)
        {
            var old = index.LineOf(line.Id, line.Handler ?? "", line.Frameworks.FirstOrDefault() ?? "")
                ?? index.LinesOf(line.Id).FirstOrDefault(l => !matched.Contains(l));
            if (old is null)
            {
                rows.Add(new DiffRow(line.Auth.IsOpen ? DiffKind.AddedOpen : DiffKind.Added, line.Id, line.ToString()[(line.Id.Length + 1)..]));
                continue;
            }

            matched.Add(old);
            rows.AddRange(Posture.Compare(old, line).Select(c => new DiffRow(
                c.Direction switch { Direction.Weaker => DiffKind.Weakened, Direction.Stronger => DiffKind.Strengthened, _ => DiffKind.Changed }, line.Id, c.What)));
        }

        rows.AddRange(before.Where(l => !matched.Contains(l)).Select(l => new DiffRow(DiffKind.Removed, l.Id, l.ToString()[(l.Id.Length + 1)..])));
        return [.. rows.OrderBy(r => r.Kind).ThenBy(r => r.Endpoint, StringComparer.Ordinal).ThenBy(r => r.What, StringComparer.Ordinal)];
    }
}
