using System.Collections.Immutable;
using System.Reflection;
using Chaperone.Rules.Phi;
using Microsoft.AspNetCore.Builder;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Chaperone.Sinks.Tests;

/// <summary>What the real libraries write of a patient, cell by cell, against what the rules say of the same source.</summary>
/// <remarks>A cell is a class of <c>Cells</c>; its file is one program, in which it is judged together with the others.</remarks>
[Collection("console")]
public class SinkOracleTests
{
    private static readonly string s_folder = Path.Combine(AppContext.BaseDirectory, "Cells");

    private static readonly Dictionary<string, Task<ILookup<string, string>>> s_findings = [];

    public static TheoryData<string, string> Cells => new(Types.Select(static t => (t.Namespace!["Cells.".Length..], t.Name)));

    private static IEnumerable<Type> Types => typeof(SinkOracleTests).Assembly.GetTypes()
        .Where(static t => t.Namespace?.StartsWith("Cells.", StringComparison.Ordinal) == true && t is { IsAbstract: true, IsSealed: true, IsNested: false } && (t.GetMethod("Run") ?? t.GetMethod("Map") ?? (t.Name == "Setup" ? null : t.GetMethod("Configure"))) is not null)
        .OrderBy(static t => t.FullName, StringComparer.Ordinal);

    [Fact]
    public void EveryFile_HasCells() =>
        Assert.Equal(
            Directory.GetFiles(s_folder).Select(Path.GetFileNameWithoutExtension).Where(static n => n != "Patients").Order(StringComparer.Ordinal),
            Types.Select(static t => t.Namespace!["Cells.".Length..]).Distinct().Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task Rules_SayWhatTheLibraryWrites(string file, string name)
    {
        var cell = typeof(SinkOracleTests).Assembly.GetType("Cells." + file + "." + name, throwOnError: true)!;
        var written = await Running.OutputAsync(cell);
        var leaves = written.Contains("MARKED", StringComparison.Ordinal);
        var reported = (await FindingsAsync(file))[name].ToList();
        var anyway = cell.GetCustomAttribute<global::Cells.ReportedAnywayAttribute>();
        var silent = cell.GetCustomAttribute<global::Cells.NotReportedAttribute>();
        Assert.False(anyway is not null && leaves, "it leaves: " + written);
        Assert.False(silent is not null && !leaves, "it does not leave: " + written);
        Assert.True(
            leaves == (reported.Count > 0) || (anyway is not null && reported.Count > 0) || (silent is not null && reported.Count == 0),
            $"{(leaves ? "leaves" : "stays")}, reported as [{string.Join(", ", reported)}]: {written}");
        Assert.True(reported.Count < 2 || file == "Mel" || (cell.GetMethod("Map") is not null && reported.Distinct().Count() == reported.Count), string.Join(", ", reported));
    }

    private static Task<ILookup<string, string>> FindingsAsync(string file)
    {
        lock (s_findings)
        {
            if (!s_findings.TryGetValue(file, out var findings))
            {
                s_findings.Add(file, findings = JudgeAsync(file));
            }

            return findings;
        }
    }

    /// <summary>The rules' findings in a program of the file's cells, by cell.</summary>
    private static async Task<ILookup<string, string>> JudgeAsync(string file)
    {
        // Cells that answer requests are endpoints of the program; a finding at an action is that of the cell the controller is named after.
        var maps = Types.Where(t => t.Namespace == "Cells." + file && t.GetMethod("Map") is not null).Select(static t => t.FullName + ".Map(app);");
        var setup = typeof(SinkOracleTests).Assembly.GetType("Cells." + file + ".Setup")?.GetMethod("Configure", [typeof(WebApplicationBuilder)]) is null ? "" : "Cells." + file + ".Setup.Configure(builder);";
        var program = $"""
            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddSingleton<Cells.IPatients>(_ => throw new InvalidOperationException());
            {setup}
            var app = builder.Build();
            app.UseHttpLogging();
            {string.Join('\n', maps)}
            app.Run();
            """;
        var test = new AnalyzerTest(program, await File.ReadAllTextAsync(Path.Combine(s_folder, file + ".cs")), await File.ReadAllTextAsync(Path.Combine(s_folder, "Patients.cs")))
        {
            Analyzers = static () => [.. Rules()],
        };
        var compilation = WithGenerated(test.Compile());

        // CS8795: the bodies of [LoggerMessage] methods, which the generator writes; EXTEXP: what a library calls experimental.
        Assert.Empty(compilation.GetDiagnostics().Where(static d => d.Severity == DiagnosticSeverity.Error && d.Id != "CS8795" && !d.Id.StartsWith("EXTEXP", StringComparison.Ordinal)).Select(static d => d.ToString()));
        var found = await test.DiagnosticsAsync(compilation);
        Assert.DoesNotContain(found, static d => d.Id is "AD0001" or "CHP9003");
        return found.Where(d => d.Location.SourceTree!.FilePath == "/app/File1.cs")
            .ToLookup(static d => d.Location.SourceTree!.GetRoot().FindToken(d.Location.SourceSpan.Start).Parent!.AncestorsAndSelf().OfType<ClassDeclarationSyntax>().Last().Identifier.ValueText.Replace("Controller", "", StringComparison.Ordinal), static d => d.Id);
    }

    /// <summary>With what the masking libraries that are generators write, as in a build; rules read generated code too.</summary>
    private static Compilation WithGenerated(Compilation compilation)
    {
        var generators = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "generators.txt")).SelectMany(static f => Assembly.LoadFrom(f).GetTypes())
            .Where(static t => !t.IsAbstract && typeof(IIncrementalGenerator).IsAssignableFrom(t))
            .Select(static t => ((IIncrementalGenerator)Activator.CreateInstance(t)!).AsSourceGenerator());
        CSharpGeneratorDriver.Create(generators, parseOptions: (CSharpParseOptions)compilation.SyntaxTrees.First().Options).RunGeneratorsAndUpdateCompilation(compilation, out var whole, out _);
        return whole;
    }

    private static IEnumerable<DiagnosticAnalyzer> Rules() =>
        typeof(PhiInLogAnalyzer).Assembly.GetTypes()
            .Where(static t => t.Namespace == "Chaperone.Rules.Phi" && !t.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(t) && t != typeof(UnclassifiedPhiAnalyzer))
            .Select(static t => (DiagnosticAnalyzer)Activator.CreateInstance(t)!);
}
