using System.Collections.Immutable;
using System.Diagnostics;
using Chaperone.Endpoints;
using Chaperone.Inventory;
using Chaperone.Rules.Analysis;
using Chaperone.Rules.Authorization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Chaperone.Benchmarks;

internal static class Profile
{
    public static int Run(string[] args)
    {
        var count = args.Length > 0 ? int.Parse(args[0]) : 2500;
        var rounds = args.Length > 1 ? int.Parse(args[1]) : 3;
        var project = SyntheticProject.WithEndpoints(count);
        var compilation = project.Compile();
        Console.WriteLine($"{compilation.SyntaxTrees.Length} files, {compilation.SyntaxTrees.Sum(t => t.GetText().Lines.Count)} lines, {project.Endpoints} endpoints");
        if (args.Contains("check"))
        {
            foreach (var d in compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).Take(5)) Console.WriteLine(d);
        }
        if (args.Contains("generator") || args.Contains("analyzers"))
        {
            for (var i = 0; i < rounds; i++)
            {
                var again = project.Compile();
                if (args.Contains("generator")) Time("generator", () => CSharpGeneratorDriver.Create(new InventoryGenerator()).RunGenerators(again));
                else Time("analyzers", () => Analyze(again, new EndpointWithoutAuthorizationAnalyzer(), new ConfigurationInvalidAnalyzer()));
            }
            return 0;
        }
        for (var i = 0; i < rounds; i++)
        {
            Console.WriteLine($"-- round {i}");
            var fresh = project.Compile();
            Time("facts", () => { foreach (var t in fresh.SyntaxTrees) TreeFacts.Of(t, default); });
            ApplicationModel model = null!;
            Time("whole (fresh compilation, facts cached)", () => model = EndpointCatalog.For(fresh, Chaperone.Configuration.ModelSettings.None).Whole(default));
            Console.WriteLine($"   {model.Endpoints.Length} endpoints: " + string.Join(", ", model.Endpoints.GroupBy(e => e.Protection.State).Select(g => g.Key + " " + g.Count())));
            var warmed = fresh.Clone();
            Time("declared symbols of all types (compiler)", () => { foreach (var t in warmed.SyntaxTrees) { var m = warmed.GetSemanticModel(t); foreach (var c in t.GetRoot().DescendantNodes().OfType<Microsoft.CodeAnalysis.CSharp.Syntax.ClassDeclarationSyntax>()) { var s = m.GetDeclaredSymbol(c)!; s.GetAttributes(); if (s.Name.EndsWith("Controller")) foreach (var x in s.GetMembers().OfType<IMethodSymbol>()) { x.GetAttributes(); _ = x.Parameters; } } } });
            var driverComp = fresh.Clone();
            Time("generator, fresh", () => CSharpGeneratorDriver.Create(new InventoryGenerator()).RunGenerators(driverComp));
            var emitComp = fresh.Clone();
            Time("emit (compiler)", () => emitComp.Emit(Stream.Null));
            var empty = fresh.Clone();
            Time("analyzers: empty", () => Analyze(empty, new EmptyAnalyzer()));
            var ours = fresh.Clone();
            Time("analyzers: ours", () => Analyze(ours, new EndpointWithoutAuthorizationAnalyzer(), new ConfigurationInvalidAnalyzer()));
        }
        return 0;
    }

    private static void Analyze(Compilation compilation, params DiagnosticAnalyzer[] analyzers)
    {
        var with = compilation.WithAnalyzers([.. analyzers], new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), null, concurrentAnalysis: false, logAnalyzerExecutionTime: true));
        var result = with.GetAnalysisResultAsync(default).GetAwaiter().GetResult();
        foreach (var a in analyzers) Console.WriteLine($"   {a.GetType().Name}: {result.AnalyzerTelemetryInfo[a].ExecutionTime.TotalMilliseconds:F0} ms, {result.GetAllDiagnostics(a).Length} diagnostics");
    }

    private static void Time(string what, Action action)
    {
        GC.Collect();
        var cpu = Environment.CpuUsage.TotalTime;
        var bytes = GC.GetTotalAllocatedBytes();
        var watch = Stopwatch.StartNew();
        action();
        watch.Stop();
        Console.WriteLine($"{what,-45} {watch.ElapsedMilliseconds,7} ms wall {(Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds,7:F0} ms cpu {(GC.GetTotalAllocatedBytes() - bytes) / 1e6,8:F1} MB");
    }
}

#pragma warning disable RS1036, RS2008, RS1038
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class EmptyAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new("EMPTY", "Nothing", "Nothing", "Nothing", DiagnosticSeverity.Hidden, true);
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSemanticModelAction(static _ => { });
    }
}

internal static class EditProfile
{
    public static int Run(int rounds)
    {
        var project = SyntheticProject.OfThousandFiles;
        var compilation = project.Compile();
        Console.WriteLine($"{compilation.SyntaxTrees.Length} files");
        foreach (var t in compilation.SyntaxTrees) TreeFacts.Of(t, default);
        foreach (var file in new[] { SyntheticProject.ControllerFile(3), SyntheticProject.ModuleFile(3), "Program.cs" })
        {
            var old = compilation.SyntaxTrees.Single(t => t.FilePath.EndsWith("/" + file));
            var best = new Dictionary<string, double>();
            for (var i = 0; i < rounds; i++)
            {
                var tree = SyntheticProject.Parse(file, old.GetText().ToString() + "\n// " + i + "\n");
                var a = (CSharpCompilation)compilation.ReplaceSyntaxTree(old, tree);
                Keep(best, "1 cold: ours with all binding", () => EndpointCatalog.For(a, Chaperone.Configuration.ModelSettings.None).EndpointsIn(tree, default));
                var b = (CSharpCompilation)compilation.ReplaceSyntaxTree(old, SyntheticProject.Parse(file, old.GetText() + "\n//" + i));
                var btree = b.SyntaxTrees.Single(t => t.FilePath.EndsWith("/" + file));
                Keep(best, "2 compiler: diagnostics of the edited file", () => b.GetSemanticModel(btree).GetDiagnostics());
                Keep(best, "3 ours after 2", () => EndpointCatalog.For(b, Chaperone.Configuration.ModelSettings.None).EndpointsIn(btree, default));
            }
            foreach (var p in best.OrderBy(p => p.Key)) Console.WriteLine($"{file}: {p.Key}: {p.Value:F1} ms cpu");
        }
        return 0;
    }

    private static void Keep(Dictionary<string, double> best, string what, Action action)
    {
        var cpu = Environment.CpuUsage.TotalTime;
        action();
        var ms = (Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds;
        best[what] = Math.Min(ms, best.GetValueOrDefault(what, double.MaxValue));
    }
}
