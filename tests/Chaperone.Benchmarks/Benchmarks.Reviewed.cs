using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using Chaperone.Endpoints;
using Chaperone.Inventory;
using Chaperone.Reviewed;
using Chaperone.Rules.Inventory;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Chaperone.Benchmarks;

/// <summary>
/// One keystroke in one of a thousand files, with all 2,500 endpoints in <c>ApiInventory.txt</c>: the rules that compare the edited file's
/// endpoints with their lines, for lines without and with the column <c>docs=</c>.
/// </summary>
/// <remarks>What differs between the last two is what the description of the edited file's endpoints costs, with what is bound for it.</remarks>
[MemoryDiagnoser]
public class ReviewedEdit
{
    private readonly Project _undescribed = new(isDescribed: false);
    private readonly Project _described = new(isDescribed: true);

    [Params("controller", "module")]
    public string File { get; set; } = "controller";

    private string FileName => File == "controller" ? SyntheticProject.ControllerFile(3) : SyntheticProject.ModuleFile(3);

    [GlobalSetup]
    public void Setup()
    {
        _undescribed.Setup(FileName);
        _described.Setup(FileName);
    }

    [IterationSetup]
    public void NewCompilation()
    {
        _undescribed.Edit();
        _described.Edit();
    }

    [Benchmark(Baseline = true)]
    public int Empty() => Expect.That(_described.Run([new EmptyOperationAnalyzer()]), 0);

    [Benchmark]
    public int WithoutDocs() => Expect.That(_undescribed.Run(Rules), 0);

    [Benchmark]
    public int WithDocs() => Expect.That(_described.Run(Rules), 0);

    /// <summary>Our own code without what the compiler binds: the edited file's endpoints.</summary>
    [Benchmark]
    public int OwnCode() => Expect.That(_described.Bound.Build(), 10);

    /// <summary>And what their lines say of the description.</summary>
    [Benchmark]
    public int OwnCodeWithDocs()
    {
        var model = _described.Bound.Model();
        var rows = new DocumentedEndpoints(model, CancellationToken.None, isReview: true);
        return Expect.That(model.Endpoints.Count(e => rows.Of(e)?.Visible == true), 10);
    }

    private static ImmutableArray<DiagnosticAnalyzer> Rules => [new EndpointNotInInventoryAnalyzer(), new PostureWeakenedAnalyzer(), new PostureStrengthenedAnalyzer()];

    private sealed class Project(bool isDescribed)
    {
        private CSharpCompilation _project = null!;
        private AnalyzerOptions _options = null!;
        private SyntaxTree _old = null!;
        private SyntaxTree _edited = null!;
        private CSharpCompilation _fresh = null!;
        private string _name = "";

        public ModelRun Bound { get; private set; } = null!;

        private int _count;

        public void Setup(string name)
        {
            _name = name;
            _project = (SyntheticProject.OfThousandFiles with { IsDescribed = isDescribed }).Compile();
            _old = _project.SyntaxTrees.Single(t => t.FilePath.EndsWith("/" + name, StringComparison.Ordinal));
            foreach (var tree in _project.SyntaxTrees)
            {
                TreeFacts.Of(tree, CancellationToken.None);
            }

            // The lines that the fix would write.
            var empty = With("#format 1\n");
            var catalog = EndpointCatalog.For(_project, empty);
            var whole = catalog.Whole(CancellationToken.None);
            var lines = InventoryReview.For(catalog, empty).Review(whole.Endpoints, whole).Select(static e => e.Candidate.Entry().ToString()).Order(StringComparer.Ordinal).ToList();
            Expect.That(lines.Count(l => l.Contains(" docs=", StringComparison.Ordinal)), isDescribed ? 2500 : 0);
            Expect.That(lines.Count, 2500);
            _options = With("#format 1\n" + string.Join('\n', lines) + "\n");
            Bound = new ModelRun(_project.Clone(), _old);
        }

        public void Edit()
        {
            _edited = SyntheticProject.Parse(_name, _old.GetText() + "// " + _count++ + "\n");
            _fresh = (CSharpCompilation)_project.ReplaceSyntaxTree(_old, _edited);
        }

        public int Run(ImmutableArray<DiagnosticAnalyzer> analyzers)
        {
            var driver = _fresh.WithAnalyzers(analyzers, new CompilationWithAnalyzersOptions(_options, onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: false));
            var model = new SemanticModels(driver.Compilation).For(_edited);
            return driver.GetAnalyzerSemanticDiagnosticsAsync(model, filterSpan: null, CancellationToken.None).GetAwaiter().GetResult().Length;
        }

        private static AnalyzerOptions With(string inventory) => new([new Text(inventory)]);
    }

    private sealed class Text(string text) : AdditionalText
    {
        private readonly SourceText _text = SourceText.From(text);

        public override string Path => "/synthetic/ApiInventory.txt";

        public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
    }
}
