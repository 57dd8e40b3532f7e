using System.Text.RegularExpressions;

namespace Chaperone.Differential.Comparison;

/// <summary>What the format demands of a row by itself.</summary>
internal static partial class RowConsistency
{
    public static IEnumerable<Difference> Check(InventoryRow row)
    {
        var verbs = row.Verbs.Count == 0 ? "*" : string.Join(',', row.Verbs);
        var id = $"{verbs} {Policies().Replace(row.Route, "{$1}")}";
        if (row.Id != id)
        {
            yield return new Difference(DifferenceKind.Inconsistent, row.Id, $"verbs and route make the id '{id}'", row.Id);
        }

        if (row.Confidence != "exact" && string.IsNullOrEmpty(row.Why))
        {
            yield return new Difference(DifferenceKind.Inconsistent, row.Id, "a reason", $"{row.Confidence} without one");
        }

        if (row.Protection.State is "open-ineffective" or "broken" or "unknown" && string.IsNullOrEmpty(row.Protection.Reason))
        {
            yield return new Difference(DifferenceKind.Inconsistent, row.Id, "a reason", $"{row.Protection.State} without one");
        }
    }

    /// <summary>A parameter with its constraints, default or question mark: <c>{id:int=5}</c>, <c>{*path:nonfile}</c>, <c>{id?}</c>.</summary>
    [GeneratedRegex(@"\{(\*{0,2}[:=]?\w+)[:=?](?:\{\{|\}\}|[^{}])*\}")]
    private static partial Regex Policies();
}
