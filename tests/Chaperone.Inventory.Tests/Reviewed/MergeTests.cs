using System.Diagnostics;
using Chaperone.Inventory.Reviewed;
using Xunit;

namespace Chaperone.Inventory.Tests.Reviewed;

/// <summary>Two branches that change the file at the same time, merged by git itself.</summary>
public sealed class MergeTests : IDisposable
{
    private const string File = "ApiInventory.txt";
    private readonly string _folder = Directory.CreateTempSubdirectory("chaperone-merge-").FullName;

    [Fact]
    public void EndpointsInDifferentPlaces_MergeCleanly()
    {
        var merged = Merge(attributes: false, ours: e => { e.Add(Entry("GET /a/new auth=user")); e.Remove(9); }, theirs: e => { e.Add(Entry("GET /k/new auth=user")); e.Replace(4, Entry("GET /d auth=policy:P")); });
        Assert.Empty(merged.Problems);
        Assert.Equal(
            ["GET /a auth=user", "GET /a/new auth=user", "GET /b auth=user", "GET /c auth=user", "GET /d auth=policy:P", "GET /e auth=user", "GET /f auth=user", "GET /g auth=user", "GET /h auth=user", "GET /j auth=user", "GET /k auth=user", "GET /k/new auth=user", "GET /l auth=user"],
            merged.Entries.Select(e => e.ToString()));
    }

    [Fact]
    public void NeighbouringEndpoints_MergeCleanlyWithTheUnionDriver()
    {
        var merged = Merge(attributes: true, ours: e => e.Add(Entry("GET /a/1 auth=user")), theirs: e => e.Add(Entry("GET /a/2 auth=user")));
        Assert.All(merged.Problems, p => Assert.True(p.IsTidied));
        Assert.Equal(14, merged.Entries.Count());
        var edit = new ReviewedEdit<InventoryEntry>(merged);
        edit.Tidy();
        Assert.Empty(InventoryEntry.ParseFile(edit.Apply()).Problems);
    }

    [Fact]
    public void OneEndpointChangedOnBothBranches_IsAConflictThatIsReported()
    {
        var merged = Merge(attributes: true, ours: e => e.Replace(4, Entry("GET /d auth=policy:P")), theirs: e => e.Replace(4, Entry("GET /d auth=open")));
        Assert.Equal("another line is about the same and says something else", Assert.Single(merged.Problems).Message);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private ReviewedFile<InventoryEntry> Merge(bool attributes, Action<ReviewedEdit<InventoryEntry>> ours, Action<ReviewedEdit<InventoryEntry>> theirs)
    {
        Git("init", "-q", "-b", "main");
        System.IO.File.WriteAllText(Path.Combine(_folder, ".gitattributes"), attributes ? File + " merge=union\n" : "");
        var file = "#format 1\n" + string.Concat("abcdefghijkl".Select(c => $"GET /{c} auth=user\n"));
        Write(file);
        Git("add", ".");
        Commit();
        Git("checkout", "-q", "-b", "theirs");
        Write(Edited(file, theirs));
        Commit();
        Git("checkout", "-q", "main");
        Write(Edited(file, ours));
        Commit();
        Git("-c", "user.name=t", "-c", "user.email=t@example.org", "merge", "-q", "theirs");
        return InventoryEntry.ParseFile(System.IO.File.ReadAllText(Path.Combine(_folder, File)));
    }

    private static string Edited(string text, Action<ReviewedEdit<InventoryEntry>> change)
    {
        var edit = new ReviewedEdit<InventoryEntry>(InventoryEntry.ParseFile(text));
        change(edit);
        return edit.Apply();
    }

    private void Write(string text) => System.IO.File.WriteAllText(Path.Combine(_folder, File), text);

    private void Commit() => Git("-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "-q", "-a", "-m", "x");

    private void Git(params string[] arguments)
    {
        var start = new ProcessStartInfo("git") { WorkingDirectory = _folder, RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd() + process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"git {string.Join(' ', arguments)}: {output}");
    }

    private static InventoryEntry Entry(string line) => InventoryEntry.Parse(line).Entry!;
}
