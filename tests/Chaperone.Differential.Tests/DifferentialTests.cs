using System.Text.Json.Nodes;
using Chaperone.Differential.Harness;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Chaperone.Differential;

/// <summary>Compile time against run time: the framework decides.</summary>
public sealed class DifferentialTests
{
    public static TheoryData<string> Apps => [.. TestApp.Names.Where(name => TestApp.Named(name).ExpectedFailure is null)];

    /// <summary>In an editor a project's libraries say what they do whether or not they are built with Chaperone: only those that are can be compared.</summary>
    public static TheoryData<string> AppsWithLibraries => [.. TestApp.Names.Where(name => TestApp.Named(name) is { HasLibraries: true, SharesFacts: true })];

    public static TheoryData<string> FailingApps => [.. TestApp.Names.Where(name => TestApp.Named(name).ExpectedFailure is not null)];

    [Theory]
    [MemberData(nameof(Apps))]
    public async Task Application_starts_and_answers(string app)
    {
        var run = await TestApp.Named(app).Run();

        Assert.True(run.Report is { Started: true, Error: null }, run.Report.Error ?? run.Output);
    }

    [Theory]
    [MemberData(nameof(Apps))]
    public async Task Inventory_is_what_the_application_serves(string app)
    {
        var comparison = await AppComparison.Of(TestApp.Named(app));

        Assert.True(comparison.Result.Differences.Count == 0, string.Join('\n', comparison.Result.Differences));
    }

    [Theory]
    [MemberData(nameof(AppsWithLibraries))]
    public void Editor_says_of_libraries_what_a_build_says(string app)
    {
        var compiled = TestApp.Named(app).Compiled;

        Assert.Equal(Comparable(compiled.Compilation), Comparable(compiled.WithOpenProjects));

        // Whether code is about health is judged by the public types of referenced projects too, and these libraries are built in memory: only from a path can be told that a reference is a project.
        string Comparable(CSharpCompilation compilation)
        {
            var document = JsonNode.Parse(InventoryRun.Json(compiled, compilation))!;
            document["application"]!.AsObject().Remove("healthMode");
            foreach (var row in document["endpoints"]!.AsArray())
            {
                row!.AsObject().Remove("phi");
            }

            return document.ToString();
        }
    }

    [Theory]
    [MemberData(nameof(FailingApps))]
    public async Task Application_that_cannot_start_says_why(string app)
    {
        var run = await TestApp.Named(app).Run();

        Assert.False(run.Report.Started && run.Report.Error is null, "It started");
        Assert.Contains(run.App.ExpectedFailure!, run.Report.Error + run.Output, StringComparison.Ordinal);
    }
}
