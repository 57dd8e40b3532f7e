using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Chaperone.Tests.Harness;

/// <summary>The light bulb of the first diagnostic: what a fixer offers, in its order.</summary>
internal static class Actions
{
    public static Task<ImmutableArray<CodeAction>> OfAsync(CodeFixProvider fixer, string source) => OfAsync(fixer, new AnalyzerTest(source));

    public static async Task<ImmutableArray<CodeAction>> OfAsync(CodeFixProvider fixer, AnalyzerTest test)
    {
        var actions = ImmutableArray.CreateBuilder<CodeAction>();
        var (document, diagnostics) = await OpenAsync(test);
        if (diagnostics.FirstOrDefault() is { } diagnostic)
        {
            await fixer.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        }

        return actions.ToImmutable();
    }

    /// <summary>The text of the first file after an action.</summary>
    public static async Task<string> ApplyAsync(CodeAction action)
    {
        var changed = Assert.Single((await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>()).ChangedSolution;
        var compilation = await changed.Projects.Single().GetCompilationAsync();
        Assert.Empty(compilation!.GetDiagnostics().Where(static d => d.Severity == DiagnosticSeverity.Error).Select(static d => d.ToString()));
        return (await changed.Projects.Single().Documents.First().GetTextAsync()).ToString();
    }

    private static async Task<(Document Document, ImmutableArray<Diagnostic> Diagnostics)> OpenAsync(AnalyzerTest test)
    {
        var compiled = test.Compile();
        var workspace = new AdhocWorkspace();
        var project = workspace.AddProject("App", LanguageNames.CSharp)
            .WithMetadataReferences(compiled.References)
            .WithCompilationOptions(compiled.Options)
            .WithParseOptions(compiled.SyntaxTrees[0].Options);
        foreach (var tree in compiled.SyntaxTrees)
        {
            project = project.AddDocument(Path.GetFileName(tree.FilePath), await tree.GetTextAsync(), filePath: tree.FilePath).Project;
        }

        var compilation = (await project.GetCompilationAsync())!;
        var diagnostics = await compilation.WithAnalyzers(test.Analyzers()).GetAnalyzerDiagnosticsAsync();
        return (project.Documents.First(), diagnostics);
    }
}
