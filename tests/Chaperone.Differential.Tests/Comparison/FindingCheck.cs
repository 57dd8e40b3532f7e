namespace Chaperone.Differential.Comparison;

/// <summary>Whether what a rule claims of a row is what the framework answers.</summary>
internal static class FindingCheck
{
    /// <summary>What each rule says of the endpoints in whose rows it is listed; rules that are not here claim nothing that a request shows.</summary>
    private static readonly Dictionary<string, (string Claim, Outcome[] Allowed)> Claims = new()
    {
        ["CHP1001"] = ("anyone can call it", [Outcome.Passed]),
        ["CHP1003"] = ("AllowAnonymous wins", [Outcome.Passed]),
        ["CHP1005"] = ("no signed-in user is asked for", [Outcome.Passed]),
        ["CHP1006"] = ("the end of the chain does not reach it", [Outcome.Passed]),
        ["CHP1007"] = ("one of the ways is open", [Outcome.Passed]),
        ["CHP1008"] = ("it fails for everybody", [Outcome.Failed]),
        ["CHP1009"] = ("nothing evaluates its authorization", [Outcome.Failed, Outcome.Passed]),
        ["CHP1010"] = ("the policy refuses nobody", [Outcome.Passed]),
    };

    public static IEnumerable<Difference> Compare(InventoryRow row, Answers answers) =>
        from id in row.Findings
        where Claims.ContainsKey(id) && !IsAboutAMethod(id, row) && !answers.IsInconclusive && !Claims[id].Allowed.Any(outcome => answers.All(answers.Anonymous, outcome))

        // 3.16: where the middleware runs without an endpoint, a fallback policy refuses first, and whoever passes it gets the error.
        where id != "CHP1009" || !answers.All(answers.Admin, Outcome.Failed)
        select new Difference(DifferenceKind.Finding, row.Id, $"anonymous {answers.Describe(answers.Anonymous)}", $"{id}: {Claims[id].Claim}");

    // A hub's connection is answered; the call of the method is what fails, and HubMethodTests makes it.
    private static bool IsAboutAMethod(string id, InventoryRow row) => id == "CHP1008" && row.Methods.Any(static m => m.Protection.State == "broken");
}
