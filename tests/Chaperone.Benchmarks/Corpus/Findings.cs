using System.Text.RegularExpressions;
using Chaperone.Endpoints.Authorization;
using Microsoft.CodeAnalysis;

namespace Chaperone.Benchmarks.Corpus;

/// <summary>What the rules say of foreign code, to be looked at one by one.</summary>
internal static class Findings
{
    /// <param name="folder">Where the projects are.</param>
    /// <param name="rules">The identifiers of the rules that are asked for.</param>
    /// <param name="withRows">Whether all endpoints are listed too.</param>
    /// <param name="documents">OpenAPI documents that are held against every project.</param>
    /// <param name="globalConfig">An option that every project gets, as a line of a global configuration.</param>
    public static async Task<int> RunAsync(string folder, Regex rules, bool withRows, IReadOnlyList<string> documents, string? globalConfig)
    {
        var (projects, listed) = (0, 0);
        foreach (var project in new LooseProjects(folder).All())
        {
            projects++;
            var endpoints = ProjectRun.Model(project.Compilation).Endpoints;
            var found = (await ProjectRun.DiagnosticsAsync(project.Compilation, [.. project.RazorFiles, .. documents], rules: rules, globalConfig: globalConfig)).Where(d => rules.IsMatch(d.Id) || ProjectRun.IsFailure(d)).ToList();
            if (endpoints.IsEmpty && found.Count == 0)
            {
                continue;
            }

            listed++;
            var errors = project.Compilation.GetDiagnostics().Count(static d => d.Severity == DiagnosticSeverity.Error);
            var states = string.Join(", ", endpoints.GroupBy(static e => e.Protection.State).OrderBy(static g => g.Key).Select(static g => $"{g.Count()} {g.Key}"));
            var counts = string.Join(", ", found.GroupBy(static d => d.Id).OrderBy(static g => g.Key, StringComparer.Ordinal).Select(static g => $"{g.Count()} {g.Key}"));
            Console.WriteLine($"{project.Path}: {endpoints.Length} endpoints ({states}), {errors} compiler errors, findings: {counts}");
            foreach (var reasons in endpoints.Where(static e => e.Protection.State == ProtectionState.Unknown).GroupBy(static e => e.Protection.Reason).OrderByDescending(static g => g.Count()))
            {
                Console.WriteLine($"  {reasons.Count()} unknown: {reasons.Key}");
            }

            foreach (var row in endpoints.Where(_ => withRows))
            {
                Console.WriteLine($"  {row.Protection.State}: {row.Id} at {Place(row.Location)}; {row.Protection.Reason}{string.Join(", ", row.Protection.Evidence.Select(e => e.What + " at " + Place(e.Where)))}");
            }

            foreach (var line in found.Select(d => ProjectRun.Describe(d, folder)).Order(StringComparer.Ordinal))
            {
                Console.WriteLine("  " + line);
            }
        }

        // An empty answer is none: the folder may be the wrong one, or what was put there incomplete.
        Console.WriteLine($"{projects} projects with sources, {listed} with endpoints or findings");
        return projects == 0 ? 1 : 0;

        string Place(Location? location) => location is { SourceTree: { } tree } ? $"{Path.GetRelativePath(folder, tree.FilePath)}({location.GetLineSpan().StartLinePosition.Line + 1})" : "-";
    }
}
