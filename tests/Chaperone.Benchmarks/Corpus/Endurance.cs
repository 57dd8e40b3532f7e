using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Chaperone.Benchmarks.Corpus;

/// <summary>
/// All analyzers and the inventory's generator over foreign code, whole and damaged: references removed, files cut at random places, files that
/// are there twice. Nothing may fail or hang. The whole is analysed again with its files in another order, and on one thread: neither may matter.
/// The same damage in every run, and a digest of what was found, so that two runs can be compared with each other.
/// </summary>
internal static class Endurance
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    public static async Task<int> RunAsync(string folder, int rounds, Regex? listed)
    {
        var totals = new Totals();
        foreach (var project in new LooseProjects(folder).All())
        {
            var compilation = project.Compilation;
            var random = new Random(20261125);
            var time = Stopwatch.StartNew();
            var whole = await RunAsync("whole", compilation);
            Compare(whole, await RunAsync("in another order", compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(Shuffled(compilation.SyntaxTrees, random))));
            if (rounds == 0)
            {
                await RunAsync("damaged", Cut(Doubled(compilation.WithReferences(Half(compilation, random)), random), random));
            }
            else
            {
                Compare(whole, await RunAsync("on one thread", compilation, concurrently: false));
                await RunAsync("without packages", compilation.WithReferences(References.AspNetCore));
                await RunAsync("without ASP.NET Core", compilation.WithReferences(References.NetCoreOnly));
                await RunAsync("without references", compilation.WithReferences());
            }

            for (var round = 0; round < rounds; round++)
            {
                await RunAsync("with half of the references", compilation.WithReferences(Half(compilation, random)));
                await RunAsync("cut", Cut(compilation, random));
                await RunAsync("doubled", Doubled(compilation, random));
            }

            totals.Projects++;
            totals.Files += compilation.SyntaxTrees.Length;
            foreach (var finding in whole.Where(l => listed?.IsMatch(l) == true))
            {
                Console.WriteLine("  " + finding);
            }

            Console.WriteLine($"{project.Path}: {compilation.SyntaxTrees.Length} files, {whole.Count} lines {ProjectRun.Digest(whole)}, {time.Elapsed.TotalSeconds:F1} s");

            async Task<List<string>> RunAsync(string what, CSharpCompilation changed, bool concurrently = true)
            {
                totals.Runs++;
                var time = Stopwatch.StartNew();
                var run = Task.Run(async () => (Found: await ProjectRun.DiagnosticsAsync(changed, project.RazorFiles, concurrently), Written: ProjectRun.Generate(changed, project.RazorFiles)));
                if (await Task.WhenAny(run, Task.Delay(Patience)) != run)
                {
                    totals.Hangs++;
                    Console.WriteLine($"{project.Path}, {what}: no end after {Patience.TotalMinutes} minutes");
                    return [];
                }

                if (time.Elapsed > totals.Longest)
                {
                    totals.Longest = time.Elapsed;
                    totals.LongestOf = $"{project.Path}, {what}";
                }

                foreach (var failure in run.Result.Found.Where(ProjectRun.IsFailure).Select(static d => d.ToString()).Concat(run.Result.Written.Failures))
                {
                    totals.Failures++;
                    Console.WriteLine($"{project.Path}, {what}: {failure}");
                }

                return [.. run.Result.Found.Select(d => ProjectRun.Describe(d, folder)).Order(StringComparer.Ordinal), .. run.Result.Written.Lines];
            }

            void Compare(List<string> first, List<string> second)
            {
                foreach (var difference in first.Except(second).Select(static d => "first order only: " + d).Concat(second.Except(first).Select(static d => "second order only: " + d)))
                {
                    totals.Differences++;
                    Console.WriteLine($"{project.Path}: {difference}");
                }
            }
        }

        Console.WriteLine($"{totals.Projects} projects, {totals.Files} files, {totals.Runs} runs: {totals.Failures} failures, {totals.Hangs} hangs, {totals.Differences} differences; longest {totals.Longest.TotalSeconds:F1} s ({totals.LongestOf})");
        return totals.Projects > 0 && totals.Failures + totals.Hangs + totals.Differences == 0 ? 0 : 1;
    }

    private static List<MetadataReference> Half(CSharpCompilation compilation, Random random) => [.. compilation.References.Where(_ => random.Next(2) == 0)];

    private static SyntaxTree[] Shuffled(IEnumerable<SyntaxTree> trees, Random random)
    {
        var result = trees.ToArray();
        random.Shuffle(result);
        return result;
    }

    /// <summary>A tenth of the files, at least one, each cut at a random place.</summary>
    private static CSharpCompilation Cut(CSharpCompilation compilation, Random random)
    {
        foreach (var tree in Some(compilation, random))
        {
            var text = tree.ToString();
            compilation = compilation.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(text[..random.Next(text.Length + 1)], (CSharpParseOptions)tree.Options, tree.FilePath));
        }

        return compilation;
    }

    /// <summary>A tenth of the files twice, under another name, as after a merge that went wrong.</summary>
    private static CSharpCompilation Doubled(CSharpCompilation compilation, Random random) => compilation.AddSyntaxTrees(
        [.. Some(compilation, random).Select(static t => CSharpSyntaxTree.ParseText(t.ToString(), (CSharpParseOptions)t.Options, Path.ChangeExtension(t.FilePath, ".copy.cs")))]);

    private static List<SyntaxTree> Some(CSharpCompilation compilation, Random random) =>
        [.. Shuffled(compilation.SyntaxTrees, random).Take(Math.Max(1, compilation.SyntaxTrees.Length / 10))];

    private sealed class Totals
    {
        public int Projects, Files, Runs, Failures, Hangs, Differences;
        public TimeSpan Longest;
        public string LongestOf = "";
    }
}
