using System.Text.Json;

namespace Chaperone.Tool.Scan;

/// <summary>One project and framework of the report.</summary>
internal sealed class ProjectReport
{
    /// <summary>The states of an inventory, in the order of the table.</summary>
    public static readonly IReadOnlyList<string> States =
        ["protected", "fallback", "open-explicit", "open", "open-ineffective", "broken", "unknown"];

    public required string Project { get; init; }

    public string Framework { get; init; } = "";

    /// <summary>The inventory's file name in the output folder; null when there is none.</summary>
    public string? Inventory { get; set; }

    /// <summary>Why the project counts as not scanned, most important first; empty when it was scanned.</summary>
    public List<string> Failures { get; } = [];

    public int Endpoints { get; private set; }

    public Dictionary<string, int> StateCounts { get; } = States.ToDictionary(s => s, _ => 0);

    public IReadOnlyList<Finding> Findings { get; set; } = [];

    /// <summary>Counts the rows of the project's inventory.</summary>
    public void Count(string inventory)
    {
        using var stream = File.OpenRead(inventory);
        using var json = JsonDocument.Parse(stream);
        foreach (var endpoint in json.RootElement.GetProperty("endpoints").EnumerateArray())
        {
            Endpoints++;
            StateCounts[endpoint.GetProperty("protection").GetProperty("state").GetString()!]++;
        }
    }
}
