using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Chaperone.Tests.Harness;

/// <summary>Code with patients around the statements that a test of flows is about.</summary>
internal static class Flows
{
    /// <summary>The types that <see cref="Clinic"/> has.</summary>
    public const string Types = """
        public class Patient
        {
            public Guid Id { get; set; }
            public string? Ssn { get; set; }
            public string? Mrn { get; set; }
            public List<string> OtherMrns { get; set; } = new();
            public string? Theme { get; set; }
            public Patient? Mother { get; set; }
        }

        public record PatientRecord(Guid Id, string Ssn, string Theme);

        public class Visit { public int Number { get; set; } public Patient Patient { get; set; } = new(); }
        """;

    /// <summary>A service whose method <c>Do</c> runs the statements: it has <c>p</c>, <c>r</c>, <c>v</c>, <c>patients</c> and <c>log</c>.</summary>
    public static string Clinic(string statements, string members = "", string types = "", string usings = "") => $$"""
        using System.Text;
        using System.Text.Json;
        {{usings}}
        public partial class Clinic(ILogger<Clinic> log)
        {
            public async Task Do(Patient p, PatientRecord r, Visit v, List<Patient> patients, string? other)
            {
                {{statements}}
                await Task.CompletedTask;
            }

            {{members}}
        }

        {{types}}
        """;

    /// <summary>Runs one rule over the statements.</summary>
    public static Task RunAsync<TAnalyzer>(string statements, string members = "", string types = "", string usings = "")
        where TAnalyzer : DiagnosticAnalyzer, new() => Test<TAnalyzer>(statements, members, types, usings).RunAsync();

    /// <summary>The statements with a helper in another file: one document asked alone gives what the build gives, which is something.</summary>
    public static async Task AssertLiveAsync<TAnalyzer>(string statements, string helper)
        where TAnalyzer : DiagnosticAnalyzer, new()
    {
        var test = new AnalyzerTest(Clinic(statements), Types, helper) { Analyzers = static () => [new TAnalyzer()], Kind = OutputKind.DynamicallyLinkedLibrary };
        var built = (await test.DiagnosticsAsync()).Where(static d => d.Location.SourceTree!.FilePath == "/app/File0.cs").ToList();
        Assert.NotEmpty(built);
        var compilation = test.Compile();
        var live = await test.Driver(compilation).GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(compilation.SyntaxTrees[0]), filterSpan: null, CancellationToken.None);
        Assert.Equal(built.Select(static d => AnalyzerTest.Describe(d) + d.GetMessage()), live.Select(static d => AnalyzerTest.Describe(d) + d.GetMessage()));
    }

    public static AnalyzerTest Test<TAnalyzer>(string statements, string members = "", string types = "", string usings = "")
        where TAnalyzer : DiagnosticAnalyzer, new() => new(Clinic(statements, members, types, usings), Types)
        {
            Analyzers = static () => [new TAnalyzer()],
            Kind = OutputKind.DynamicallyLinkedLibrary,
        };
}
