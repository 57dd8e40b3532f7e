using System.Text.Json;
using System.Text.RegularExpressions;

namespace Chaperone.Tool.Tests;

public sealed class FolderScanTests(FolderFixture folder) : IClassFixture<FolderFixture>
{
    [Fact]
    public void Nothing_in_the_scanned_tree_changes_but_bin_and_obj()
    {
        Assert.True(folder.Before.Count >= 9);
        Assert.Equal(folder.Before, folder.After);
    }

    [Fact]
    public void The_inventory_has_every_endpoint()
    {
        using var inventory = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder.Output, "Clinic.api-inventory.json")));
        var rows = inventory.RootElement.GetProperty("endpoints").EnumerateArray()
            .ToDictionary(e => e.GetProperty("id").GetString()!, e => e.GetProperty("protection").GetProperty("state").GetString());
        Assert.Equal(new Dictionary<string, string?> { ["GET /open"] = "open", ["GET /secret"] = "protected" }, rows);
    }

    [Fact]
    public void Projects_of_one_name_keep_their_own_inventories()
    {
        Assert.Contains("GET /accepted", File.ReadAllText(Path.Combine(folder.Output, "Clinic.Clinic.api-inventory.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void The_table_has_a_row_for_every_web_project()
    {
        Assert.Matches(Row("Clinic/Clinic.csproj", 2, 1, 0, 0, 1, 0, 0, 0, 1), folder.Result.Output);
        Assert.Matches(Row("Old/Clinic/Clinic.csproj", 1, 0, 0, 0, 1, 0, 0, 0, 0), folder.Result.Output);
    }

    [Fact]
    public void A_finding_is_printed_with_its_place()
    {
        Assert.Contains("Clinic/Program.cs(5,5): warning CHP1001: Endpoint 'GET /open' can be called by anyone", folder.Result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("/accepted", folder.Result.Output, StringComparison.Ordinal);
        Assert.Contains("1 findings suppressed in the source", folder.Result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_project_that_does_not_build_is_named_with_its_error()
    {
        Assert.Contains("failed: Broken/Broken.csproj", folder.Result.Output, StringComparison.Ordinal);
        Assert.Contains("Broken/Program.cs(8,1): CS0103: The name 'NoSuchThing' does not exist", folder.Result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_project_file_that_cannot_be_read_is_named_and_does_not_stop_the_others()
    {
        Assert.Contains("failed: Torn/Torn.csproj", folder.Result.Output, StringComparison.Ordinal);
        Assert.Contains("MSB4025", folder.Result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_left_out_is_counted()
    {
        Assert.Contains("2 scanned, 2 failed, 1 without ASP.NET Core skipped, 1 not C# skipped", folder.Result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failed_project_makes_the_exit_code_2() => Assert.Equal(2, folder.Result.ExitCode);

    [Fact]
    public void Progress_is_printed_as_plain_lines_when_redirected()
    {
        Assert.Matches(@"\[\d\d:\d\d\] Restoring 5 projects\n", folder.Result.Errors);
        Assert.Matches(@"\[\d\d:\d\d\] Analyzing Clinic/Clinic.csproj \(net10.0\)\n", folder.Result.Errors);
        Assert.DoesNotContain("\u001b", folder.Result.Output + folder.Result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Findings_json_holds_projects_and_findings()
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder.Output, "findings.json")));
        var status = json.RootElement.GetProperty("projects").EnumerateArray()
            .ToDictionary(p => p.GetProperty("project").GetString()!, p => p.GetProperty("status").GetString());
        Assert.Equal(
            new Dictionary<string, string?>
            {
                ["Broken/Broken.csproj"] = "failed",
                ["Clinic/Clinic.csproj"] = "scanned",
                ["Old/Clinic/Clinic.csproj"] = "scanned",
                ["Torn/Torn.csproj"] = "failed",
            },
            status);
        var finding = json.RootElement.GetProperty("findings").EnumerateArray().Single(f => f.GetProperty("project").GetString() == "Clinic/Clinic.csproj");
        Assert.Equal("GET /open", finding.GetProperty("endpoint").GetString());
        Assert.Equal("Clinic/Program.cs", finding.GetProperty("file").GetString());
        Assert.Equal(5, finding.GetProperty("line").GetInt32());
        Assert.False(finding.GetProperty("suppressed").GetBoolean());
        var accepted = json.RootElement.GetProperty("findings").EnumerateArray().Single(f => f.GetProperty("project").GetString() == "Old/Clinic/Clinic.csproj");
        Assert.True(accepted.GetProperty("suppressed").GetBoolean());
    }

    private static Regex Row(string project, params int[] numbers) =>
        new($"(?m)^{Regex.Escape(project)} +{string.Join(" +", numbers)} *$");
}
