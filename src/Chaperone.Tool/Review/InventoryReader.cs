using System.Text.Json;
using Chaperone.Inventory;
using Chaperone.Inventory.Reviewed;
using Chaperone.Tool.Scan;

namespace Chaperone.Tool.Review;

/// <summary>An inventory's lines.</summary>
/// <param name="Entries">In the order of the file.</param>
/// <param name="KnowsMethods">Whether a hub's method that has no line is one that was not there: not so in a reviewed file without any.</param>
internal sealed record InventoryLines(IReadOnlyList<InventoryEntry> Entries, bool KnowsMethods);

/// <summary>Reads inventories of both forms: what a build wrote, and what was reviewed.</summary>
internal static class InventoryReader
{
    /// <summary>The lines of <c>ApiInventory.txt</c>, or what they would be for an <c>api-inventory.json</c>.</summary>
    public static InventoryLines ReadLines(string file)
    {
        if (!File.Exists(file))
        {
            throw new ScanException($"'{file}' does not exist.");
        }

        if (Path.GetExtension(file).Equals(".json", StringComparison.OrdinalIgnoreCase))
        {
            var candidates = Read(file).SelectMany(InventoryCandidate.AllOf).ToList();
            var match = new InventoryMatch([], "", () => candidates);
            return new InventoryLines([.. candidates.Select(match.NewLine).DistinctBy(e => e.ToString())], KnowsMethods: true);
        }

        var reviewed = InventoryEntry.ParseFile(File.ReadAllText(file));
        var unread = reviewed.Lines.Where(l => l.Kind == LineKind.Broken).ToList();
        return reviewed.IsReadable && unread.Count == 0
            ? new InventoryLines([.. reviewed.Entries], new InventoryIndex(reviewed.Entries).KnowsMethods)
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

    private static InventoryEndpoint Read(JsonElement row)
    {
        var endpoint = new InventoryEndpoint { Id = Text(row, "id"), Handler = Text(row, "handler"), Protection = ReadProtection(row) };
        if (row.TryGetProperty("methods", out var methods))
        {
            endpoint.Methods.AddRange(methods.EnumerateArray().Select(m => new InventoryMethod { Name = Text(m, "name"), Handler = Text(m, "handler"), Protection = ReadProtection(m) }));
        }

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

    private static InventoryProtection ReadProtection(JsonElement element)
    {
        var json = element.GetProperty("protection");
        var protection = new InventoryProtection { State = Text(json, "state") };
        protection.Policies.AddRange(Texts(json, "policies"));
        protection.Roles.AddRange(Texts(json, "roles"));
        protection.Schemes.AddRange(Texts(json, "schemes"));
        protection.Requirements.AddRange(Texts(json, "requirements"));
        return protection;
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? "";

    private static IEnumerable<string> Texts(JsonElement element, string name) => element.GetProperty(name).EnumerateArray().Select(e => e.GetString()!);
}
