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

    private static readonly Dictionary<string, (string Comment, Func<DiagnosticDescriptor, DiagnosticSeverity> Severity)> s_presets = new()
    {
        ["Audit"] = ("every finding is a suggestion, so that nothing breaks.", Audit),
        ["Recommended"] = ("the descriptors' own severities. No rule is named here, so that a severity for a whole category still applies.", d => d.DefaultSeverity),
        ["Strict"] = ("what Recommended warns of breaks the build.", Strict),
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
    public void The_rules_are_found() => Assert.Contains(s_rules, d => d.Id == "CHP1001");

    // What says that the configuration or the analysis itself is wrong stays what it is: it is no finding in the code.
    private static bool IsFinding(DiagnosticDescriptor rule) => rule.Category != "Analysis";

    private static DiagnosticSeverity Audit(DiagnosticDescriptor rule) =>
        IsFinding(rule) && rule.DefaultSeverity > DiagnosticSeverity.Info ? DiagnosticSeverity.Info : rule.DefaultSeverity;

    // Suggestions that a team that chose Strict wants to see in its builds.
    private static readonly string[] s_warningsOfStrict = ["CHP2013", "CHP4004"];

    private static DiagnosticSeverity Strict(DiagnosticDescriptor rule) =>
        s_warningsOfStrict.Contains(rule.Id) ? DiagnosticSeverity.Warning
        : IsFinding(rule) && rule.DefaultSeverity == DiagnosticSeverity.Warning ? DiagnosticSeverity.Error
        : rule.DefaultSeverity;

    private static string Text(string mode)
    {
        var (comment, severity) = s_presets[mode];
        var text = new StringBuilder().Append($"# {mode}: {comment}\n# Made from the descriptors by PresetTests; do not edit.\nis_global = true\nglobal_level = -100\n");
        var changed = s_rules.Where(r => severity(r) != r.DefaultSeverity).ToArray();
        if (changed.Length > 0)
        {
            text.Append('\n');
        }

        foreach (var rule in changed)
        {
            text.Append($"dotnet_diagnostic.{rule.Id}.severity = {Word(severity(rule))}\n");
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
