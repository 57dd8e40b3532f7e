using System.Collections.Immutable;
using Chaperone.Inventory;
using Chaperone.Tests.Harness;
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

    private static async Task SurvivesAsync(params string[] sources)
    {
        var diagnostics = await new AnalyzerTest(sources) { Analyzers = static () => All }.DiagnosticsAsync();
        Assert.Empty(diagnostics.Where(static d => d.Id is "CHP9003" or "AD0001").Select(static d => d.ToString()));
    }
}
