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
        for (var i = 0; i < rounds; i++)
        {
            Console.WriteLine($"-- round {i}");
            var fresh = project.Compile();
            Time("facts", () => { foreach (var t in fresh.SyntaxTrees) TreeFacts.Of(t, default); });
            ApplicationModel model = null!;
            Time("whole (fresh compilation, facts cached)", () => model = EndpointCatalog.For(fresh).Whole(default));
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
