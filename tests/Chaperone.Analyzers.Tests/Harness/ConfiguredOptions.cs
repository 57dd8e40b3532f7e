using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Chaperone.Tests.Harness;

/// <summary>Analyzer options from configuration files, read by the compiler's own parser and merged by its own rules.</summary>
internal sealed class ConfiguredOptions : AnalyzerConfigOptionsProvider
{
    private readonly AnalyzerConfigSet _set;

    public ConfiguredOptions(string? editorConfig, string? globalConfig)
    {
        var files = new List<AnalyzerConfig>();
        if (editorConfig is not null)
        {
            files.Add(AnalyzerConfig.Parse("root = true\n" + editorConfig, "/app/.editorconfig"));
        }

        if (globalConfig is not null)
        {
            files.Add(AnalyzerConfig.Parse("is_global = true\n" + globalConfig, "/app/.globalconfig"));
        }

        _set = AnalyzerConfigSet.Create(files);
    }

    public override AnalyzerConfigOptions GlobalOptions => new Options(_set.GlobalConfigOptions);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Options(_set.GetOptionsForSourcePath(tree.FilePath));

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Options(_set.GetOptionsForSourcePath(textFile.Path));

    private sealed class Options(AnalyzerConfigOptionsResult result) : AnalyzerConfigOptions
    {
        public override IEnumerable<string> Keys => result.AnalyzerOptions.Keys;

        public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) =>
            result.AnalyzerOptions.TryGetValue(key, out value);
    }
}
