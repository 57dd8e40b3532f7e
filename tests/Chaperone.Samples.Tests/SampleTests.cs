using NJsonSchema;
using Xunit;

namespace Chaperone.Samples.Tests;

/// <summary>The samples as they are described in samples/README.md, as they run, and as their inventories say.</summary>
public class SampleTests
{
    public static TheoryData<string> Samples => [.. Sample.Names];

    public static TheoryData<string> UnsafeSamples => [.. Sample.Names.Where(n => n.EndsWith("/Unsafe", StringComparison.Ordinal))];

    [Fact]
    public void FourSamples_AreShipped() =>
        Assert.Equal(["ClinicApi/Safe", "ClinicApi/Unsafe", "TelehealthApi/Safe", "TelehealthApi/Unsafe"], Sample.Names.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task AnonymousCallers_GetWhatTheReadmeSays(string name)
    {
        var sample = Sample.Named(name);
        var expected = sample.Truth().ToDictionary(t => t.Endpoint, t => IsUnsafe(sample) || t.IsIntended ? t.Anonymous : 401);
        var actual = new Dictionary<string, int>();
        await using (var running = await RunningSample.StartAsync(sample))
        {
            foreach (var request in sample.Requests())
            {
                actual.Add(request.Endpoint, await running.SendAsync(request, signedIn: false));
            }
        }

        Assert.Equal(Lines(expected), Lines(actual));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task CallersWhoMay_AreServed(string name)
    {
        var sample = Sample.Named(name);
        var refused = new List<string>();
        await using (var running = await RunningSample.StartAsync(sample))
        {
            foreach (var request in sample.Requests().Where(r => r.User is not null))
            {
                var status = await running.SendAsync(request, signedIn: true);
                if (status is < 200 or > 299)
                {
                    refused.Add(request.Endpoint + " answers " + status + " to " + request.User);
                }
            }
        }

        Assert.Empty(refused);
    }

    [Theory]
    [MemberData(nameof(UnsafeSamples))]
    public void InventoryOfTheUnsafeForm_SaysWhatTheReadmeSays(string name)
    {
        var sample = Sample.Named(name);
        var expected = sample.Truth().Select(t => t.Endpoint + ": " + t.Inventory);

        // The column is about who gets in; what the other rules find is in their own tests.
        var actual = sample.Inventory().Select(r => r.Id + ": " + string.Join(", ", r.Findings.Where(f => f == "CHP1001").Prepend(r.State)));
        Assert.Equal(expected.Order(StringComparer.Ordinal), actual.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task Inventory_IsValidAgainstTheSchema(string name)
    {
        // NJsonSchema looks for definitions under the name that they had before draft 2019-09.
        var text = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "api-inventory.schema.json"));
        var schema = await JsonSchema.FromJsonAsync(text.Replace("$defs", "definitions", StringComparison.Ordinal));
        Assert.Empty(schema.Validate(await File.ReadAllTextAsync(Sample.Named(name).InventoryFile)));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Inventory_AgreesWithRunTime(string name)
    {
        var sample = Sample.Named(name);
        var status = sample.Truth().ToDictionary(t => t.Endpoint, t => IsUnsafe(sample) || t.IsIntended ? t.Anonymous : 401);
        foreach (var row in sample.Inventory())
        {
            // The webhook's own filter refuses: its endpoint is declared anonymous all the same.
            var refused = status[row.Id] == 401 && row.State != "open-explicit";
            Assert.True(refused == row.State is "protected" or "fallback", row.Id + " is " + row.State + " and answers " + status[row.Id]);

            // The API description is mapped in Development only.
            Assert.Equal(row.Id.Contains("/openapi/") ? "partial" : "exact", row.Confidence);
        }

        Assert.Equal(status.Keys.Order(StringComparer.Ordinal), sample.Inventory().Select(r => r.Id).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void SafeForms_HaveNoFinding_AndEveryHoleOfAnUnsafeFormIsFoundOrDeclared(string name)
    {
        var sample = Sample.Named(name);
        if (!IsUnsafe(sample))
        {
            Assert.All(sample.Inventory(), row => Assert.Empty(row.Findings));
            return;
        }

        var rows = sample.Inventory().ToDictionary(r => r.Id);
        var holes = sample.Truth().Where(t => t.IsHole).ToArray();
        Assert.True(holes.Length >= 8, "only " + holes.Length + " holes");
        Assert.All(holes, hole => Assert.True(rows[hole.Endpoint].State == "open-explicit" || rows[hole.Endpoint].Findings.Contains("CHP1001"), hole.Endpoint));
        Assert.All(rows.Values.Where(r => r.Findings.Contains("CHP1001")), row => Assert.Contains(holes, h => h.Endpoint == row.Id));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task StrictBuild_BreaksTheUnsafeForms_NamesTheFindingsAndTheInventory(string name)
    {
        var sample = Sample.Named(name);
        using var folder = new TemporaryFolder();
        var inventory = Path.Combine(folder.Path, "api-inventory.json");

        var (exitCode, output) = await DotNet.RunAsync(
            sample.Directory,
            "build", sample.Project, "-c", Sample.Configuration, "--no-restore", "--no-dependencies", "-tl:off", "-p:ChaperoneMode=Strict",
            "-p:ChaperoneInventoryPath=" + inventory, "-p:IntermediateOutputPath=" + Path.Combine(folder.Path, "obj") + "/",
            // The path is the referenced project's as well, whose reference assembly is not there.
            "-p:ProduceReferenceAssembly=false");

        var reported = output.Split('\n').Where(l => l.Contains("error CHP1001")).Select(l => l.Trim()).Distinct().Order(StringComparer.Ordinal).ToArray();
        var expected = sample.Inventory().Where(r => r.Findings.Contains("CHP1001")).Select(r => r.Id).ToArray();
        Assert.True((exitCode != 0) == IsUnsafe(sample), output);
        Assert.True(expected.Length == reported.Length, string.Join("\n", reported));
        Assert.All(expected, id => Assert.Contains(reported, line => line.Contains("'" + id + "'")));
        Assert.True(File.Exists(inventory), output);
        Assert.Contains(inventory, output);
        if (!IsUnsafe(sample))
        {
            Assert.DoesNotContain("warning", output.Replace("0 Warning(s)", ""));
        }

        if (name == "ClinicApi/Unsafe")
        {
            var printed = output.Split('\n').Select(line => line.Trim().Replace(sample.Directory + Path.DirectorySeparatorChar, "").Split(" (https://")[0]).ToHashSet();
            var shown = DocumentationTests.BuildShownInReadme();
            Assert.All(shown, line => Assert.Contains(line, printed));
            Assert.Equal(expected.Length, shown.Count(static line => line.Contains(": error CHP1001: ")));
        }
    }

    private static bool IsUnsafe(Sample sample) => sample.Name.EndsWith("/Unsafe", StringComparison.Ordinal);

    private static IEnumerable<string> Lines(Dictionary<string, int> statuses) => statuses.Select(s => s.Key + ": " + s.Value).Order(StringComparer.Ordinal);
}
