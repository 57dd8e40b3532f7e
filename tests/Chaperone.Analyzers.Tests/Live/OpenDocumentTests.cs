using Microsoft.CodeAnalysis;

namespace Chaperone.Tests.Live;

/// <summary>An editor asks for the one document that is open, a build for all: both must get the same.</summary>
public class OpenDocumentTests
{
    public static TheoryData<string> Applications => [.. SampleApplications.All.Select(static a => a.Name)];

    [Theory]
    [MemberData(nameof(Applications))]
    public async Task EachDocumentAlone_GivesWhatTheBuildGives(string name)
    {
        var test = new AnalyzerTest(SampleApplications.All.Single(a => a.Name == name).Files);
        var whole = test.Compile();
        var result = await test.Driver(whole).GetAnalysisResultAsync(CancellationToken.None);
        Assert.Empty(result.CompilationDiagnostics.SelectMany(static d => d.Value));
        var built = result.GetAllDiagnostics();
        for (var i = 0; i < whole.SyntaxTrees.Length; i++)
        {
            // Nothing is shared with the build or with another document.
            var compilation = test.Compile();
            var model = compilation.GetSemanticModel(compilation.SyntaxTrees[i]);
            var live = await test.Driver(compilation).GetAnalyzerSemanticDiagnosticsAsync(model, filterSpan: null, CancellationToken.None);
            var path = compilation.SyntaxTrees[i].FilePath;
            Assert.All(live, d => Assert.Equal(path, d.Location.SourceTree?.FilePath));
            Assert.Equal(Details(built.Where(d => d.Location.SourceTree?.FilePath == path)), Details(live));
        }
    }

    [Fact]
    public async Task Applications_HaveFindingsInMoreThanOneFile()
    {
        // Otherwise the test above would compare nothing.
        var files = 0;
        foreach (var (_, sources) in SampleApplications.All)
        {
            files += (await new AnalyzerTest(sources).DiagnosticsAsync()).Select(static d => d.Location.SourceTree!.FilePath).Distinct().Count();
        }

        Assert.True(files > 30, $"{files} files with findings");
    }

    [Fact]
    public async Task GeneratedApplications_Compile()
    {
        foreach (var (name, sources) in SampleApplications.All.Where(static a => !a.Name.EndsWith("afe", StringComparison.Ordinal)))
        {
            var errors = new AnalyzerTest(sources).Compile().GetDiagnostics().Where(static d => d.Severity == DiagnosticSeverity.Error);
            Assert.True(!errors.Any(), name + ": " + string.Join("\n", errors));
        }

        await Task.CompletedTask;
    }

    private static IEnumerable<string> Details(IEnumerable<Diagnostic> diagnostics) =>
        diagnostics.Select(static d => AnalyzerTest.Describe(d) + " " + d.GetMessage() + " " + string.Join(";", d.Properties.OrderBy(static p => p.Key, StringComparer.Ordinal)))
            .Order(StringComparer.Ordinal);
}
