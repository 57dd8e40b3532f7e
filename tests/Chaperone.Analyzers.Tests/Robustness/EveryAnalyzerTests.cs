using System.Collections.Immutable;
using Chaperone.Inventory;
using Chaperone.Tests.Facts;
using Chaperone.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using static Chaperone.Tests.Harness.Programs;

namespace Chaperone.Tests.Robustness;

/// <summary>All analyzers together, as a project runs them: none of them may fail.</summary>
public class EveryAnalyzerTests
{
    private static ImmutableArray<DiagnosticAnalyzer> All => InventoryGenerator.AnalyzersOf(typeof(InventoryGenerator).Assembly);

    [Fact]
    public Task TypesThatContainThemselves_AreSurvived() => SurvivesAsync(App(
        """
        app.MapGet("/a", (Token token, ILogger<Token> log) => { Log(log, token, new Node()); return token; });
        app.MapPost("/b", (Node node) => node);
        static void Log(ILogger log, Token token, Node node) => log.LogInformation("{Token} {Node}", token, node.Next?.Patient);
        """,
        types: """
            public class Token : IEnumerable<Token>
            {
                public IEnumerator<Token> GetEnumerator() => Enumerable.Empty<Token>().GetEnumerator();
                System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
            }

            public class Node : List<Node>
            {
                public Node? Next { get; set; }
                public string? Patient { get; set; }
                public Dictionary<Node, List<Node>>? Others { get; set; }
            }
            """));

    [Fact]
    public async Task SampleApplications_AreSurvived()
    {
        foreach (var (_, sources) in SampleApplications.All)
        {
            await SurvivesAsync(sources);
        }
    }

    /// <summary>In an editor a referenced project is there with its source: its trees belong to another compilation.</summary>
    [Fact]
    public async Task SampleApplicationsOfSeveralOpenProjects_AreSurvived()
    {
        foreach (var (_, own, others) in Splits())
        {
            await SurvivesAsync(own, others.Open());
        }
    }

    [Fact]
    public Task PatientDataOfAnOpenProject_IsSurvived() => SurvivesAsync(
        [
            "using Shared;\n" + App(
                """
                app.MapGet("/a", (Patient patient, ILogger<Patient> log) => { log.LogInformation("{Name} {Patient}", patient.LastName, patient); log.Seen(patient.Mrn); Audit.Write(patient); return patient; });
                app.MapPost("/b", (Patient patient) => patient.Mrn.Length > 3 ? Results.Ok(Mapper.ToCard(patient)) : throw new PatientException(patient));
                app.MapGet("/c/{mrn}", (string mrn) => Results.Redirect("/d?mrn=" + mrn));
                app.MapGet("/d", () => new[] { new Visit(Guid.Empty, "", default) });
                """),
        ],
        new Library(
            "Shared",
            """
            namespace Shared;
            public class Patient { public Guid Id { get; set; } public string Mrn { get; set; } = ""; public string FirstName { get; set; } = ""; public string LastName { get; set; } = ""; public DateTime DateOfBirth { get; set; } }
            public record Visit(Guid Id, string PatientName, DateTime DateOfBirth);
            public record Card(string Mrn, string Ssn);
            public static class Mapper { public static Card ToCard(Patient patient) => new(patient.Mrn, Format(patient.LastName)); private static string Format(string name) => name.Trim(); }
            public class PatientException(Patient patient) : Exception("No " + patient.Mrn);
            public static class Audit { public static void Write(Patient patient) => Console.WriteLine(patient.LastName); }
            public static partial class Log { public static void Seen(this ILogger log, string mrn) => log.LogInformation("seen {Mrn}", mrn); }
            """).Open());

    /// <summary>What an editor says of a project whose references are open is what the build says of it.</summary>
    [Fact]
    public async Task OpenProject_SaysWhatTheBuildSays()
    {
        var differences = new List<string>();
        var agreed = 0;
        foreach (var (name, own, others) in Splits().Where(static s => s.Others.Compiles))
        {
            var open = await FindingsAsync(own, others.Open());
            var built = await FindingsAsync(own, others.Built());
            differences.AddRange(open.Except(built).Select(d => name + " open only: " + d).Concat(built.Except(open).Select(d => name + " built only: " + d)));
            agreed += open.Intersect(built).Count();
        }

        Assert.Empty(differences);
        Assert.True(agreed > 100, $"{agreed} findings were compared");
    }

    /// <summary>The applications as two projects: start-up code and the rest, what answers and its contracts.</summary>
    private static IEnumerable<(string Name, string[] Own, Library Others)> Splits()
    {
        foreach (var (name, sources) in SampleApplications.All)
        {
            // What is internal could not be seen from the other project.
            var files = sources.Select(static s => s.Replace("internal ", "public ", StringComparison.Ordinal)).ToArray();
            foreach (var own in new[] { files.Where(IsStart).ToArray(), files.Where(static f => IsStart(f) || Answers(f)).ToArray() })
            {
                if (own.Length > 0 && own.Length < files.Length)
                {
                    yield return (name, own, new Library("Others", [.. files.Except(own)]));
                }
            }
        }
    }

    private static bool Answers(string file) => file.Contains("Map", StringComparison.Ordinal) || file.Contains("Controller", StringComparison.Ordinal);

    private static async Task<string[]> FindingsAsync(string[] sources, MetadataReference other) =>
        [.. (await new AnalyzerTest(sources) { Analyzers = static () => All, References = References.AspNetCore.Add(other) }.DiagnosticsAsync()).Select(AnalyzerTest.Describe)];

    private static bool IsStart(string file) =>
        file.Contains("WebApplication.Create", StringComparison.Ordinal) || file.Contains("Host.Create", StringComparison.Ordinal);

    private static Task SurvivesAsync(params string[] sources) => SurvivesAsync(sources, null);

    private static async Task SurvivesAsync(string[] sources, MetadataReference? other)
    {
        var references = other is null ? References.AspNetCore : References.AspNetCore.Add(other);
        var diagnostics = await new AnalyzerTest(sources) { Analyzers = static () => All, References = references }.DiagnosticsAsync();
        Assert.Empty(diagnostics.Where(static d => d.Id is "CHP9003" or "AD0001").Select(static d => d.ToString()));
    }
}
