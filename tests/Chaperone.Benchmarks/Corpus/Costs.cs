using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;

namespace Chaperone.Benchmarks.Corpus;

/// <summary>
/// What the rules and the generator cost in foreign code, in processor time and in memory that they take, which a busy machine does not change, beside
/// an analyzer that does nothing but look at calls; and a digest of what they said, so that the same is measured before and after a change.
/// </summary>
internal static class Costs
{
    /// <param name="folder">Where the projects are.</param>
    /// <param name="rounds">How often each project is measured; minima count.</param>
    /// <param name="byRule">How many analyzers are listed, those first whose actions took longest.</param>
    /// <param name="output">Where the table is written.</param>
    public static int Run(string folder, int rounds, int byRule, TextWriter output)
    {
        output.WriteLine("| project | endpoints | looks at calls, CPU ms | all rules, CPU ms | more, ms | more, MB | generator, CPU ms | MB | what they said |");
        output.WriteLine("|---|--:|--:|--:|--:|--:|--:|--:|---|");
        foreach (var project in new LooseProjects(folder).All())
        {
            if (ProjectRun.Model(project.Compilation).Endpoints.Length is > 0 and var endpoints)
            {
                Measure(project, folder, endpoints, rounds, byRule, output);
            }
        }

        return 0;
    }

    private static void Measure(LooseProject project, string folder, int endpoints, int rounds, int byRule, TextWriter output)
    {
        var (empty, rules, generator) = (new Minimum(), new Minimum(), new Minimum());
        var times = new Dictionary<string, double>(StringComparer.Ordinal);
        List<string> said = [];
        for (var round = 0; round < rounds; round++)
        {
            // Each binds everything itself; what the referenced projects have bound they share.
            var (first, second, third) = (project.Compilation.Clone(), project.Compilation.Clone(), project.Compilation.Clone());
            said.Clear();
            empty.Add(() => Analysis.Run(first, [new EmptyOperationAnalyzer()]));
            rules.Add(() => Add(RunRules(project, folder, second, times)));
            generator.Add(() => Add(ProjectRun.Generate(third, project.RazorFiles) is var (lines, failures) ? lines.Concat(failures) : []));
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {project.Path} | {endpoints} | {empty.Milliseconds:F0} | {rules.Milliseconds:F0} | {rules.Milliseconds - empty.Milliseconds:F0} | {rules.Megabytes - empty.Megabytes:F0} | {generator.Milliseconds:F0} | {generator.Megabytes:F0} | {ProjectRun.Digest(said)} |"));
        foreach (var (name, milliseconds) in times.OrderByDescending(static t => t.Value).Take(byRule))
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {milliseconds:F0} ms in {name}"));
        }

        int Add(IEnumerable<string> lines)
        {
            said.AddRange(lines);
            return said.Count;
        }
    }

    // One after the other: whoever asks first pays for what all of them share.
    private static IEnumerable<string> RunRules(LooseProject project, string folder, CSharpCompilation compilation, Dictionary<string, double> times)
    {
        var run = ProjectRun.With(compilation, project.RazorFiles, concurrently: false, logsTime: true);
        var result = run.GetAnalysisResultAsync(CancellationToken.None).GetAwaiter().GetResult();
        foreach (var (analyzer, info) in result.AnalyzerTelemetryInfo)
        {
            var name = analyzer.GetType().Name;
            times[name] = Math.Min(times.GetValueOrDefault(name, double.MaxValue), info.ExecutionTime.TotalMilliseconds);
        }

        return result.GetAllDiagnostics().Select(d => ProjectRun.Describe(d, folder)).Order(StringComparer.Ordinal);
    }
}
