using Chaperone.RuntimeProbe;

namespace Chaperone.Differential.Comparison;

/// <summary>Whether a row's protection is what the framework's metadata and answers say.</summary>
internal static class ProtectionCheck
{
    public static List<Difference> Compare(ProbedEndpoint endpoint, InventoryRow row)
    {
        var differences = new List<Difference>();
        var answers = Answers.Of(endpoint);
        var problem = answers.IsInconclusive && ByMetadata(endpoint, row) is { } contradiction ? contradiction : row.Protection.State switch
        {
            "protected" => Closed(row, answers),
            "fallback" => Fallback(endpoint, row, answers),
            "open-explicit" => endpoint is { AllowAnonymous: 0, IsDynamic: false } ? "no IAllowAnonymous in the metadata" : Open(answers),
            "open" or "open-ineffective" => Open(answers),
            "broken" => Broken(answers),
            "unknown" => null,
            var state => $"no such state: {state}",
        };
        if (problem is not null)
        {
            differences.Add(new Difference(DifferenceKind.State, row.Id, $"{problem} ({Describe(endpoint)})", Describe(row)));
        }

        // What an attribute's constructor computes is not known: such rows say partial.
        if (row is { Protection.State: "protected", Confidence: "exact" } && !endpoint.IsDynamic && Demands.Differ(endpoint, row.Protection) is { } demands)
        {
            differences.Add(new Difference(DifferenceKind.Demands, row.Id, $"{demands} ({Describe(endpoint)})", Describe(row)));
        }

        return differences;
    }

    public static string Describe(ProbedEndpoint endpoint)
    {
        var answers = string.Join("; ", endpoint.Requests.Select(r => $"{r.Verb} {r.Path} -> {r.Anonymous.Status}/{r.User.Status}/{r.Admin.Status}"));
        var data = string.Join(", ", endpoint.AuthorizeData.Select(d => $"[{d.Policy}|{d.Roles}|{d.Schemes}]"));
        return $"{answers}; authorize {data}; anonymous {endpoint.AllowAnonymous}; policies {endpoint.PolicyObjects.Count}; "
            + $"requirements {endpoint.RequirementData.Count}{(endpoint.ShortCircuit ? "; short-circuit" : "")}; {endpoint.DisplayName}";
    }

    public static string Describe(InventoryRow row) =>
        $"{row.Protection.State} policies [{string.Join(", ", row.Protection.Policies)}] roles [{string.Join(", ", row.Protection.Roles)}] "
        + $"schemes [{string.Join(", ", row.Protection.Schemes)}] requirements [{string.Join(", ", row.Protection.Requirements)}] "
        + $"{row.Confidence}; {row.Handler}; {row.Protection.Reason ?? row.Why}";

    /// <summary>Where no request shows who gets in, the framework's own combination of the metadata does.</summary>
    private static string? ByMetadata(ProbedEndpoint endpoint, InventoryRow row) => (row.Protection.State, endpoint) switch
    {
        (_, { IsDynamic: true } or { ShortCircuit: true }) => null,
        ("protected" or "fallback", { Effective.RefusesAnonymous: false }) => "the metadata admit anonymous callers",
        ("open" or "open-explicit", { Effective.RefusesAnonymous: true }) => "the metadata refuse anonymous callers",
        _ => null,
    };

    private static string? Closed(InventoryRow row, Answers answers)
    {
        // A handler that throws for who is nobody, and answers others, keeps it out as well.
        if (!answers.All(answers.Anonymous, Outcome.Refused) && !(answers.All(answers.Anonymous, Outcome.Failed) && answers.All(answers.Admin, Outcome.Passed)))
        {
            return $"anonymous {answers.Describe(answers.Anonymous)}";
        }

        var requirements = row.Protection.Requirements;
        if (CallerExpectation.ForUser(requirements) is { } user && !answers.All(answers.User, user))
        {
            return $"bob, who has no role, {answers.Describe(answers.User)}";
        }

        return CallerExpectation.ForAdmin(requirements) is { } admin && !answers.All(answers.Admin, admin)
            ? $"amy, in the role Admin, {answers.Describe(answers.Admin)}"
            : null;
    }

    private static string? Fallback(ProbedEndpoint endpoint, InventoryRow row, Answers answers) =>
        !endpoint.IsDynamic && endpoint.AuthorizeData.Count + endpoint.PolicyObjects.Count > 0
            ? "the endpoint has authorization metadata of its own"
            : Closed(row, answers);

    private static string? Open(Answers answers) =>
        answers.All(answers.Anonymous, Outcome.Passed) ? null : $"anonymous {answers.Describe(answers.Anonymous)}";

    private static string? Broken(Answers answers) =>
        answers.IsInconclusive || answers.Anonymous.Concat(answers.User).Concat(answers.Admin).Contains(Outcome.Failed) ? null : "nobody meets a server error";
}
