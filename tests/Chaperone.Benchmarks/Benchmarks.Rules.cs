using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using Chaperone.Endpoints;
using Chaperone.Inventory;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Chaperone.Benchmarks;

/// <summary>All rules over a whole project of patients, against an analyzer that does nothing but look at calls.</summary>
[MemoryDiagnoser]
public class AllRules
{
    private CSharpCompilation _project = null!;
    private Compilation _fresh = null!;

    [Params(100, 1000, 2500, 5000, 10000)]
    public int Endpoints { get; set; } = 100;

    [Params(false, true)]
    public bool IsHealthCode { get; set; }

    [GlobalSetup]
    public void Setup() => _project = (SyntheticProject.WithEndpoints(Endpoints) with { IsHealthCode = IsHealthCode }).Compile();

    [IterationSetup]
    public void NewCompilation() => _fresh = _project.Clone();

    [Benchmark(Baseline = true)]
    public int Empty() => Expect.That(Analysis.Run(_fresh, [new EmptyOperationAnalyzer()]), 0);

    [Benchmark]
    public int Chaperone() => Expect.AtLeast(Analysis.Run(_fresh, Analysis.OfChaperone), 1);
}

/// <summary>One keystroke in one of a thousand files of patients: all rules about the edited file, as an editor asks them.</summary>
/// <remarks>The difference to <see cref="Empty"/>, for which the compiler binds the file and makes its operations, is our code and what it has bound in other files.</remarks>
[MemoryDiagnoser]
public class EditRules
{
    private CSharpCompilation _project = null!;
    private SyntaxTree _old = null!;
    private SyntaxTree _edited = null!;
    private CSharpCompilation _fresh = null!;
    private int _count;

    [Params("controller", "module", "contracts", "start-up")]
    public string File { get; set; } = "controller";

    private string FileName => File switch
    {
        "controller" => SyntheticProject.ControllerFile(3),
        "module" => SyntheticProject.ModuleFile(3),
        "contracts" => "Contracts/Contracts0003.cs",
        _ => "Program.cs",
    };

    [GlobalSetup]
    public void Setup()
    {
        _project = (SyntheticProject.OfThousandFiles with { IsHealthCode = true }).Compile();
        _old = _project.SyntaxTrees.Single(t => t.FilePath.EndsWith("/" + FileName, StringComparison.Ordinal));
        foreach (var tree in _project.SyntaxTrees)
        {
            TreeFacts.Of(tree, CancellationToken.None);
        }
    }

    [IterationSetup]
    public void NewCompilation()
    {
        _edited = SyntheticProject.Parse(FileName, _old.GetText() + "// " + _count++ + "\n");
        _fresh = (CSharpCompilation)_project.ReplaceSyntaxTree(_old, _edited);
    }

    [Benchmark(Baseline = true)]
    public int Empty() => Expect.That(Run([new EmptyOperationAnalyzer()]), 0);

    [Benchmark]
    public int Chaperone() => Expect.AtLeast(Run(Analysis.OfChaperone), File == "start-up" ? 0 : 1);

    private int Run(ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: false);
        var driver = _fresh.WithAnalyzers(analyzers, options);
        var model = new SemanticModels(driver.Compilation).For(_edited);
        return driver.GetAnalyzerSemanticDiagnosticsAsync(model, filterSpan: null, CancellationToken.None).GetAwaiter().GetResult().Length;
    }
}

/// <summary>What a library tells its hosts: the generator with and without it.</summary>
[MemoryDiagnoser]
public class LibraryFacts
{
    private CSharpCompilation _project = null!;
    private Compilation _fresh = null!;

    [Params(500, 2500)]
    public int Endpoints { get; set; } = 500;

    [GlobalSetup]
    public void Setup()
    {
        var project = SyntheticProject.WithEndpoints(Endpoints);
        _project = SyntheticProject.Compile(project.Files().Where(static f => f.Path != "Program.cs"));
        _project = _project.WithOptions(_project.Options.WithOutputKind(OutputKind.DynamicallyLinkedLibrary));
    }

    [IterationSetup]
    public void NewCompilation() => _fresh = _project.Clone();

    [Benchmark(Baseline = true)]
    public int Without() => Expect.That(Run(shares: false), 2);

    [Benchmark]
    public int With() => Expect.That(Run(shares: true), 2);

    // Without facts there is a file that says so in place of the one with them.
    private int Run(bool shares) =>
        CSharpGeneratorDriver.Create([new InventoryGenerator().AsSourceGenerator()], optionsProvider: new Options(shares))
            .RunGenerators(_fresh).GetRunResult().Results.Single().GeneratedSources.Length;

    private sealed class Options(bool shares) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(shares);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;
    }

    private sealed class Values(bool shares) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, out string value)
        {
            value = key == "build_property.ChaperoneShareFacts" && !shares ? "false" : "";
            return value.Length > 0;
        }
    }
}
