using Chaperone.RuntimeProbe;

namespace Chaperone.Differential.Comparison;

/// <summary>Compares the compile-time inventory with what a running application serves and answers. The application is right.</summary>
internal static class InventoryComparer
{
    public static ComparisonResult Compare(CompileTimeInventory inventory, ProbeReport report, ExpectedUnknowns expected)
    {
        if (!Authenticates(report))
        {
            ForgetUsers(report);
        }

        var match = EndpointMatcher.Match(report.Endpoints, inventory.Endpoints);
        var loose = match.Pairs.Where(pair => pair.IsLoose).Select(pair => pair.Row);
        var unknown = inventory.Endpoints.Where(IsUnknown).Union(loose).Select(row => row.Id).ToList();
        List<Difference> differences =
        [
            .. match.OnlyRuntime.Where(endpoint => !IsListedTogether(endpoint, inventory)).Select(endpoint => new Difference(
                DifferenceKind.MissingInInventory, RouteText.Key(endpoint.Verbs, endpoint.Route), ProtectionCheck.Describe(endpoint), "no row")),
            .. match.OnlyInventory.Where(MustExist).Select(row => new Difference(
                DifferenceKind.MissingAtRuntime, row.Id, "no such endpoint", ProtectionCheck.Describe(row))),
            .. inventory.Endpoints.SelectMany(RowConsistency.Check),
            .. match.Pairs.SelectMany(pair => ProtectionCheck.Compare(pair.Endpoint, pair.Row)),
            .. match.Pairs.SelectMany(KindCheck.Compare),
            .. DocumentCheck.Compare(inventory.Endpoints, report.Documents.Values),
            .. match.Pairs.SelectMany(pair => FindingCheck.Compare(pair.Row, Answers.Of(pair.Endpoint))),
            .. unknown.Where(id => !expected.Allows(id)).Select(id => new Difference(
                DifferenceKind.UnexpectedUnknown, id, "known", Why(inventory, id))),
            .. expected.Endpoints.Except(unknown).Select(id => new Difference(
                DifferenceKind.StaleExpectation, id, "-", "not unknown, or no such row")),
        ];
        var inconclusive = report.Endpoints.Where(endpoint => Answers.Of(endpoint).IsInconclusive).Select(endpoint => endpoint.DisplayName).ToList();
        return new ComparisonResult(differences, unknown, inconclusive);
    }

    /// <summary>Whether the application knows its users at all: in some pipelines nobody is ever authenticated, and every demand refuses everybody.</summary>
    private static bool Authenticates(ProbeReport report) => report.Endpoints.Select(Answers.Of).Any(answers =>
        answers.Anonymous.Contains(Outcome.Refused) && answers.User.Concat(answers.Admin).Contains(Outcome.Passed));

    /// <summary>bob and amy were anonymous there: their answers say nothing about roles.</summary>
    private static void ForgetUsers(ProbeReport report)
    {
        foreach (var request in report.Endpoints.SelectMany(endpoint => endpoint.Requests).Where(request => request.User.Status == 401))
        {
            request.User = request.Admin = new ProbedAnswer();
        }
    }

    /// <summary>Static assets are many, and one row; so is their list, and so are the routes that a provider makes for one action or a proxy for its configuration, of which the row says that they are not known.</summary>
    private static bool IsListedTogether(ProbedEndpoint endpoint, CompileTimeInventory inventory) =>
        inventory.Endpoints.Where(row => row.Confidence != "exact").Any(row => row switch
        {

            // In development MapStaticAssets also maps a fallback to files that the build has not listed (StaticAssetDevelopmentRuntimeHandler).
            { Kind: "static", Route: "/?" } => endpoint.Kind == "static" || endpoint.DisplayName == "Fallback {**path:file}",
            { Kind: "static" } => EndpointMatcher.HasRoutePattern(endpoint, row) && ProtectionCheck.Compare(endpoint, row).Count == 0,
            { Kind: "proxy", Route: "/?" } => endpoint.Kind == "proxy",
            { Kind: "controller", Route: "/?" } => endpoint.Handler is not null && HandlerName.IsMethod(row.Handler) && HandlerName.MayBe(row.Handler, endpoint.Handler) && ProtectionCheck.Compare(endpoint, row).Count == 0,
            _ => false,
        });

    private static bool IsUnknown(InventoryRow row) => row.Protection.State == "unknown" || row.Confidence == "unknown";

    /// <summary>What is mapped under a condition, or could not be resolved, may be absent in one particular run.</summary>
    private static bool MustExist(InventoryRow row) => row.Confidence == "exact";

    private static string Why(CompileTimeInventory inventory, string id) =>
        ProtectionCheck.Describe(inventory.Endpoints.First(row => row.Id == id));
}
