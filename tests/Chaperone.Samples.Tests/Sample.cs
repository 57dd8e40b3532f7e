using System.Reflection;
using System.Text.Json;

namespace Chaperone.Samples.Tests;

/// <summary>One of the shipped samples: where it is, and what its build wrote.</summary>
internal sealed class Sample
{
    private static readonly Dictionary<string, Sample> All = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "samples.txt"))
        .Select(line => line.Split('|'))
        .Select(parts => new Sample(parts[0], parts[1]))
        .ToDictionary(s => s.Name);

    private Sample(string project, string assembly)
    {
        Project = project;
        Assembly = assembly;
        var form = Path.GetDirectoryName(project)!;
        Name = Path.GetFileName(Path.GetDirectoryName(form)!) + "/" + Path.GetFileName(form);
    }

    /// <summary>ClinicApi/Unsafe, for example.</summary>
    public string Name { get; }

    public string Project { get; }

    public string Assembly { get; }

    /// <summary>Safe or Unsafe.</summary>
    public string Form => Name.Split('/')[1];

    public string Directory => Path.GetDirectoryName(Project)!;

    public static IReadOnlyCollection<string> Names => All.Keys;

    /// <summary>Debug or Release: in which the tests and the samples were built.</summary>
    public static string Configuration { get; } = typeof(Sample).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(a => a.Key == "Configuration").Value!;

    public static Sample Named(string name) => All[name];

    public string InventoryFile => Path.Combine(Path.GetDirectoryName(Assembly)!, "api-inventory.json");

    public IReadOnlyList<InventoryRow> Inventory()
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(InventoryFile));
        return [.. document.RootElement.GetProperty("endpoints").EnumerateArray().Select(e => new InventoryRow(
            e.GetProperty("id").GetString()!,
            e.GetProperty("protection").GetProperty("state").GetString()!,
            e.GetProperty("confidence").GetString()!,
            [.. e.GetProperty("findings").EnumerateArray().Select(f => f.GetString()!)]))];
    }

    /// <summary>The lines of requests.tsv.</summary>
    public IReadOnlyList<SampleRequest> Requests() =>
    [
        .. File.ReadAllLines(Path.Combine(Directory, "..", "requests.tsv"))
            .Where(line => !line.StartsWith('#'))
            .Select(line => line.Split('\t'))
            .Where(f => f.Length < 6 || f[5] == Form)
            .Select(f => new SampleRequest(f[0], f[1], f[2], f[3] == "-" ? null : f[3], f[4].Length == 0 ? null : f[4])),
    ];

    /// <summary>The rows of samples/README.md about this sample's API. They are written for the unsafe form; the safe one has a few other endpoints.</summary>
    public IReadOnlyList<TruthRow> Truth()
    {
        var rows = Table(Name.Split('/')[0] + "/Unsafe")
            .Select(cells => new TruthRow(cells[1].Split('`')[1], int.Parse(cells[2].Trim('*')), cells[3], cells[4], IsHole: cells[1].StartsWith("**", StringComparison.Ordinal)))
            .ToList();
        if (Form == "Safe")
        {
            foreach (var cells in Table(Name))
            {
                var replaced = rows.FindIndex(r => r.Endpoint == cells[2].Split('`')[1]);
                rows[replaced] = rows[replaced] with { Endpoint = cells[1].Split('`')[1] };
            }
        }

        return rows;
    }

    private static IEnumerable<string[]> Table(string heading) =>
        File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "samples.md"))
            .SkipWhile(line => line != "### " + heading)
            .Skip(1)
            .TakeWhile(line => !line.StartsWith('#'))
            .Where(line => line.Contains('`') && line.StartsWith('|'))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries));
}

internal sealed record InventoryRow(string Id, string State, string Confidence, IReadOnlyList<string> Findings);

internal sealed record SampleRequest(string Endpoint, string Method, string Path, string? User, string? Body);

/// <param name="Anonymous">The status that an anonymous caller gets.</param>
/// <param name="Inventory">The row's protection state, and the rule that reports it.</param>
internal sealed record TruthRow(string Endpoint, int Anonymous, string Inventory, string Why, bool IsHole)
{
    public bool IsIntended => Why.StartsWith("by intent", StringComparison.Ordinal);
}
