using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Chaperone.Package.Tests;

/// <summary>The presets against the descriptors.</summary>
/// <remarks>
/// Set <c>CHAPERONE_WRITE_PRESETS</c> to write the files instead of failing; the change is then reviewed like any other.
/// </remarks>
public sealed class PresetTests
{
    private static readonly DiagnosticDescriptor[] s_rules =
    [
        .. Assembly.LoadFrom(Path.Combine(AppContext.BaseDirectory, "Chaperone.Analyzers.dll")).GetTypes()
            .Where(t => !t.IsAbstract && t.IsSubclassOf(typeof(DiagnosticAnalyzer)))
            .SelectMany(t => ((DiagnosticAnalyzer)Activator.CreateInstance(t)!).SupportedDiagnostics)
            .DistinctBy(d => d.Id)
            .Where(d => !d.CustomTags.Contains(WellKnownDiagnosticTags.NotConfigurable))
            .OrderBy(d => d.Id, StringComparer.Ordinal),
    ];

    /// <summary>
    /// Errors in Recommended that are warnings by default: the compiler lets no suppressor touch what is an error by default, so that such a
    /// finding could not be accepted in ApiExceptions.txt.
    /// </summary>
    private static readonly string[] s_errors = ["CHP1002", "CHP4009"];

    private static readonly Dictionary<string, (string Comment, Func<DiagnosticDescriptor, string> Severity)> s_presets = new()
    {
        ["Audit"] = ("findings are suggestions, so that nothing breaks; what has no effect or exposes patient data is a warning.", Audit),
        ["Recommended"] = ("the descriptors' own severities. Hardly a rule is named here, so that a severity for a whole category still applies.", d => s_errors.Contains(d.Id) ? "error" : Word(d.DefaultSeverity)),
        ["Strict"] = ("what Recommended warns of breaks the build.", Strict),
    };

    /// <summary>Rules whose severities in Audit and Strict do not follow from the descriptor's own.</summary>
    private static readonly Dictionary<string, (string Audit, string Strict)> s_own = new()
    {
        ["CHP1002"] = ("warning", "error"),
        ["CHP1005"] = ("warning", "error"),
        ["CHP1009"] = ("warning", "error"),
        ["CHP1010"] = ("warning", "error"),
        ["CHP1012"] = ("suggestion", "warning"),
        ["CHP1013"] = ("none", "warning"),
        ["CHP2008"] = ("warning", "error"),
        ["CHP2010"] = ("suggestion", "warning"),
        ["CHP2011"] = ("suggestion", "warning"),
        ["CHP2012"] = ("suggestion", "warning"),
        ["CHP2013"] = ("suggestion", "warning"),
        ["CHP2015"] = ("none", "warning"),
        ["CHP3004"] = ("suggestion", "warning"),
        ["CHP3005"] = ("none", "warning"),
        ["CHP3006"] = ("none", "warning"),
        ["CHP4003"] = ("warning", "error"),
        ["CHP4004"] = ("suggestion", "warning"),
        ["CHP4005"] = ("warning", "error"),
        ["CHP4006"] = ("warning", "error"),
        ["CHP4009"] = ("warning", "error"),
    };

    [Theory]
    [InlineData("Audit")]
    [InlineData("Recommended")]
    [InlineData("Strict")]
    public void The_preset_says_what_the_descriptors_say(string mode)
    {
        var file = Path.Combine(PackedPackage.Repository, "src", "Chaperone.Package", "config", $"Chaperone.{mode}.globalconfig");
        var expected = Text(mode);
        if (Environment.GetEnvironmentVariable("CHAPERONE_WRITE_PRESETS") is not null)
        {
            File.WriteAllText(file, expected);
        }

        Assert.Equal(expected, File.ReadAllText(file));
    }

    [Fact]
    public void The_table_of_the_documentation_is_what_the_presets_say()
    {
        var file = Path.Combine(PackedPackage.Repository, "docs", "configuration.md");
        var lines = File.ReadAllLines(file).ToList();
        var first = lines.FindIndex(static l => l.StartsWith("| [CHP", StringComparison.Ordinal));
        var count = lines.Skip(first).TakeWhile(static l => l.StartsWith("| [CHP", StringComparison.Ordinal)).Count();
        string[] expected =
        [
            .. s_rules.Select(static r => $"| [{r.Id}](rules/{r.Id}.md) {r.Title} | {string.Join(" | ", s_presets.Values.Select(p => p.Severity(r)))} |"),
            "| [CHP9003](rules/CHP9003.md) Analyzer failed | error, fixed | error, fixed | error, fixed |",
        ];
        if (Environment.GetEnvironmentVariable("CHAPERONE_WRITE_PRESETS") is not null)
        {
            lines.RemoveRange(first, count);
            lines.InsertRange(first, expected);
            File.WriteAllText(file, string.Join('\n', lines) + "\n");
            count = expected.Length;
        }

        Assert.Equal(expected, lines.Skip(first).Take(count));
    }

    [Fact]
    public void The_rules_are_found() => Assert.Contains(s_rules, d => d.Id == "CHP1001");

    // What says that the configuration or the analysis itself is wrong stays what it is: it is no finding in the code.
    private static bool IsFinding(DiagnosticDescriptor rule) => rule.Category != "Analysis";

    private static string Audit(DiagnosticDescriptor rule) =>
        s_own.TryGetValue(rule.Id, out var own) ? own.Audit
        : IsFinding(rule) && rule.DefaultSeverity > DiagnosticSeverity.Info ? "suggestion" : Word(rule.DefaultSeverity);

    // A rule that is not measured well enough yet to warn in Recommended is an error here all the same, unless the table says otherwise.
    private static string Strict(DiagnosticDescriptor rule) =>
        s_own.TryGetValue(rule.Id, out var own) ? own.Strict
        : IsFinding(rule) && rule.DefaultSeverity is DiagnosticSeverity.Warning or DiagnosticSeverity.Info ? "error" : Word(rule.DefaultSeverity);

    private static string Text(string mode)
    {
        var (comment, severity) = s_presets[mode];
        var text = new StringBuilder().Append($"# {mode}: {comment}\n# Made from the descriptors by PresetTests; do not edit.\nis_global = true\nglobal_level = -100\n");
        var changed = s_rules.Where(r => severity(r) != Word(r.DefaultSeverity)).ToArray();
        if (changed.Length > 0)
        {
            text.Append('\n');
        }

        foreach (var rule in changed)
        {
            text.Append($"dotnet_diagnostic.{rule.Id}.severity = {severity(rule)}\n");
        }

        return text.ToString();
    }

    private static string Word(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        DiagnosticSeverity.Info => "suggestion",
        _ => "silent",
    };
}
