using System.Text.Json;

namespace Chaperone.Tool.Scan;

/// <summary>One diagnostic of ours.</summary>
/// <remarks>The level is <c>error</c>, <c>warning</c> or <c>note</c>; the file is as the report shows it, empty when the diagnostic has no place.</remarks>
internal sealed record Finding(string Rule, string Level, string Message, string File, int Line, int Column, string? Endpoint, bool Suppressed)
{
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

        string? endpoint = null;
        if (result.TryGetProperty("properties", out var properties) && properties.TryGetProperty("customProperties", out var custom)
            && custom.TryGetProperty("endpoint", out var id))
        {
            endpoint = id.GetString();
        }

        return new Finding(
            result.GetProperty("ruleId").GetString()!,
            result.TryGetProperty("level", out var level) ? level.GetString()! : "warning",
            result.GetProperty("message").GetProperty("text").GetString()!,
            file,
            line,
            column,
            endpoint,
            result.TryGetProperty("suppressions", out var suppressions) && suppressions.GetArrayLength() > 0);
    }
}
