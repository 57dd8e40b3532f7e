using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Chaperone.Configuration;
using Chaperone.Endpoints;
using Chaperone.Inventory;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Chaperone.Benchmarks.Corpus;

/// <summary>Runs all analyzers over one compilation, concurrently, as a compiler does.</summary>
internal static class ProjectRun
{
    public static async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(CSharpCompilation compilation, IReadOnlyList<string> razorFiles)
    {
        var options = new AnalyzerOptions([.. razorFiles.Select(static f => new FileText(f))]);
        return await compilation
            .WithAnalyzers(InventoryGenerator.AnalyzersOf(typeof(InventoryGenerator).Assembly), new CompilationWithAnalyzersOptions(options, onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false))
            .GetAnalyzerDiagnosticsAsync();
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

    private sealed class FileText(string path) : AdditionalText
    {
        public override string Path => path;

        public override SourceText? GetText(CancellationToken cancellationToken = default) => SourceText.From(File.ReadAllText(path));
    }
}
