using System.Diagnostics;
using Chaperone.Inventory.Reviewed;
using Xunit;

namespace Chaperone.Inventory.Tests.Reviewed;

public class ReviewedFileTests
{
    private const string Two = "#format 1\nGET /a auth=user\nGET /b auth=user\n";

    public static TheoryData<string> Breaks => ["\n", "\r\n", "\r"];

    [Theory]
    [MemberData(nameof(Breaks))]
    public void AnyFile_IsGivenBackAsItIs(string lineBreak)
    {
        for (var seed = 0; seed < 1000; seed++)
        {
            var random = new Random(seed);
            var text = Entries.File(random, () => Entries.Inventory(random).ToString(), lineBreak);
            Assert.Equal(text, string.Concat(InventoryEntry.ParseFile(text).Lines.Select(l => l.Text + l.LineBreak)));
            Assert.Equal(text, new ReviewedEdit<InventoryEntry>(InventoryEntry.ParseFile(text)).Apply());
        }
    }

    [Fact]
    public void Lines_AreWhereTheySay()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var random = new Random(seed);
            var text = Entries.File(random, () => Entries.Exception(random).ToString(), "\r\n");
            var file = ExceptionEntry.ParseFile(text);
            Assert.All(file.Lines, l => Assert.Equal(l.Text, text.Substring(l.Start, l.Text.Length)));
            Assert.All(file.Problems, p => Assert.Equal(file.Lines[p.Line].Start, p.Start));
        }
    }

    [Fact]
    public void Garbage_IsReadWithoutFailing()
    {
        for (var seed = 0; seed < 2000; seed++)
        {
            var random = new Random(seed);
            var bytes = new byte[random.Next(400)];
            random.NextBytes(bytes);
            var text = System.Text.Encoding.Latin1.GetString(bytes) + (random.Next(2) == 0 ? "" : System.Text.Encoding.UTF8.GetString(bytes));
            Assert.Equal(text, string.Concat(InventoryEntry.ParseFile(text).Lines.Select(l => l.Text + l.LineBreak)));
            Assert.NotNull(ExceptionEntry.ParseFile(text).Problems);
        }
    }

    [Fact]
    public void EmptyFile_HasNoProblem_AndGetsItsHeaderWithTheFirstLine()
    {
        var file = InventoryEntry.ParseFile("");
        Assert.Empty(file.Problems);
        var edit = new ReviewedEdit<InventoryEntry>(file);
        edit.Add(Entry("GET /b auth=user"));
        edit.Add(Entry("GET /a auth=user"));
        Assert.Equal(Two, edit.Apply());
    }

    [Fact]
    public void Problems_AreNamedAtTheirLines_AndTheRestStillCounts()
    {
        var file = InventoryEntry.ParseFile("""
            #format 1
            GET /b auth=user
            <<<<<<< ours
            GET /a auth=user
            =======
            GET /a auth=open
            >>>>>>> theirs
            nonsense
            GET /b auth=user
            """);
        Assert.Equal(
            [
                (2, "a merge was not finished"), (3, "the lines are not sorted"), (4, "a merge was not finished"),
                (5, "another line is about the same and says something else"), (6, "a merge was not finished"),
                (7, "it does not begin with a verb and a route"), (8, "the line stands twice"),
            ],
            file.Problems.Select(p => (p.Line, p.Message)));
        Assert.Equal(4, file.Entries.Count());
    }

    [Fact]
    public void Header_IsAskedForOnlyWhereEntriesStand()
    {
        Assert.Equal("the file does not begin with '#format 1'", Assert.Single(InventoryEntry.ParseFile("# ours\nGET /a auth=user\n").Problems).Message);
        Assert.Empty(InventoryEntry.ParseFile("# ours\n#format 1\nGET /a auth=user\n").Problems);
        Assert.Equal("the file begins twice", Assert.Single(InventoryEntry.ParseFile(Two + "#format 1\n").Problems).Message);
    }

    [Fact]
    public void NewerFormat_IsNotRead()
    {
        var file = InventoryEntry.ParseFile(Two.Replace('1', '2'));
        Assert.False(file.IsReadable);
        Assert.Empty(file.Entries);
        Assert.Single(file.Problems);
    }

    [Fact]
    public void ByteOrderMark_IsNoProblem()
    {
        var file = InventoryEntry.ParseFile("\ufeff" + Two);
        Assert.Empty(file.Problems);
        Assert.Equal(2, file.Entries.Count());
    }

    [Theory]
    [InlineData("\n", "GET /a auth=user\nGET /c auth=user", "#format 1\nGET /a auth=user\nGET /b auth=user\nGET /c auth=user")]
    [InlineData("\r\n", "#format 1\r\n# first\r\nGET /c auth=user\r\n", "#format 1\r\nGET /b auth=user\r\n# first\r\nGET /c auth=user\r\n")]
    [InlineData("\n", "#format 1\nGET /a auth=user\n\n# the end\n", "#format 1\nGET /a auth=user\nGET /b auth=user\n\n# the end\n")]
    public void NewLine_GoesToItsPlace(string lineBreak, string before, string after)
    {
        var file = InventoryEntry.ParseFile(before);
        var edit = new ReviewedEdit<InventoryEntry>(file);
        edit.Add(Entry("GET /b auth=user"));
        Assert.Equal(after, edit.Apply());
        Assert.Equal(lineBreak, file.LineBreak);
    }

    [Fact]
    public void Tidy_LeavesNothingThatTidyingWouldEnd_AndLosesNoEntryAndNoComment()
    {
        for (var seed = 0; seed < 1000; seed++)
        {
            var random = new Random(seed);
            var text = Entries.File(random, () => Entries.Inventory(random, ids: 4).ToString(), "\n");
            var before = InventoryEntry.ParseFile(text);
            var edit = new ReviewedEdit<InventoryEntry>(before);
            edit.Tidy();
            var after = InventoryEntry.ParseFile(edit.Apply());
            Assert.True(after.Problems.All(p => !p.IsTidied), $"seed {seed}\n{text}\n--\n{edit.Apply()}");
            Assert.Equal(Texts(before), Texts(after));
            Assert.Equal(Kept(before, LineKind.Broken), Kept(after, LineKind.Broken));
        }

        static IEnumerable<string> Texts(ReviewedFile<InventoryEntry> file) => file.Entries.Select(e => e.ToString()).Distinct().Order(StringComparer.Ordinal);
        static IEnumerable<string> Kept(ReviewedFile<InventoryEntry> file, LineKind kind) => file.Lines.Where(l => l.Kind == kind).Select(l => l.Text).Order(StringComparer.Ordinal);
    }

    [Fact]
    public void Edits_TouchOnlyTheirLines()
    {
        for (var seed = 0; seed < 1000; seed++)
        {
            var random = new Random(seed);
            var file = InventoryEntry.ParseFile(Entries.File(random, () => Entries.Inventory(random).ToString(), "\r\n"));
            var entries = Enumerable.Range(0, file.Lines.Count).Where(i => file.Lines[i].Entry is not null).ToList();
            if (entries.Count < 2)
            {
                continue;
            }

            var edit = new ReviewedEdit<InventoryEntry>(file);
            edit.Remove(entries[0]);
            edit.Replace(entries[1], Entry("GET /replaced auth=open"));
            var after = InventoryEntry.ParseFile(edit.Apply()).Lines.Select(l => l.Text).ToList();
            var expected = file.Lines.Select(l => l.Text).ToList();
            expected[entries[1]] = "GET /replaced auth=open";
            expected.RemoveAt(entries[0]);
            Assert.Equal(expected, after.Where(t => t != "#format 1" || expected.Contains(t)));
        }
    }

    [Fact]
    public void TenThousandLines_AreReadAndEditedQuickly()
    {
        var text = "#format 1\n" + string.Concat(Enumerable.Range(0, 10_000).Select(i => $"GET /api/things/{i:D5} auth=policy:Read phi=out:dob,mrn docs=yes\n"));
        var watch = Stopwatch.StartNew();
        var file = InventoryEntry.ParseFile(text);
        Assert.Empty(file.Problems);
        var update = new InventoryUpdate(file, ["net10.0"], ["net10.0"]);
        for (var i = 0; i < 10_000; i++)
        {
            update.Add(Entry($"POST /api/things/{i:D5} auth=policy:Write"), "net10.0");
            update.Remove(Entry($"GET /api/things/{i:D5} auth=policy:Read phi=out:dob,mrn docs=yes"), "net10.0");
        }

        Assert.Equal(10_000, InventoryEntry.ParseFile(update.Apply()).Entries.Count(e => e.Id.StartsWith("POST", StringComparison.Ordinal)));

        // Quadratic work would take minutes; the bound is far from both.
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), watch.Elapsed.ToString());
    }

    private static InventoryEntry Entry(string line) => InventoryEntry.Parse(line).Entry!;
}
