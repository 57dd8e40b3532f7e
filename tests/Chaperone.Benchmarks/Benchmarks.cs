using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using Chaperone.Configuration;
using Chaperone.Endpoints;
using Chaperone.Endpoints.Facts;
using Chaperone.Inventory;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Chaperone.Benchmarks;

/// <summary>
/// The endpoint model of a whole project: first with all that the compiler has to bind for it, then again over the same semantic models, which
/// keep what they have bound, so that only our own code is left.
/// </summary>
[MemoryDiagnoser]
public class WholeModel
{
    private CSharpCompilation _project = null!;
    private ModelRun _fresh = null!;
    private ModelRun _bound = null!;

    [Params(100, 1000, 2500, 5000, 10000)]
    public int Endpoints { get; set; } = 100;

    [GlobalSetup]
    public void Setup() => _project = SyntheticProject.WithEndpoints(Endpoints).Compile();

    [IterationSetup]
    public void NewCompilation()
    {
        _fresh = new ModelRun(_project.Clone(), only: null);
        _bound = new ModelRun(_project.Clone(), only: null);
        _bound.Build();
    }

    [Benchmark]
    public int WithBinding() => Expect.That(_fresh.Build(), Endpoints);

    [Benchmark]
    public int OwnCode() => Expect.That(_bound.Build(), Endpoints);
}

/// <summary>The inventory's generator; the compiler's own work on the same project beside it.</summary>
[MemoryDiagnoser]
public class Generator
{
    private CSharpCompilation _project = null!;
    private Compilation _fresh = null!;

    [Params(100, 2500)]
    public int Endpoints { get; set; } = 100;

    [GlobalSetup]
    public void Setup() => _project = SyntheticProject.WithEndpoints(Endpoints).Compile();

    [IterationSetup]
    public void NewCompilation() => _fresh = _project.Clone();

    [Benchmark(Baseline = true)]
    public int CompilerEmits() => Expect.That(_fresh.Emit(Stream.Null).Success ? 1 : 0, 1);

    [Benchmark]
    public int Inventory() =>
        Expect.That(CSharpGeneratorDriver.Create(new InventoryGenerator()).RunGenerators(_fresh).GetRunResult().Results.Single().GeneratedSources.Length, 1);
}

/// <summary>All analyzers over a project, against one that does nothing.</summary>
[MemoryDiagnoser]
public class Analyzers
{
    private CSharpCompilation _project = null!;
    private Compilation _fresh = null!;

    [Params(100, 2500)]
    public int Endpoints { get; set; } = 100;

    [GlobalSetup]
    public void Setup() => _project = SyntheticProject.WithEndpoints(Endpoints).Compile();

    [IterationSetup]
    public void NewCompilation() => _fresh = _project.Clone();

    [Benchmark(Baseline = true)]
    public int Empty() => Expect.That(Analysis.Run(_fresh, [new EmptyAnalyzer()]), 0);

    [Benchmark]
    public int Chaperone() => Expect.AtLeast(Analysis.Run(_fresh, Analysis.OfChaperone), 1);
}

/// <summary>One keystroke in one of a thousand files: a new compilation, and the endpoints of the edited file.</summary>
/// <remarks>
/// <see cref="CompilerBindsTheFile"/> is what an editor does for that file without us. <see cref="WithBinding"/> is the model with all
/// binding that it asks for, of that file and of the start-up code; <see cref="OwnCode"/> the same without binding.
/// </remarks>
[MemoryDiagnoser]
public class Edit
{
    private CSharpCompilation _project = null!;
    private SyntaxTree _old = null!;
    private SyntaxTree _edited = null!;
    private SyntaxTree _again = null!;
    private CSharpCompilation _fresh = null!;
    private ModelRun _unbound = null!;
    private ModelRun _bound = null!;
    private int _count;

    [Params("controller", "module", "start-up")]
    public string File { get; set; } = "controller";

    private string FileName => File switch
    {
        "controller" => SyntheticProject.ControllerFile(3),
        "module" => SyntheticProject.ModuleFile(3),
        _ => "Program.cs",
    };

    // MapControllers() has no endpoint of its own at its place.
    private int Expected => File == "start-up" ? 0 : 10;

    [GlobalSetup]
    public void Setup()
    {
        _project = SyntheticProject.OfThousandFiles.Compile();
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
        _unbound = new ModelRun(_fresh.Clone(), _edited);
        _bound = new ModelRun(_fresh.Clone(), _edited);
        _bound.Build();

        // The edited file's own facts are read again in what is measured.
        _again = SyntheticProject.Parse(FileName, _edited.GetText().ToString());
    }

    [Benchmark(Baseline = true)]
    public int CompilerBindsTheFile() => Expect.That(new SemanticModels(_fresh).For(_edited).GetDiagnostics().Count(static d => d.Severity == DiagnosticSeverity.Error), 0);

    [Benchmark]
    public int WithBinding() => Expect.That(_unbound.Build(), Expected);

    [Benchmark]
    public int OwnCode()
    {
        TreeFacts.Of(_again, CancellationToken.None);
        return Expect.That(_bound.Build(), Expected);
    }
}

/// <summary>5,000 endpoints in one method: what is quadratic shows here.</summary>
[MemoryDiagnoser]
public class OneFile
{
    private CSharpCompilation _project = null!;
    private ModelRun _bound = null!;

    [Params(500, 5000)]
    public int Endpoints { get; set; } = 500;

    [GlobalSetup]
    public void Setup()
    {
        var calls = Enumerable.Range(0, Endpoints).Select(static i => $"app.MapGet(\"/item{i}\", () => {i});\n");
        _project = SyntheticProject.Compile([("Program.cs", "var app = WebApplication.Create(args);\n" + string.Concat(calls) + "app.Run();\n")]);
    }

    [IterationSetup]
    public void NewCompilation()
    {
        _bound = new ModelRun(_project.Clone(), only: null);
        _bound.Build();
    }

    [Benchmark]
    public int OwnCode() => Expect.That(_bound.Build(), Endpoints);
}

/// <summary>A project that does not reference ASP.NET Core.</summary>
[MemoryDiagnoser]
public class WithoutAspNetCore
{
    private CSharpCompilation _project = null!;
    private Compilation _fresh = null!;

    [GlobalSetup]
    public void Setup() => _project = new SyntheticProject { Controllers = 0, Modules = 0 }.CompileLibrary();

    [IterationSetup]
    public void NewCompilation() => _fresh = _project.Clone();

    [Benchmark(Baseline = true)]
    public int Empty() => Expect.That(Analysis.Run(_fresh, [new EmptyAnalyzer()]), 0);

    [Benchmark]
    public int Chaperone() => Expect.That(Analysis.Run(_fresh, Analysis.OfChaperone), 0);

    [Benchmark]
    public int Inventory() =>
        Expect.That(CSharpGeneratorDriver.Create(new InventoryGenerator()).RunGenerators(_fresh).GetRunResult().Results.Single().GeneratedSources.Length, 1);
}

/// <summary>The model over one set of semantic models, as often as asked for.</summary>
internal sealed class ModelRun
{
    private readonly SemanticModels _models;
    private readonly WellKnownSymbols _symbols;
    private readonly ImmutableArray<(SyntaxTree, TreeFacts)> _trees;
    private readonly SyntaxTree? _only;

    public ModelRun(Compilation compilation, SyntaxTree? only)
    {
        _models = new SemanticModels(compilation);
        _symbols = new WellKnownSymbols(compilation);
        _trees = [.. compilation.SyntaxTrees.Select(static t => (t, TreeFacts.Of(t, CancellationToken.None)))];
        _only = only;
    }

    public int Build() => Model().Endpoints.Length;

    public ApplicationModel Model() =>
        new ApplicationModelBuilder(_models, _symbols, _trees, _only, ModelSettings.None, new ReferencedFacts(_symbols), CancellationToken.None).Build();
}

internal static class Analysis
{
    public static ImmutableArray<DiagnosticAnalyzer> OfChaperone => InventoryGenerator.AnalyzersOf(typeof(InventoryGenerator).Assembly);

    public static int Run(Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        // One thread: what is measured is work, not how well it is spread.
        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: false);
        return compilation.WithAnalyzers(analyzers, options).GetAnalyzerDiagnosticsAsync(CancellationToken.None).GetAwaiter().GetResult().Length;
    }
}

/// <summary>A benchmark of something that did nothing would be fast.</summary>
internal static class Expect
{
    public static int That(int actual, int expected) =>
        actual == expected ? actual : throw new InvalidOperationException($"{actual} instead of {expected}");

    public static int AtLeast(int actual, int least) =>
        actual >= least ? actual : throw new InvalidOperationException($"{actual}, less than {least}");
}
