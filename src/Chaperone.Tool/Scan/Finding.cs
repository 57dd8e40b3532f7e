using System.Text.Json;

namespace Chaperone.Tool.Scan;

/// <summary>One diagnostic of ours.</summary>
/// <remarks>The level is <c>error</c>, <c>warning</c> or <c>note</c>; the file is as the report shows it, empty when the diagnostic has no place.</remarks>
internal sealed record Finding(string Rule, string Level, string Message, string File, int Line, int Column, string? Endpoint, bool Suppressed)
{
    /// <summary>What an exception would name: the endpoints, one a line, else the member; null when the rule says neither.</summary>
    public string? Target { get; init; }

    /// <summary>Every name under which it can be accepted.</summary>
    public IReadOnlyList<string> Targets { get; init; } = [];

    /// <summary>Whether exceptions are for it: not for the reviewed files' own findings and those about the analysis.</summary>
    public bool IsAcceptable => string.CompareOrdinal(Rule, "CHP4001") < 0 || (string.CompareOrdinal(Rule, "CHP4006") > 0 && string.CompareOrdinal(Rule, "CHP9") < 0);

    /// <summary>Ours in the compiler's log, ordered by place.</summary>
    /// <exception cref="JsonException">The file is damaged.</exception>
    public static IReadOnlyList<Finding> Read(string sarif, ScanInput input)
    {
        using var stream = System.IO.File.OpenRead(sarif);
        using var json = JsonDocument.Parse(stream);
        var results = json.RootElement.GetProperty("runs").EnumerateArray().SelectMany(r => r.GetProperty("results").EnumerateArray());
        return
        [
            .. results.Where(r => r.GetProperty("ruleId").GetString()!.StartsWith("CHP", StringComparison.Ordinal)).Select(r => Read(r, input))
                .OrderBy(f => f.File, StringComparer.Ordinal).ThenBy(f => f.Line).ThenBy(f => f.Column)
                .ThenBy(f => f.Rule, StringComparer.Ordinal).ThenBy(f => f.Message, StringComparer.Ordinal),
        ];
    }

    private static Finding Read(JsonElement result, ScanInput input)
    {
        var file = "";
        var line = 0;
        var column = 0;
        if (result.TryGetProperty("locations", out var locations) && locations.GetArrayLength() > 0
            && locations[0].TryGetProperty("physicalLocation", out var place))
        {
            var uri = place.GetProperty("artifactLocation").GetProperty("uri").GetString()!;
            file = input.Show(Uri.TryCreate(uri, UriKind.Absolute, out var absolute) ? absolute.LocalPath : uri);
            line = place.GetProperty("region").GetProperty("startLine").GetInt32();
            column = place.GetProperty("region").GetProperty("startColumn").GetInt32();
        }

        var custom = result.TryGetProperty("properties", out var properties) && properties.TryGetProperty("customProperties", out var bag) ? bag : default;
        string? Property(string name) => custom.ValueKind == JsonValueKind.Object && custom.TryGetProperty(name, out var value) ? value.GetString() : null;
        var endpoint = Property("endpoint");
        var target = Property("endpoints") ?? endpoint ?? Property("member");
        return new Finding(
            result.GetProperty("ruleId").GetString()!,
            result.TryGetProperty("level", out var level) ? level.GetString()! : "warning",
            result.GetProperty("message").GetProperty("text").GetString()!,
            file,
            line,
            column,
            endpoint,
            result.TryGetProperty("suppressions", out var suppressions) && suppressions.GetArrayLength() > 0)
        {
            Target = target,
            Targets = [.. new[] { target, Property("member") }.OfType<string>().SelectMany(t => t.Split('\n')).Distinct()],
        };
    }
}
