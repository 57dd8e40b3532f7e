using static Chaperone.Tests.Robustness.BadInputTests;

namespace Chaperone.Tests.Robustness;

/// <summary>Applications whose files are damaged by chance, the same way in every run.</summary>
public class DamagedFileTests
{
    [Fact]
    public async Task FilesCutAtRandomPlaces_AreNoFailure()
    {
        var random = new Random(20261123);
        foreach (var (_, files) in SampleApplications.All)
        {
            for (var i = 0; i < 12; i++)
            {
                var cut = (string[])files.Clone();
                var which = random.Next(files.Length);
                cut[which] = files[which][..random.Next(files[which].Length)];
                await FindingsAsync(Broken(cut));
            }
        }
    }

    [Fact]
    public async Task FilesWithTokensTakenOut_AreNoFailure()
    {
        var random = new Random(4711);
        foreach (var (_, files) in SampleApplications.All)
        {
            for (var i = 0; i < 8; i++)
            {
                var changed = (string[])files.Clone();
                var which = random.Next(files.Length);
                var tokens = Microsoft.CodeAnalysis.CSharp.CSharpSyntaxTree.ParseText(files[which]).GetRoot().DescendantTokens().ToList();
                foreach (var token in Enumerable.Range(0, 3).Select(_ => tokens[random.Next(tokens.Count)]).DistinctBy(static t => t.SpanStart).OrderByDescending(static t => t.SpanStart))
                {
                    changed[which] = changed[which].Remove(token.SpanStart, token.Span.Length);
                }

                await FindingsAsync(Broken(changed));
            }
        }
    }
}
