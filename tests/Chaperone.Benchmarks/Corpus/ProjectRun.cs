using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Chaperone.Configuration;
using Chaperone.Endpoints;
using Chaperone.Inventory;
using Chaperone.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Chaperone.Benchmarks.Corpus;

/// <summary>Runs all analyzers over one compilation as a compiler does, and the generator beside them.</summary>
internal static class ProjectRun
{
    public static Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(CSharpCompilation compilation, IReadOnlyList<string> razorFiles, bool concurrently = true, Regex? rules = null, string? globalConfig = null) =>
        With(compilation, razorFiles, concurrently, rules, globalConfig).GetAnalyzerDiagnosticsAsync();

    /// <summary>A compilation with all analyzers, or those with a rule that is asked for.</summary>
    public static CompilationWithAnalyzers With(CSharpCompilation compilation, IReadOnlyList<string> razorFiles, bool concurrently, Regex? rules = null, string? globalConfig = null, bool logsTime = false)
    {
        var options = new AnalyzerOptions([.. Texts(razorFiles)], new ConfiguredOptions(null, globalConfig));
        return compilation.WithAnalyzers(
            [.. Analysis.OfChaperone.Where(a => rules is null || a.SupportedDiagnostics.Any(d => rules.IsMatch(d.Id)))],
            new CompilationWithAnalyzersOptions(options, onAnalyzerException: null, concurrentAnalysis: concurrently, logAnalyzerExecutionTime: logsTime));
    }

    /// <summary>What the generator writes, the inventory and what a library tells its hosts, line by line, and the exceptions with which it ended.</summary>
    public static (IReadOnlyList<string> Lines, IReadOnlyList<string> Failures) Generate(CSharpCompilation compilation, IReadOnlyList<string> razorFiles)
    {
        var result = CSharpGeneratorDriver
            .Create([new InventoryGenerator().AsSourceGenerator()], Texts(razorFiles), (CSharpParseOptions?)compilation.SyntaxTrees.FirstOrDefault()?.Options)
            .RunGenerators(compilation)
            .GetRunResult();
        return (
            [.. result.GeneratedTrees.SelectMany(static t => t.ToString().Split('\n'))],
            [.. result.Results.Select(static r => r.Exception).OfType<Exception>().Select(static e => $"generator: {e}")]);
    }

    /// <summary>What a compilation's model has: endpoints by the state of their protection, and the causes of what is unknown.</summary>
    public static ApplicationModel Model(CSharpCompilation compilation) => EndpointCatalog.For(compilation, ModelSettings.None).Whole(CancellationToken.None);

    /// <summary>An analyzer failed: the driver says so, or ours does.</summary>
    public static bool IsFailure(Diagnostic diagnostic) => diagnostic.Id is "AD0001" or "CHP9003";

    /// <summary>A diagnostic as a line; the same in every order of files.</summary>
    public static string Describe(Diagnostic diagnostic, string root)
    {
        var position = diagnostic.Location.GetLineSpan();
        var file = string.IsNullOrEmpty(position.Path) ? "" : Path.GetRelativePath(root, position.Path);
        return $"{file}({position.StartLinePosition.Line + 1},{position.StartLinePosition.Character + 1}): {diagnostic.Id} {Regex.Replace(diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture), @"\s+", " ")}";
    }

    /// <summary>What tells two runs apart, whichever processes they were in.</summary>
    public static string Digest(IEnumerable<string> lines) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))))[..12];

    private static IEnumerable<AdditionalText> Texts(IEnumerable<string> files) => files.Select(static f => new FileText(f));

    private sealed class FileText(string path) : AdditionalText
    {
        public override string Path => path;

        public override SourceText? GetText(CancellationToken cancellationToken = default) => SourceText.From(File.ReadAllText(path));
    }
}
