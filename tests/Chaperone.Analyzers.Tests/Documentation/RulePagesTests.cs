using System.Reflection;
using Chaperone.CodeFixes;
using Chaperone.Configuration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Chaperone.Tests.Documentation;

/// <summary>The rules' pages and their index against the descriptors.</summary>
public class RulePagesTests
{
    private static readonly string[] Sections =
        ["Cause", "Rule description", "What is deliberately not reported", "How to fix", "When to suppress", "Example", "Measured on real code", "Related rules"];

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "docs", "rules");

    public static TheoryData<string> Ids => [.. Descriptors.Select(static d => d.Id)];

    private static IEnumerable<DiagnosticDescriptor> Descriptors =>
        typeof(DiagnosticDescriptors).GetFields(BindingFlags.Public | BindingFlags.Static).Select(static f => f.GetValue(null)).OfType<DiagnosticDescriptor>().OrderBy(static d => d.Id, StringComparer.Ordinal);

    private static IEnumerable<string> FixableIds =>
        typeof(EndpointFixer).Assembly.GetTypes().Where(static t => t.GetCustomAttribute<ExportCodeFixProviderAttribute>() is not null)
            .SelectMany(static t => ((CodeFixProvider)Activator.CreateInstance(t)!).FixableDiagnosticIds);

    [Theory]
    [MemberData(nameof(Ids))]
    public void Rule_HasAPage(string id)
    {
        var rule = Descriptors.Single(d => d.Id == id);
        var lines = File.ReadAllLines(Path.Combine(Folder, id + ".md"));
        Assert.Equal($"# {id}: {rule.Title}", lines[0]);
        Assert.Contains($"| Category | {rule.Category} |", lines);
        Assert.Contains($"| Default severity | {rule.DefaultSeverity} |", lines);
        Assert.Contains($"| Code fix | {(FixableIds.Contains(id) ? "yes" : "no")} |", lines);
        Assert.Equal(Sections, lines.Where(static l => l.StartsWith("## ", StringComparison.Ordinal)).Select(static l => l[3..]));
        Assert.Equal($"https://github.com/chaperone-dev/chaperone/blob/main/docs/rules/{id}.md", rule.HelpLinkUri);

        // A section that is only a word is one that somebody meant to write.
        var sections = string.Join('\n', lines).Split("\n## ").Skip(1).Where(static s => !s.StartsWith("Related", StringComparison.Ordinal));
        Assert.All(sections, static s => Assert.True(s.Split('\n', 2)[1].Trim().Length > 5, s));
    }

    [Fact]
    public void Index_ListsEveryRule()
    {
        var expected = Descriptors.Select(static d =>
            $"| [{d.Id}]({d.Id}.md) | {d.Title} | {d.Category} | {d.DefaultSeverity} | {(FixableIds.Contains(d.Id) ? "yes" : "no")} |");
        Assert.Equal(expected, File.ReadAllLines(Path.Combine(Folder, "README.md")).Where(static l => l.StartsWith("| [", StringComparison.Ordinal)));
    }

    [Fact]
    public void Folder_HasNoOtherPages() =>
        Assert.Equal(
            Descriptors.Select(static d => d.Id + ".md").Append("README.md").Order(StringComparer.Ordinal),
            Directory.EnumerateFiles(Folder).Select(static f => Path.GetFileName(f)!).Order(StringComparer.Ordinal));

    [Fact]
    public void EveryRule_BelongsToAnAnalyzer_AndTheOtherWayRound()
    {
        var reported = typeof(DiagnosticDescriptors).Assembly.GetTypes()
            .Where(static t => !t.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(t))
            .SelectMany(static t => ((DiagnosticAnalyzer)Activator.CreateInstance(t)!).SupportedDiagnostics)
            .Select(static d => d.Id).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(Descriptors.Select(static d => d.Id), reported);
    }

    [Fact]
    public void EveryAction_IsInTheTableOfItsPage()
    {
        var keys = typeof(FixKeys).GetFields().Select(static f => (string)f.GetRawConstantValue()!).ToList();
        Assert.NotEmpty(keys);
        Assert.All(keys, static key => Assert.Contains("`" + key + "`", File.ReadAllText(Path.Combine(Folder, key.Split('.')[0] + ".md")), StringComparison.Ordinal));
    }

    [Fact]
    public void EveryOption_IsDocumented()
    {
        var rows = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "docs", "configuration.md")).Where(static l => l.StartsWith("| `chaperone.", StringComparison.Ordinal));
        Assert.Equal(ChaperoneOptions.All.Select(static o => o.Key), rows.Select(static r => r.Split('`')[1]));
    }
}
