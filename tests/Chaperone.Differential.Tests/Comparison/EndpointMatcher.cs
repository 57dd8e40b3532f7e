using Chaperone.RuntimeProbe;

namespace Chaperone.Differential.Comparison;

/// <summary>Finds for each endpoint of the framework the inventory's row, duplicates counted.</summary>
internal static class EndpointMatcher
{
    public static (List<(ProbedEndpoint Endpoint, InventoryRow Row)> Pairs, List<ProbedEndpoint> OnlyRuntime, List<InventoryRow> OnlyInventory) Match(
        IEnumerable<ProbedEndpoint> endpoints, IEnumerable<InventoryRow> rows)
    {
        var pairs = new List<(ProbedEndpoint, InventoryRow)>();
        var onlyRuntime = new List<ProbedEndpoint>();
        var left = rows.ToList();
        foreach (var endpoint in endpoints)
        {
            var key = RouteText.Key(endpoint.Verbs, endpoint.Route);
            var candidates = left.Where(row => RouteText.Key(row.Verbs, row.Route) == key && HandlerName.MayBe(row.Handler, endpoint.Handler)).ToList();
            if (candidates.Count == 0)
            {
                onlyRuntime.Add(endpoint);
                continue;
            }

            // Two endpoints may share verbs, route and handler and differ in protection: take the row that fits, if one does.
            var row = candidates.FirstOrDefault(candidate => ProtectionCheck.Compare(endpoint, candidate).Count == 0) ?? candidates[0];
            left.Remove(row);
            pairs.Add((endpoint, row));
        }

        return (pairs, onlyRuntime, left);
    }
}
