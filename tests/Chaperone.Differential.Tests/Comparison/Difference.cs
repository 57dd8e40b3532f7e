namespace Chaperone.Differential.Comparison;

internal enum DifferenceKind
{
    /// <summary>The application serves it; the inventory does not know it.</summary>
    MissingInInventory,

    /// <summary>The inventory has a row for what the application does not serve.</summary>
    MissingAtRuntime,

    /// <summary>The id, the verbs or the confidence contradict the row's own route and state.</summary>
    Inconsistent,

    /// <summary>The framework decided otherwise than the state says.</summary>
    State,

    /// <summary>A rule claims what the framework does not do.</summary>
    Finding,

    /// <summary>Something else made the endpoint.</summary>
    Kind,

    /// <summary>The served API description says something else.</summary>
    Documentation,

    /// <summary>Other policies, roles or schemes than in the metadata.</summary>
    Demands,

    /// <summary>The row says that it does not know, and nothing in <c>expected-unknown.txt</c> allows that.</summary>
    UnexpectedUnknown,

    /// <summary><c>expected-unknown.txt</c> names a row that is known by now.</summary>
    StaleExpectation,
}

/// <summary>One disagreement between compile time and run time.</summary>
internal sealed record Difference(DifferenceKind Kind, string Endpoint, string Framework, string Inventory)
{
    public override string ToString() => $"{Kind}: {Endpoint}\n    framework: {Framework}\n    inventory: {Inventory}";
}

/// <summary>All that a comparison found.</summary>
/// <param name="Differences">Wrong rows: none is tolerated.</param>
/// <param name="Unknown">Rows that say unknown and may.</param>
/// <param name="Inconclusive">Endpoints that no request reached, for instance because two share a route: judged by metadata alone.</param>
internal sealed record ComparisonResult(IReadOnlyList<Difference> Differences, IReadOnlyList<string> Unknown, IReadOnlyList<string> Inconclusive);
