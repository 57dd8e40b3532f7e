using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Xunit;

namespace Chaperone.Samples.Tests;

/// <summary>What the documents show is what there is.</summary>
public partial class DocumentationTests
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(Sample.Named("ClinicApi/Unsafe").Directory, "..", "..", ".."));

    [Fact]
    public void RelativeLinks_LeadToFiles()
    {
        var documents = Directory.GetFiles(Root, "*.md")
            .Concat(Directory.GetFiles(Path.Combine(Root, "docs"), "*.md", SearchOption.AllDirectories))
            .Concat(Directory.GetFiles(Path.Combine(Root, "samples"), "*.md"))
            .ToArray();
        var broken = from document in documents
                     from Match link in Link().Matches(File.ReadAllText(document))
                     let target = link.Groups[1].Value.Split('#')[0]
                     where target.Length > 0 && !target.Contains(':')
                     where !Path.Exists(Path.Combine(Path.GetDirectoryName(document)!, target))
                     select Path.GetRelativePath(Root, document) + " -> " + target;

        Assert.True(documents.Length > 5);
        Assert.Empty(broken);
    }

    [Fact]
    public void EveryRule_HasAPage()
    {
        var rules = Directory.GetFiles(Path.Combine(Root, "src", "Chaperone.Analyzers"), "AnalyzerReleases.*.md")
            .SelectMany(File.ReadAllLines)
            .Select(line => line.Split('|')[0].Trim())
            .Where(id => id.StartsWith("CHP", StringComparison.Ordinal))
            .ToArray();

        Assert.Contains("CHP1001", rules);
        var without = rules.Where(id => !File.Exists(Path.Combine(Root, "docs", "rules", id + ".md")));
        Assert.Empty(without);
    }

    /// <summary>Rows of inventories that the documents quote.</summary>
    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/architecture.md")]
    public void QuotedRows_StandInTheInventory(string document)
    {
        var inventory = JsonNode.Parse(File.ReadAllText(Sample.Named("ClinicApi/Unsafe").InventoryFile))!;
        var rows = inventory["endpoints"]!.AsArray().ToDictionary(e => e!["id"]!.GetValue<string>(), e => e!);
        var quoted = JsonBlock().Matches(File.ReadAllText(Path.Combine(Root, document))).Select(m => JsonNode.Parse(m.Groups[1].Value)!).ToArray();

        Assert.NotEmpty(quoted);
        foreach (var row in quoted)
        {
            var actual = rows[row["id"]!.GetValue<string>()];
            Assert.True(JsonNode.DeepEquals(actual, row), document + " quotes another row than\n" + actual);
        }
    }

    /// <summary>The findings and the totals that the README shows, as the build prints them.</summary>
    public static IReadOnlyList<string> BuildShownInReadme() =>
        [.. File.ReadAllLines(Path.Combine(Root, "README.md")).Where(static l => l.Contains(": error CHP") || l.EndsWith(" Warning(s)", StringComparison.Ordinal) || l.EndsWith(" Error(s)", StringComparison.Ordinal)).Select(static l => l.Trim())];

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("```json\n(.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex JsonBlock();
}
