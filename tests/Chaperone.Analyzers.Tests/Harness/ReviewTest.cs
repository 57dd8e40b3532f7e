using System.Collections.Immutable;
using Chaperone.Rules.Inventory;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Chaperone.Tests.Harness;

/// <summary>A program beside its reviewed files: what the rules say, and what the fixes make of the files.</summary>
internal sealed class ReviewTest
{
    public const string InventoryPath = "/app/ApiInventory.txt";
    public const string ExceptionsPath = "/app/ApiExceptions.txt";

    /// <summary>One for each target framework; most have one.</summary>
    private readonly List<(string Framework, string[] Marked)> _projects = [];

    public ReviewTest(params string[] marked) => _projects.Add(("net10.0", marked));

    public ReviewTest(params (string Framework, string[] Marked)[] projects) => _projects.AddRange(projects);

    /// <summary>The marked text of ApiInventory.txt; null when there is none.</summary>
    public string? Inventory { get; init; }

    public string? Exceptions { get; init; }

    public string Today { get; init; } = "2026-07-01";

    public Func<ImmutableArray<DiagnosticAnalyzer>> Analyzers { get; init; } = static () =>
    [
        new EndpointNotInInventoryAnalyzer(), new InventoryEntryWithoutEndpointAnalyzer(), new PostureWeakenedAnalyzer(), new PostureStrengthenedAnalyzer(),
        new InventoryFileInvalidAnalyzer(), new ExceptionExpiredOrUnjustifiedAnalyzer(),
    ];

    public ImmutableArray<MetadataReference> References { get; init; } = Harness.References.AspNetCore;

    /// <summary>Whether the files have Windows line ends and a byte order mark.</summary>
    public bool IsWindows { get; init; }

    public bool AllowCompilerErrors { get; init; }

    /// <summary>What the rules say, compared with the marks.</summary>
    public Task RunAsync() => Test(0).RunAsync();

    public AnalyzerTest Test(int project)
    {
        var (framework, marked) = _projects[project];
        var properties = $"build_property.TargetFramework = {framework}\nbuild_property.ChaperoneToday = {Today}\n";
        if (_projects.Count > 1)
        {
            properties += $"build_property.ChaperoneTargetFrameworks = {string.Join(',', _projects.Select(static p => p.Framework))}\n";
        }

        return new AnalyzerTest(marked)
        {
            Analyzers = Analyzers,
            GlobalConfig = properties,
            References = References,
            AllowCompilerErrors = AllowCompilerErrors,
            AdditionalFiles = [.. Files().Select(static f => (f.Path, f.Text.ToString()))],
        };
    }

    /// <summary>The diagnostics of one rule in all projects, with the solution that they stand in.</summary>
    public async Task<ReviewSolution> OpenAsync(string rule)
    {
        var solution = new AdhocWorkspace().CurrentSolution;
        var diagnostics = new Dictionary<ProjectId, ImmutableArray<Diagnostic>>();
        for (var i = 0; i < _projects.Count; i++)
        {
            var test = Test(i);
            var compilation = test.Compile();
            var project = ProjectId.CreateNewId();
            solution = solution.AddProject(ProjectInfo.Create(project, VersionStamp.Create(), $"App({_projects[i].Framework})", "App", LanguageNames.CSharp, metadataReferences: compilation.References, compilationOptions: compilation.Options, parseOptions: compilation.SyntaxTrees[0].Options));
            foreach (var tree in compilation.SyntaxTrees)
            {
                solution = solution.AddDocument(DocumentId.CreateNewId(project), Path.GetFileName(tree.FilePath), await tree.GetTextAsync(), filePath: tree.FilePath);
            }

            foreach (var (path, text) in Files())
            {
                solution = solution.AddAdditionalDocument(DocumentId.CreateNewId(project), Path.GetFileName(path), text, filePath: path);
            }

            diagnostics.Add(project, [.. (await test.DiagnosticsAsync(compilation)).Where(d => d.Id == rule)]);
        }

        return new ReviewSolution(solution, diagnostics);
    }

    private IEnumerable<(string Path, SourceText Text)> Files()
    {
        foreach (var (path, marked) in new[] { (InventoryPath, Inventory), (ExceptionsPath, Exceptions) })
        {
            if (marked is not null)
            {
                yield return (path, SourceText.From(IsWindows ? marked.Replace("\n", "\r\n") : marked, new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: IsWindows)));
            }
        }
    }
}

/// <summary>Open projects and the diagnostics of one rule in them.</summary>
internal sealed class ReviewSolution(Solution solution, Dictionary<ProjectId, ImmutableArray<Diagnostic>> diagnostics)
{
    /// <summary>The light bulb of the first diagnostic.</summary>
    public async Task<ImmutableArray<CodeAction>> ActionsAsync(CodeFixProvider fixer)
    {
        var (project, found) = diagnostics.First(static d => !d.Value.IsEmpty);
        var actions = ImmutableArray.CreateBuilder<CodeAction>();
        await fixer.RegisterCodeFixesAsync(new CodeFixContext(DocumentOf(project, found[0]), found[0], (action, _) => actions.Add(action), CancellationToken.None));
        return actions.ToImmutable();
    }

    /// <summary>The reviewed file after the first action of the first diagnostic.</summary>
    public async Task<string> FixAsync(CodeFixProvider fixer, string path = ReviewTest.InventoryPath) => await TextAfterAsync((await ActionsAsync(fixer)).First(), path);

    /// <summary>The reviewed file after Fix All in the solution.</summary>
    public async Task<string> FixAllAsync(CodeFixProvider fixer, string path = ReviewTest.InventoryPath)
    {
        var (project, found) = diagnostics.First(static d => !d.Value.IsEmpty);
        var key = (await ActionsAsync(fixer)).First().EquivalenceKey;
        var context = new FixAllContext(solution.GetProject(project)!.Documents.First(), fixer, FixAllScope.Solution, key!, [found[0].Id], new Provider(diagnostics), CancellationToken.None);
        return await TextAfterAsync((await fixer.GetFixAllProvider()!.GetFixAsync(context))!, path);
    }

    private async Task<string> TextAfterAsync(CodeAction action, string path)
    {
        var changed = Assert.Single((await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>()).ChangedSolution;

        // Nothing but the text file changes, and in all projects in the same way, with its encoding.
        Assert.All(changed.GetChanges(solution).GetProjectChanges(), static c => Assert.Empty(c.GetChangedDocuments()));
        var documents = changed.Projects.SelectMany(static p => p.AdditionalDocuments).Where(d => d.FilePath == path).ToList();
        var texts = new HashSet<string>();
        foreach (var document in documents)
        {
            var text = await document.GetTextAsync();
            var before = await solution.GetAdditionalDocument(document.Id)!.GetTextAsync();
            Assert.Equal(before.Encoding!.GetPreamble(), text.Encoding!.GetPreamble());
            texts.Add(text.ToString());
        }

        return Assert.Single(texts);
    }

    private TextDocument DocumentOf(ProjectId project, Diagnostic diagnostic) =>
        solution.GetProject(project)!.Documents.Cast<TextDocument>().Concat(solution.GetProject(project)!.AdditionalDocuments).First(d => d.FilePath == diagnostic.Location.GetLineSpan().Path);

    private sealed class Provider(Dictionary<ProjectId, ImmutableArray<Diagnostic>> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(diagnostics[project.Id]);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult(diagnostics[document.Project.Id].Where(d => d.Location.GetLineSpan().Path == document.FilePath));

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult(diagnostics[project.Id].Where(static d => !d.Location.IsInSource));
    }
}
