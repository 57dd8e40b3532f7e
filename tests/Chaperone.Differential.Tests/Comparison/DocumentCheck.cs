using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Chaperone.Differential.Comparison;

/// <summary>Compares the rows' <c>documentation</c> with the API descriptions that the application serves.</summary>
/// <remarks>
/// A row has one description, that of the generator which shows the endpoint: documents of two generators are compared in two runs.
/// What the row does not know it leaves out, so that only what it says can be wrong.
/// </remarks>
internal static partial class DocumentCheck
{
    /// <summary>What each rule claims of the operation in whose row it is listed; of the rest a document says nothing.</summary>
    private static readonly Dictionary<string, (string What, Func<Operation, bool> Holds)> Claims = new()
    {
        ["CHP3001"] = ("it has no summary", static operation => string.IsNullOrWhiteSpace(operation.Summary)),
        ["CHP3002"] = ("no description shows it", static _ => false),
        ["CHP3003"] = ("a status or its body is not declared", static operation => !operation.Responses.Contains("default")),
        ["CHP3004"] = ("a declared status is never returned", static operation => operation.Responses.Count > 0),
        ["CHP3005"] = ("401 or 403 is not declared", static operation => !operation.Responses.Contains("default") && !(operation.Responses.Contains("401") && operation.Responses.Contains("403"))),
        ["CHP3006"] = ("it has no operation id, or one that another has", static operation => string.IsNullOrEmpty(operation.OperationId) || operation.SharesItsId),
    };

    public static IEnumerable<Difference> Compare(IReadOnlyList<InventoryRow> rows, IReadOnlyCollection<string> documents)
    {
        if (documents.Count == 0)
        {
            return [];
        }

        var read = documents.SelectMany(Read).DistinctBy(operation => operation.Id).ToList();
        foreach (var same in read.Where(operation => operation.OperationId is not null).GroupBy(operation => operation.OperationId).Where(group => group.Count() > 1).SelectMany(group => group))
        {
            same.SharesItsId = true;
        }

        var operations = read.ToLookup(operation => operation.Path);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var differences = new List<Difference>();
        foreach (var row in rows)
        {
            var own = operations[Path(row.Route)].Where(operation => row.Verbs.Count == 0 || row.Verbs.Contains(operation.Verb)).ToList();
            seen.UnionWith(own.Select(operation => operation.Id));
            differences.AddRange(Compare(row, own, isShared: rows.Any(other => !ReferenceEquals(other, row) && Path(other.Route) == Path(row.Route) && other.Verbs.Intersect(row.Verbs).Any())));
        }

        differences.AddRange(operations.SelectMany(group => group).Where(operation => !seen.Contains(operation.Id))
            .Select(operation => new Difference(DifferenceKind.Documentation, operation.Id, "in the document", "no row")));
        return differences;
    }

    private static IEnumerable<Difference> Compare(InventoryRow row, List<Operation> operations, bool isShared) => (row.Documentation, operations) switch
    {
        (null, _) => [],
        ({ Visible: true }, []) when row.Confidence == "exact" => [Differs(row, "not in the document", "visible")],

        // Another endpoint at the same route and verb may be the one that is shown.
        ({ Visible: false }, not []) when !isShared && row.Findings.Contains("CHP3002") => [Refutes(row, "in the document", "CHP3002: no description shows it")],
        ({ Visible: false } hidden, not []) when !isShared => [Differs(row, "in the document", $"hidden: {hidden.HiddenBy}")],
        ({ Visible: true } shown, _) when !isShared => operations.SelectMany(operation => Compare(row, shown, operation)),
        _ => [],
    };

    private static IEnumerable<Difference> Compare(InventoryRow row, RowDocumentation said, Operation served)
    {
        if (said.Summary is { } summary && summary != served.Summary)
        {
            yield return Differs(row, $"summary '{served.Summary}'", $"summary '{summary}'");
        }

        if (said.OperationId is { } id && id != served.OperationId)
        {
            yield return Differs(row, $"operation id '{served.OperationId}'", $"operation id '{id}'");
        }

        if (said.Tags.Count > 0 && !said.Tags.Order(StringComparer.Ordinal).SequenceEqual(served.Tags))
        {
            yield return Differs(row, $"tags {string.Join(", ", served.Tags)}", $"tags {string.Join(", ", said.Tags)}");
        }

        var statuses = said.Responses.Select(response => response.Status.ToString(CultureInfo.InvariantCulture)).Distinct().Order(StringComparer.Ordinal).ToList();
        if (statuses.Count > 0 && !statuses.SequenceEqual(served.Responses.Where(status => status != "default")))
        {
            yield return Differs(row, $"responses {string.Join(", ", served.Responses)}", $"responses {string.Join(", ", statuses)}");
        }

        foreach (var finding in row.Findings.Where(id => Claims.TryGetValue(id, out var claim) && !claim.Holds(served)))
        {
            yield return Refutes(row, served.ToString(), $"{finding}: {Claims[finding].What}");
        }
    }

    private static Difference Refutes(InventoryRow row, string served, string claim) => new(DifferenceKind.Finding, row.Id, served, claim);

    private static Difference Differs(InventoryRow row, string served, string said) => new(DifferenceKind.Documentation, row.Id, served, said);

    /// <summary>A path as a document writes it: without constraints, stars, defaults and question marks.</summary>
    private static string Path(string route) => RouteText.Normalize(Parameter().Replace(route.Replace("~/", "/", StringComparison.Ordinal), "{$1}"));

    private static IEnumerable<Operation> Read(string text)
    {
        using var document = JsonDocument.Parse(text);
        return
        [
            .. from path in document.RootElement.GetProperty("paths").EnumerateObject()
               from operation in path.Value.EnumerateObject()
               where operation.Value.ValueKind == JsonValueKind.Object && operation.Value.TryGetProperty("responses", out _)
               select new Operation(
                   operation.Name.ToUpperInvariant(),
                   RouteText.Normalize(path.Name),
                   Text(operation.Value, "summary"),
                   Text(operation.Value, "operationId"),
                   operation.Value.TryGetProperty("tags", out var tags) ? [.. tags.EnumerateArray().Select(tag => tag.GetString() ?? "").Order(StringComparer.Ordinal)] : [],
                   [.. operation.Value.GetProperty("responses").EnumerateObject().Select(response => response.Name).Order(StringComparer.Ordinal)]),
        ];
    }

    private static string? Text(JsonElement operation, string name) => operation.TryGetProperty(name, out var value) ? value.GetString() : null;

    [GeneratedRegex(@"\{\*{0,2}(\w+)(?:[:=?](?:\{\{|\}\}|[^{}])*)?\}")]
    private static partial Regex Parameter();

    /// <summary>An operation of a document.</summary>
    private sealed record Operation(string Verb, string Path, string? Summary, string? OperationId, IReadOnlyList<string> Tags, IReadOnlyList<string> Responses)
    {
        public string Id => $"{Verb} {Path}";

        public bool SharesItsId { get; set; }

        public override string ToString() => $"summary '{Summary}', operation id '{OperationId}'{(SharesItsId ? " as others" : "")}, responses {string.Join(", ", Responses)}";
    }
}
