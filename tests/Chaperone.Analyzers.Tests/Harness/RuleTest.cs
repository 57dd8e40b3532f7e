using Microsoft.CodeAnalysis.Diagnostics;

namespace Chaperone.Tests.Harness;

/// <summary>Runs one rule over files with marked expectations: over all of them as a build does, and over each file alone as an editor does.</summary>
internal static class RuleTest<TAnalyzer>
    where TAnalyzer : DiagnosticAnalyzer, new()
{
    public static Task RunAsync(params string[] marked) => RunAsync(new AnalyzerTest(marked) { Analyzers = static () => [new TAnalyzer()] });

    public static async Task RunAsync(AnalyzerTest test)
    {
        await test.RunAsync();
        var build = await test.DiagnosticsAsync();
        var editor = new List<string>();
        for (var i = 0; i < test.Compile().SyntaxTrees.Length; i++)
        {
            // A compilation of its own for each: nothing that another file's question has left behind may help.
            var compilation = test.Compile();
            var model = compilation.GetSemanticModel(compilation.SyntaxTrees[i]);
            editor.AddRange((await test.Driver(compilation).GetAnalyzerSemanticDiagnosticsAsync(model, null, CancellationToken.None)).Select(AnalyzerTest.Describe));
        }

        Assert.Equal(build.Select(AnalyzerTest.Describe).Order(StringComparer.Ordinal), editor.Order(StringComparer.Ordinal));
    }

    /// <summary>The messages of all findings.</summary>
    public static async Task<string[]> MessagesAsync(params string[] files)
    {
        var test = new AnalyzerTest(files) { Analyzers = static () => [new TAnalyzer()] };
        return [.. (await test.DiagnosticsAsync()).Select(static d => d.GetMessage(System.Globalization.CultureInfo.InvariantCulture))];
    }
}
