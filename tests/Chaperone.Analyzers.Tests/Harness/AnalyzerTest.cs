using System.Collections.Immutable;
using Chaperone.Rules.Authorization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Chaperone.Tests.Harness;

/// <summary>Runs analyzers over files with marked expectations and compares.</summary>
internal sealed class AnalyzerTest
{
    /// <summary>What a web project imports by itself (ImplicitUsings of Microsoft.NET.Sdk.Web).</summary>
    public const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Net.Http.Json;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Hosting;
        global using Microsoft.AspNetCore.Http;
        global using Microsoft.AspNetCore.Routing;
        global using Microsoft.Extensions.Configuration;
        global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.Hosting;
        global using Microsoft.Extensions.Logging;
        """;

    private readonly List<(string Path, string Marked)> _files = [];

    /// <summary>The first file is a program; the others are numbered.</summary>
    public AnalyzerTest(params string[] marked)
    {
        foreach (var file in marked)
        {
            _files.Add(($"/app/File{_files.Count}.cs", file));
        }
    }

    /// <summary>The content of an .editorconfig at /app.</summary>
    public string? EditorConfig { get; init; }

    /// <summary>The content of a global configuration.</summary>
    public string? GlobalConfig { get; init; }

    /// <summary>Additional files, with marked expectations like the sources: path and text.</summary>
    public IReadOnlyList<(string Path, string Marked)> AdditionalFiles { get; init; } = [];

    public ImmutableArray<MetadataReference> References { get; init; } = Harness.References.AspNetCore;

    public OutputKind Kind { get; init; } = OutputKind.ConsoleApplication;

    /// <summary>Whether the web project's implicit usings are there.</summary>
    public bool GlobalUsings { get; init; } = true;

    /// <summary>Diagnose is what a project with a documentation file gets: only then are XML comments read.</summary>
    public DocumentationMode Comments { get; init; } = DocumentationMode.Parse;

    /// <summary>Set where the code is broken on purpose.</summary>
    public bool AllowCompilerErrors { get; init; }

    public Func<ImmutableArray<DiagnosticAnalyzer>> Analyzers { get; init; } = static () => [new EndpointWithoutAuthorizationAnalyzer()];

    /// <summary>The expectation of a single-file program.</summary>
    public static Task RunAsync(params string[] marked) => new AnalyzerTest(marked).RunAsync();

    public async Task RunAsync()
    {
        var compilation = Compile();
        if (!AllowCompilerErrors)
        {
            Assert.Empty(compilation.GetDiagnostics().Where(static d => d.Severity == DiagnosticSeverity.Error).Select(static d => d.ToString()));
        }

        var actual = await DiagnosticsAsync(compilation);
        Assert.Equal(Expected(), actual.Select(Describe).Order(StringComparer.Ordinal));
    }

    /// <summary>The program and its other files, without the marks.</summary>
    public CSharpCompilation Compile()
    {
        var options = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Latest).WithDocumentationMode(Comments);
        var trees = _files
            .Select(f => CSharpSyntaxTree.ParseText(Markup.Parse(f.Marked).Source, options, f.Path))
            .Append(CSharpSyntaxTree.ParseText(GlobalUsings ? ImplicitUsings : "", options, "/app/obj/GlobalUsings.g.cs"));
        return CSharpCompilation.Create(
            "App",
            trees,
            References,
            new CSharpCompilationOptions(Kind, nullableContextOptions: NullableContextOptions.Enable).WithSyntaxTreeOptionsProvider(null));
    }

    /// <summary>All diagnostics of the analyzers, those of a crash included.</summary>
    public async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(Compilation? compilation = null) =>
        await Driver(compilation ?? Compile()).GetAnalyzerDiagnosticsAsync();

    /// <summary>The driver, on which one document alone can be asked as an editor does.</summary>
    public CompilationWithAnalyzers Driver(Compilation compilation)
    {
        var provider = new ConfiguredOptions(EditorConfig, GlobalConfig);
        return compilation.WithAnalyzers(
            Analyzers(),
            new CompilationWithAnalyzersOptions(new AnalyzerOptions([.. AdditionalFiles.Select(static f => new MemoryText(f.Path, Markup.Parse(f.Marked).Source))], provider), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false));
    }

    /// <summary>A diagnostic as a line that compares and reads well.</summary>
    public static string Describe(Diagnostic diagnostic)
    {
        var position = diagnostic.Location.GetLineSpan();
        if (diagnostic.Location.Kind == LocationKind.ExternalFile)
        {
            return $"{position.Path}({position.StartLinePosition.Line + 1},{position.StartLinePosition.Character + 1}): {diagnostic.Id} {diagnostic.Location.SourceSpan.Length} characters";
        }

        var what = diagnostic.Location.SourceTree?.ToString().Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length);
        return $"{position.Path}({position.StartLinePosition.Line + 1},{position.StartLinePosition.Character + 1}): {diagnostic.Id} {what}";
    }

    private IEnumerable<string> Expected()
    {
        var result = new List<string>();
        foreach (var (path, marked) in _files)
        {
            var markup = Markup.Parse(marked);
            var lines = Microsoft.CodeAnalysis.Text.SourceText.From(markup.Source).Lines;
            foreach (var (id, span) in markup.Expected)
            {
                var position = lines.GetLinePosition(span.Start);
                result.Add($"{path}({position.Line + 1},{position.Character + 1}): {id} {markup.Source.Substring(span.Start, span.Length)}");
            }
        }

        foreach (var (path, marked) in AdditionalFiles)
        {
            var markup = Markup.Parse(marked);
            var lines = Microsoft.CodeAnalysis.Text.SourceText.From(markup.Source).Lines;
            result.AddRange(markup.Expected.Select(e => (e.Id, Position: lines.GetLinePosition(e.Span.Start), e.Span.Length))
                .Select(e => $"{path}({e.Position.Line + 1},{e.Position.Character + 1}): {e.Id} {e.Length} characters"));
        }

        return result.Order(StringComparer.Ordinal);
    }
}
