using System.Text.RegularExpressions;
using Chaperone.RuntimeProbe;

namespace Chaperone.Differential.Comparison;

/// <summary>An endpoint of the framework and the inventory's row for it.</summary>
/// <param name="IsLoose">Whether the row says itself that its route or its verbs are not exact, and indeed they are not.</param>
internal sealed record EndpointPair(ProbedEndpoint Endpoint, InventoryRow Row, bool IsLoose);

/// <summary>Who belongs to whom.</summary>
internal sealed record EndpointMatch(IReadOnlyList<EndpointPair> Pairs, IReadOnlyList<ProbedEndpoint> OnlyRuntime, IReadOnlyList<InventoryRow> OnlyInventory);

/// <summary>Finds for each endpoint of the framework the inventory's row, duplicates counted.</summary>
internal static partial class EndpointMatcher
{
    public static EndpointMatch Match(IReadOnlyList<ProbedEndpoint> endpoints, IReadOnlyList<InventoryRow> rows)
    {
        var pairs = new List<EndpointPair>();

        // Of "/?" and "/?Charts/Read", which both admit not to know their route, the second is asked first.
        var left = rows.OrderByDescending(row => UnknownPart().Replace(RouteText.Normalize(row.Route), "").Length).ToList();
        var unpaired = endpoints.Where(endpoint => !Pair(endpoint, IsExact, isLoose: false)).ToList();

        // Only then may what is left be claimed by rows that admit not to know their route.
        foreach (var mayBe in new[] { HasRoute, HasRoutePattern, HasHandler })
        {
            unpaired = [.. unpaired.Where(endpoint => !Pair(endpoint, mayBe, isLoose: true))];
        }

        return new EndpointMatch(pairs, unpaired, left);

        bool Pair(ProbedEndpoint endpoint, Func<ProbedEndpoint, InventoryRow, bool> belongs, bool isLoose)
        {
            var candidates = left
                .Where(row => (row.Confidence == "exact" ? !isLoose && HandlerName.MayBe(row.Handler, endpoint.Handler) : true) && belongs(endpoint, row))
                .ToList();

            // Two endpoints may share verbs, route and handler and differ in protection: take the row that fits, if one does.
            var chosen = candidates.Find(row => ProtectionCheck.Compare(endpoint, row).Count == 0) ?? candidates.FirstOrDefault();
            if (chosen is null)
            {
                return false;
            }

            left.Remove(chosen);
            pairs.Add(new EndpointPair(endpoint, chosen, isLoose));
            return true;
        }
    }

    private static bool IsExact(ProbedEndpoint endpoint, InventoryRow row) =>
        RouteText.Key(row.Verbs, row.Route) == RouteText.Key(endpoint.Verbs, endpoint.Route);

    private static bool HasRoute(ProbedEndpoint endpoint, InventoryRow row) =>
        RouteText.Normalize(row.Route) == RouteText.Normalize(endpoint.Route);

    /// <summary>A part of a route that is not constant is written as <c>?</c>.</summary>
    public static bool HasRoutePattern(ProbedEndpoint endpoint, InventoryRow row)
    {
        var pattern = UnknownPart().Replace(RouteText.Normalize(row.Route), "\0");
        return pattern.Contains('\0', StringComparison.Ordinal)
            && HandlerName.MayBe(row.Handler, endpoint.Handler)
            && Regex.IsMatch(RouteText.Normalize(endpoint.Route), $"^{Regex.Escape(pattern).Replace("\0", ".*", StringComparison.Ordinal)}$");
    }

    private static bool HasHandler(ProbedEndpoint endpoint, InventoryRow row) =>
        endpoint.Handler is not null && HandlerName.IsMethod(row.Handler) && HandlerName.MayBe(row.Handler, endpoint.Handler);

    /// <summary>A question mark outside braces.</summary>
    [GeneratedRegex(@"\?(?![^{}]*\})")]
    private static partial Regex UnknownPart();
}
