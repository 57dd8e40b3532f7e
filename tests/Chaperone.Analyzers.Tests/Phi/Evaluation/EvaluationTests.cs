using System.Collections.Immutable;
using System.Globalization;
using Chaperone.Configuration;
using Chaperone.Phi;

namespace Chaperone.Tests.Phi.Evaluation;

/// <summary>What the recognition says of labelled code that others wrote. docs/phi-quality.md tells how it was labelled and publishes these numbers.</summary>
public class EvaluationTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Phi", "Evaluation");

    public static TheoryData<string, double, double> Splits => new()
    {
        { "train", 0.98, 0.93 },
        { "test", 0.97, 0.93 },
    };

    [Theory]
    [MemberData(nameof(Splits))]
    public void HealthCode_IsRecognised(string split, double precision, double recall)
    {
        var counts = new Counts();
        foreach (var repository in Read("health.tsv").Where(m => m.Split == split).GroupBy(static m => m.Repository))
        {
            counts.Add(Of(repository));
        }

        Assert.True(counts.Precision >= precision, $"precision {counts.Precision:0.000}: {counts}");
        Assert.True(counts.Recall >= recall, $"recall {counts.Recall:0.000}: {counts}");
    }

    [Theory]
    [InlineData("train")]
    [InlineData("test")]
    public void OtherCode_HasAtMostOneWarningInAThousandMembers(string split)
    {
        var counts = new Counts();
        foreach (var repository in Read("other.tsv").Where(m => m.Split == split).GroupBy(static m => m.Repository))
        {
            counts.Add(Of(repository));
        }

        Assert.True(counts.All > 10_000, counts.ToString());
        Assert.True(counts.FalsePositives * 1000 <= counts.All, counts.ToString());
    }

    [Fact]
    public void OtherCodeTakenForHealthCode_HasAtMostFourWarningsInAThousandMembers()
    {
        var always = new PhiSettings(HealthMode.Always, ImmutableSortedSet<string>.Empty, []);
        var counts = new Counts();
        foreach (var repository in Read("other.tsv").GroupBy(static m => m.Repository))
        {
            counts.Add(Of(repository, always));
        }

        Assert.True(counts.FalsePositives * 250 <= counts.All, counts.ToString());
    }

    [Fact]
    public void Labels_AreEnough_AndNoRepositoryIsInBothSplits()
    {
        var labelled = Read("health.tsv").Where(static m => m.Label is "0" or "1" or "A").ToList();
        Assert.True(labelled.Count >= 3000);
        Assert.True(labelled.Select(static m => m.Repository).Distinct().Count() >= 20);
        Assert.All(labelled.GroupBy(static m => m.Repository), static r => Assert.Single(r.Select(static m => m.Split).Distinct()));
        Assert.True(Read("other.tsv").Count(static m => m.Label == "0") >= 20_000);
    }

    /// <summary>Of the labelled PHI of the test split that is found: whether it is taken for what it is. Several kinds are right where a reader would take either.</summary>
    [Fact]
    public void Kinds_AreRight()
    {
        var labels = File.ReadLines(Path.Combine(Folder, "kinds.tsv")).Skip(1).Select(static l => l.Split('\t')).ToDictionary(static c => (c[0], c[1], c[2]), static c => c[3].Split('|'));
        var found = 0;
        var wrong = new List<string>();
        var special = 0;
        foreach (var repository in Read("health.tsv").Where(static m => m.Split == "test").GroupBy(static m => m.Repository))
        {
            foreach (var (member, fact) in LabelledCode.Judge([.. repository], References.AspNetCore))
            {
                if (member.Label == "1" && fact is { Confidence: >= PhiConfidence.Medium } && labels.TryGetValue((member.Repository, member.Type, member.Member), out var kinds))
                {
                    found++;
                    special += fact.Sensitive == SensitiveCategory.None ? 0 : 1;
                    if (!kinds.Contains(fact.Kind.ToString()))
                    {
                        wrong.Add($"{member.Type}.{member.Member}: {fact.Kind}");
                    }
                }
            }
        }

        var page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", "phi-quality.md"));
        Assert.True(wrong.Count * 8 <= found, string.Join(", ", wrong));
        Assert.Equal(0, special);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"| kind | {found} | {found - wrong.Count} | {(found - wrong.Count) / (double)found:0.000} |"), page, StringComparison.Ordinal);
    }

    /// <summary>Of the members that are specially protected (substance use, psychotherapy, HIV, genetics, reproduction) by a reader's word: whether that is said of them; and of all others, whether it is said wrongly.</summary>
    [Theory]
    [InlineData("train")]
    [InlineData("test")]
    public void SpecialCategories_AreMeasured(string split)
    {
        var labels = File.ReadLines(Path.Combine(Folder, "special.tsv")).Skip(1).Select(static l => l.Split('\t')).ToDictionary(static c => (c[0], c[1], c[2]), static c => c[3]);
        var all = labels.Count;
        var labelled = labels.Keys.Select(static k => k.Item1).ToHashSet();
        var (right, asPhi, missed) = (0, 0, 0);
        var wrong = new List<string>();
        foreach (var repository in Read("health.tsv").Where(m => m.Split == split && (split == "test" || labelled.Contains(m.Repository))).GroupBy(static m => m.Repository))
        {
            foreach (var (member, fact) in LabelledCode.Judge([.. repository], References.AspNetCore))
            {
                var said = fact is { Confidence: >= PhiConfidence.Medium } ? fact.Sensitive : SensitiveCategory.None;
                if (labels.Remove((member.Repository, member.Type, member.Member), out var category))
                {
                    right += said.ToString() == category ? 1 : 0;
                    asPhi += said == SensitiveCategory.None && fact is { Confidence: >= PhiConfidence.Medium } ? 1 : 0;
                    missed += fact is { Confidence: >= PhiConfidence.Medium } ? 0 : 1;
                }
                else if (said != SensitiveCategory.None && member.Label != "A")
                {
                    wrong.Add($"{member.Type}.{member.Member}: {said}");
                }
            }
        }

        Assert.True(labels.Count < all);
        var page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", "phi-quality.md"));
        var row = string.Create(CultureInfo.InvariantCulture, $"| {split} | {right + asPhi + missed} | {right} | {asPhi} | {missed} | {wrong.Count} |");
        Assert.True(page.Contains(row, StringComparison.Ordinal), row + " " + string.Join(", ", wrong));
    }

    /// <summary>Repositories that were chosen for a specially protected subject, and looked at after their first run; the page has that one's numbers too.</summary>
    [Fact]
    public void Subjects_AreRecognisedAndPublished()
    {
        var page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", "phi-quality.md"));
        var counts = new Counts();
        foreach (var repository in Read("subjects.tsv").GroupBy(static m => m.Repository))
        {
            counts.Add(Of(repository));
        }

        Assert.True(counts.Precision >= 0.93, $"precision {counts.Precision:0.000}: {counts}");
        Assert.True(counts.Recall >= 0.89, $"recall {counts.Recall:0.000}: {counts}");
        Assert.All(Table("subjects.tsv"), row => Assert.True(page.Contains(row, StringComparison.Ordinal), row));

        var labels = File.ReadLines(Path.Combine(Folder, "subjects.special.tsv")).Skip(1).Select(static l => l.Split('\t')).ToDictionary(static c => (c[0], c[1], c[2]), static c => c[3]);
        var rows = labels.Values.Distinct().ToDictionary(static c => c, static _ => new int[4]);
        var wrong = new List<string>();
        foreach (var repository in Read("subjects.tsv").GroupBy(static m => m.Repository))
        {
            foreach (var (member, fact) in LabelledCode.Judge([.. repository], References.AspNetCore))
            {
                var said = fact is { Confidence: >= PhiConfidence.Medium } ? fact.Sensitive : SensitiveCategory.None;
                if (labels.TryGetValue((member.Repository, member.Type, member.Member), out var category))
                {
                    rows[category][0]++;
                    rows[category][said.ToString() == category ? 1 : fact is { Confidence: >= PhiConfidence.Medium } ? 2 : 3]++;
                }
                else if (said != SensitiveCategory.None && member.Label != "A")
                {
                    wrong.Add($"{member.Type}.{member.Member}: {said}");
                }
            }
        }

        Assert.All(rows, c => Assert.True(page.Contains($"| {c.Key} | {c.Value[0]} | {c.Value[1]} | {c.Value[2]} | {c.Value[3]} |", StringComparison.Ordinal), $"| {c.Key} | {string.Join(" | ", c.Value)} |"));
        Assert.True(page.Contains($"said wrongly of {wrong.Count} other members", StringComparison.Ordinal), string.Join(", ", wrong));
    }

    [Fact]
    public void Page_PublishesTheseNumbers()
    {
        var page = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "docs", "phi-quality.md"));
        Assert.All(Table("health.tsv"), row => Assert.True(page.Contains(row), row));
        foreach (var split in Read("health.tsv").GroupBy(static m => m.Split))
        {
            var counts = new Counts();
            foreach (var repository in split.GroupBy(static m => m.Repository))
            {
                counts.Add(Of(repository));
            }

            Assert.Contains(page, l => l.Replace("*", "", StringComparison.Ordinal) == string.Create(CultureInfo.InvariantCulture, $"| {split.Key} | {split.Select(static m => m.Repository).Distinct().Count()} | {counts.All} | {counts.TruePositives + counts.FalseNegatives} | {counts.Ambiguous} | {counts.TruePositives} | {counts.FalsePositives} | {counts.FalseNegatives} | {counts.Precision:0.000} | {counts.Recall:0.000} |"));
        }
    }

    /// <summary>The rows of the page: a repository, what was labelled, what was found.</summary>
    private static IEnumerable<string> Table(string file)
    {
        foreach (var repository in Read(file).GroupBy(static m => m.Repository))
        {
            var c = Of(repository);
            yield return string.Create(CultureInfo.InvariantCulture, $"| {repository.Key} | {repository.First().Split} | {c.All} | {c.TruePositives + c.FalseNegatives} | {c.Ambiguous} | {c.TruePositives} | {c.FalsePositives} | {c.FalseNegatives} |");
        }
    }

    private static IReadOnlyList<LabelledMember> Read(string file) => LabelledCode.Read(Path.Combine(Folder, file));

    private static Counts Of(IEnumerable<LabelledMember> members, PhiSettings? settings = null)
    {
        var counts = new Counts();
        foreach (var (member, fact) in LabelledCode.Judge([.. members], References.AspNetCore, settings))
        {
            counts.Add(member.Label, fact is { Confidence: >= PhiConfidence.Medium });
        }

        return counts;
    }

    private sealed class Counts
    {
        public int TruePositives { get; private set; }

        public int FalsePositives { get; private set; }

        public int FalseNegatives { get; private set; }

        public int Ambiguous { get; private set; }

        public int All { get; private set; }

        public double Precision => TruePositives / (double)(TruePositives + FalsePositives);

        public double Recall => TruePositives / (double)(TruePositives + FalseNegatives);

        public void Add(string label, bool isFound)
        {
            All++;
            switch (label)
            {
                case "1" when isFound:
                    TruePositives++;
                    break;
                case "1":
                    FalseNegatives++;
                    break;
                case "0" when isFound:
                    FalsePositives++;
                    break;
                case "A":
                    Ambiguous++;
                    break;
            }
        }

        public void Add(Counts other)
        {
            TruePositives += other.TruePositives;
            FalsePositives += other.FalsePositives;
            FalseNegatives += other.FalseNegatives;
            Ambiguous += other.Ambiguous;
            All += other.All;
        }

        public override string ToString() => $"{TruePositives} right, {FalsePositives} wrong, {FalseNegatives} missed of {All}";
    }
}
