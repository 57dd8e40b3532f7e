using System.Text.Json;
using Chaperone.Inventory;
using Chaperone.Inventory.Reviewed;
using Chaperone.Tool.Scan;

namespace Chaperone.Tool.Review;

/// <summary>Reads inventories of both forms: what a build wrote, and what was reviewed.</summary>
internal static class InventoryReader
{
    /// <summary>The lines of <c>ApiInventory.txt</c>, or what they would be for an <c>api-inventory.json</c>.</summary>
    public static IReadOnlyList<InventoryEntry> ReadLines(string file)
    {
        if (!File.Exists(file))
        {
            throw new ScanException($"'{file}' does not exist.");
        }

        if (Path.GetExtension(file).Equals(".json", StringComparison.OrdinalIgnoreCase))
        {
            var candidates = Read(file).Select(CandidateOf).ToList();
            var match = new InventoryMatch([], "", () => candidates);
            return [.. candidates.Select(match.NewLine).DistinctBy(e => e.ToString())];
        }

        var reviewed = InventoryEntry.ParseFile(File.ReadAllText(file));
        var unread = reviewed.Lines.Where(l => l.Kind == LineKind.Broken).ToList();
        return reviewed.IsReadable && unread.Count == 0
            ? [.. reviewed.Entries]
            : throw new ScanException($"'{file}' is no inventory: {(reviewed.IsReadable ? $"'{unread[0].Text.Trim()}': {unread[0].Problem}" : reviewed.Problems[0].Message)}.");
    }

    /// <summary>The rows of an <c>api-inventory.json</c>, as far as a line says something of them.</summary>
    public static IReadOnlyList<InventoryEndpoint> Read(string file)
    {
        try
        {
            using var stream = File.OpenRead(file);
            using var json = JsonDocument.Parse(stream);
            var schema = json.RootElement.GetProperty("schema").GetString();
            return schema == InventoryDocument.Schema
                ? [.. json.RootElement.GetProperty("endpoints").EnumerateArray().Select(Read)]
                : throw new ScanException($"'{file}' has the schema '{schema}'; this version reads '{InventoryDocument.Schema}'.");
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new ScanException($"'{file}' is no API inventory: {e.Message}");
        }
    }

    public static InventoryCandidate CandidateOf(InventoryEndpoint row) => new(row.Id, row.Handler, withHandler => InventoryEntry.Of(row, withHandler));

    private static InventoryEndpoint Read(JsonElement row)
    {
        var protection = row.GetProperty("protection");
        var endpoint = new InventoryEndpoint
        {
            Id = Text(row, "id"),
            Handler = Text(row, "handler"),
            Protection = new InventoryProtection { State = Text(protection, "state") },
        };
        endpoint.Protection.Policies.AddRange(Texts(protection, "policies"));
        endpoint.Protection.Roles.AddRange(Texts(protection, "roles"));
        endpoint.Protection.Schemes.AddRange(Texts(protection, "schemes"));
        endpoint.Protection.Requirements.AddRange(Texts(protection, "requirements"));
        if (row.TryGetProperty("phi", out var phi))
        {
            endpoint.Phi.Opaque = phi.GetProperty("opaque").GetBoolean();
            endpoint.Phi.In.AddRange(phi.GetProperty("in").EnumerateArray().Select(i => new InventoryPhiInput { Kind = Text(i, "kind"), Confidence = Text(i, "confidence") }));
            endpoint.Phi.Out.AddRange(phi.GetProperty("out").EnumerateArray().Select(o => new InventoryPhiOutput
            {
                Kind = Text(o, "kind"),
                Confidence = Text(o, "confidence"),
                MaskedBy = o.GetProperty("maskedBy").GetString(),
                Disclosed = o.GetProperty("disclosed").GetBoolean(),
            }));
        }

        if (row.TryGetProperty("documentation", out var documentation) && documentation.ValueKind == JsonValueKind.Object)
        {
            endpoint.Documentation = new InventoryDocumentation
            {
                Visible = documentation.GetProperty("visible").ValueKind == JsonValueKind.Null ? null : documentation.GetProperty("visible").GetBoolean(),
                HiddenBy = documentation.GetProperty("hiddenBy").GetString(),
                Summary = documentation.GetProperty("summary").GetString(),
                Why = documentation.TryGetProperty("why", out var why) ? why.GetString() : null,
            };
        }

        return endpoint;
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? "";

    private static IEnumerable<string> Texts(JsonElement element, string name) => element.GetProperty(name).EnumerateArray().Select(e => e.GetString()!);
}
