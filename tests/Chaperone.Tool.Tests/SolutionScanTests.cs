using System.Text.Json;

namespace Chaperone.Tool.Tests;

public sealed class SolutionScanTests
{
    // The application's finding is an error, so that its assembly is not emitted; what depends on it still has to be scanned.
    [Fact]
    public async Task A_project_behind_one_with_errors_of_ours_is_scanned_too()
    {
        using var folder = new TempFolder();
        folder.Write("tree/Tests/Tests.csproj", Projects.Web.Replace("</Project>", """<ItemGroup><ProjectReference Include="../App/App.csproj" /></ItemGroup></Project>""", StringComparison.Ordinal));
        folder.Write("tree/Tests/Program.cs", Projects.Program.Replace("\"open\"", "App.Answers.Yes", StringComparison.Ordinal));
        folder.Write("tree/App/App.csproj", Projects.Web.Replace("</PropertyGroup>", "<ChaperoneMode>Strict</ChaperoneMode></PropertyGroup>", StringComparison.Ordinal));
        folder.Write("tree/App/Program.cs", Projects.Program);
        folder.Write("tree/App/Answers.cs", """
            namespace App;

            public static class Answers
            {
                public const string Yes = "yes";
            }

            """);
        folder.Write("tree/All.slnx", """<Solution><Folder Name="/src/"><Project Path="App/App.csproj" /><Project Path="Tests\Tests.csproj" /></Folder></Solution>""");
        folder.Write("tree/Elsewhere/Elsewhere.csproj", Projects.Library);

        var result = await Command.RunAsync(folder.Path, "scan", folder.File("tree", "All.slnx"), "-o", "out", "--format", "json");

        Assert.True(result.ExitCode == 1, result.ToString());
        using var json = JsonDocument.Parse(result.Output);
        Assert.Equal(File.ReadAllText(folder.File("out", "findings.json")), result.Output[..(result.Output.TrimEnd('\n').Length + 1)]);
        var projects = json.RootElement.GetProperty("projects").EnumerateArray().ToDictionary(p => p.GetProperty("project").GetString()!);
        Assert.Equal(["App/App.csproj", "Tests/Tests.csproj"], projects.Keys.Order());
        Assert.All(projects.Values, p => Assert.Equal("scanned", p.GetProperty("status").GetString()));
        Assert.True(File.Exists(folder.File("out", "App.api-inventory.json")));
        Assert.True(File.Exists(folder.File("out", "Tests.api-inventory.json")));
        var levels = json.RootElement.GetProperty("findings").EnumerateArray()
            .Select(f => (f.GetProperty("project").GetString(), f.GetProperty("level").GetString(), f.GetProperty("endpoint").GetString()));
        Assert.Equal([("App/App.csproj", "error", "GET /open"), ("Tests/Tests.csproj", "warning", "GET /open")], levels);
    }

    // It knows the protection of data and no routing: a library like any other to a scan's table, and yet its method may not be taken for one that sets up authorization.
    [Fact]
    public async Task A_library_that_uses_a_part_of_the_framework_says_what_its_methods_do()
    {
        using var folder = new TempFolder();
        folder.Write("tree/App/App.csproj", Projects.Web.Replace("</Project>", """<ItemGroup><ProjectReference Include="../Keys/Keys.csproj" /></ItemGroup></Project>""", StringComparison.Ordinal));
        folder.Write("tree/App/Program.cs", Projects.Program.Replace("var app", "Keys.Registration.AddKeys(builder.Services);\nvar app", StringComparison.Ordinal));
        folder.Write("tree/Keys/Keys.csproj", Projects.Library.Replace("</Project>", """
            <ItemGroup>
              <Reference Include="$(NetCoreTargetingPackRoot)/Microsoft.AspNetCore.App.Ref/*/ref/net10.0/Microsoft.AspNetCore.DataProtection.Abstractions.dll" />
              <Reference Include="$(NetCoreTargetingPackRoot)/Microsoft.AspNetCore.App.Ref/*/ref/net10.0/Microsoft.Extensions.DependencyInjection.Abstractions.dll" />
            </ItemGroup>
            </Project>
            """, StringComparison.Ordinal));
        folder.Write("tree/Keys/Registration.cs", """
            using Microsoft.AspNetCore.DataProtection;
            using Microsoft.Extensions.DependencyInjection;

            namespace Keys;

            public sealed class KeyRing
            {
                public KeyRing(IDataProtectionProvider provider)
                {
                }
            }

            public static class Registration
            {
                public static IServiceCollection AddKeys(this IServiceCollection services) => services.AddSingleton<KeyRing>();
            }

            """);

        var result = await Command.RunAsync(folder.Path, "scan", "tree", "-o", "out");

        Assert.True(result.ExitCode == 0, result.ToString());
        Assert.Contains("Endpoint 'GET /open' can be called by anyone", result.Output, StringComparison.Ordinal);
        Assert.Contains("1 scanned, 0 failed, 1 without ASP.NET Core skipped", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_unsafe_clinic_has_its_findings()
    {
        using var folder = new TempFolder();
        var (result, rules) = await ScanClinicAsync(folder, "Unsafe");

        Assert.True(result.ExitCode == 1, result.ToString());
        Assert.Matches(@"(?m)^ClinicApi\.Unsafe\.csproj +30 ", result.Output);
        Assert.Contains("error CHP1001: Endpoint 'GET /api/billing/invoices' can be called by anyone", result.Output, StringComparison.Ordinal);
        Assert.Equal(8, rules.Count(static r => r == "CHP1001"));
        Assert.Contains("CHP2001", rules);
    }

    // With the companion as a compiled reference, as its package gives it: it masks, and hides nothing about authorization.
    [Fact]
    public async Task The_safe_clinic_has_none()
    {
        using var folder = new TempFolder();
        var (result, rules) = await ScanClinicAsync(folder, "Safe");

        Assert.True(result.ExitCode == 0, result.ToString());
        Assert.Matches(@"(?m)^ClinicApi\.Safe\.csproj +30 +27 +0 +3 +0 +0 +0 +0 +0 *$", result.Output);
        Assert.Empty(rules);
    }

    private static async Task<(CommandResult Result, List<string?> Rules)> ScanClinicAsync(TempFolder folder, string form)
    {
        var samples = Path.Combine(Repository, "samples", "ClinicApi");
        foreach (var file in new[] { form, "Shared" }.SelectMany(f => Directory.EnumerateFiles(Path.Combine(samples, f), "*", SearchOption.AllDirectories)))
        {
            var name = Path.GetRelativePath(samples, file).Replace('\\', '/');
            if (!name.Contains("/bin/", StringComparison.Ordinal) && !name.Contains("/obj/", StringComparison.Ordinal))
            {
                folder.Write("tree/" + name, File.ReadAllText(file));
            }
        }

        var project = $"{form}/ClinicApi.{form}.csproj";
        folder.Write("tree/Directory.Build.props", "<Project><PropertyGroup><ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable><LangVersion>latest</LangVersion><NoWarn>$(NoWarn);NU1603</NoWarn><ChaperoneMode>Strict</ChaperoneMode></PropertyGroup></Project>");
        folder.Write("tree/Directory.Packages.props", File.ReadAllText(Path.Combine(Repository, "Directory.Packages.props")));
        folder.Write("tree/" + project, File.ReadAllText(folder.File("tree", project)).Replace(
            "<ProjectReference Include=\"../../../src/Chaperone.AspNetCore/Chaperone.AspNetCore.csproj\" />",
            $"<Reference Include=\"{Path.Combine(AppContext.BaseDirectory, "Chaperone.AspNetCore.dll")}\" /><PackageReference Include=\"Microsoft.Extensions.Compliance.Redaction\" />",
            StringComparison.Ordinal));
        var before = folder.Snapshot("tree");

        var result = await Command.RunAsync(folder.Path, "scan", "tree/" + project, "-o", "out");

        Assert.Equal(before, folder.Snapshot("tree"));
        using var json = JsonDocument.Parse(File.ReadAllText(folder.File("out", "findings.json")));
        return (result, json.RootElement.GetProperty("findings").EnumerateArray().Select(f => f.GetProperty("rule").GetString()).ToList());
    }

    private static string Repository =>
        typeof(SolutionScanTests).Assembly.GetCustomAttributes(typeof(System.Reflection.AssemblyMetadataAttribute), false)
            .Cast<System.Reflection.AssemblyMetadataAttribute>().Single(a => a.Key == "Repository").Value!;
}
