using System.Text.Json;

namespace Chaperone.Tool.Tests;

public sealed class SolutionScanTests
{
    // The module's finding is an error, so that its assembly is not emitted; the host still has to be scanned.
    [Fact]
    public async Task A_project_behind_one_with_errors_of_ours_is_scanned_too()
    {
        using var folder = new TempFolder();
        folder.Write("tree/Host/Host.csproj", Projects.Web.Replace("</Project>", """<ItemGroup><ProjectReference Include="../Module/Module.csproj" /></ItemGroup></Project>""", StringComparison.Ordinal));
        folder.Write("tree/Host/Program.cs", Projects.Program.Replace("app.Run();", "Module.Endpoints.Map(app);\napp.Run();", StringComparison.Ordinal));
        folder.Write("tree/Module/Module.csproj", Projects.Web.Replace("</PropertyGroup>", "<OutputType>Library</OutputType><ChaperoneMode>Strict</ChaperoneMode></PropertyGroup>", StringComparison.Ordinal));
        folder.Write("tree/Module/PingController.cs", """
            using Microsoft.AspNetCore.Mvc;

            namespace Module;

            public static class Endpoints
            {
                public static void Map(IEndpointRouteBuilder app) => app.MapControllers();
            }

            [ApiController]
            public class PingController : ControllerBase
            {
                [HttpGet("ping")]
                public string Ping() => "pong";
            }

            """);
        folder.Write("tree/All.slnx", """<Solution><Folder Name="/src/"><Project Path="Host/Host.csproj" /><Project Path="Module\Module.csproj" /></Folder></Solution>""");
        folder.Write("tree/Elsewhere/Elsewhere.csproj", Projects.Library);

        var result = await Command.RunAsync(folder.Path, "scan", folder.File("tree", "All.slnx"), "-o", "out", "--format", "json");

        Assert.True(result.ExitCode == 1, result.ToString());
        using var json = JsonDocument.Parse(result.Output);
        Assert.Equal(File.ReadAllText(folder.File("out", "findings.json")), result.Output[..(result.Output.TrimEnd('\n').Length + 1)]);
        var projects = json.RootElement.GetProperty("projects").EnumerateArray().ToDictionary(p => p.GetProperty("project").GetString()!);
        Assert.Equal(["Host/Host.csproj", "Module/Module.csproj"], projects.Keys.Order());
        Assert.All(projects.Values, p => Assert.Equal("scanned", p.GetProperty("status").GetString()));
        Assert.True(File.Exists(folder.File("out", "Host.api-inventory.json")));
        Assert.True(File.Exists(folder.File("out", "Module.api-inventory.json")));
        var errors = json.RootElement.GetProperty("findings").EnumerateArray().Where(f => f.GetProperty("level").GetString() == "error");
        Assert.All(errors, f => Assert.Equal("Module/Module.csproj", f.GetProperty("project").GetString()));
        Assert.NotEmpty(errors);
    }

    [Fact]
    public async Task The_unsafe_clinic_has_its_findings()
    {
        using var folder = new TempFolder();
        var samples = Path.Combine(Repository, "samples", "ClinicApi");
        foreach (var file in new[] { "Unsafe", "Shared" }.SelectMany(f => Directory.EnumerateFiles(Path.Combine(samples, f), "*", SearchOption.AllDirectories)))
        {
            var name = Path.GetRelativePath(samples, file).Replace('\\', '/');
            if (!name.Contains("/bin/", StringComparison.Ordinal) && !name.Contains("/obj/", StringComparison.Ordinal))
            {
                folder.Write("tree/" + name, File.ReadAllText(file));
            }
        }

        folder.Write("tree/Directory.Build.props", "<Project><PropertyGroup><ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable><LangVersion>latest</LangVersion><NoWarn>$(NoWarn);NU1603</NoWarn><ChaperoneMode>Strict</ChaperoneMode></PropertyGroup></Project>");
        folder.Write("tree/Directory.Packages.props", File.ReadAllText(Path.Combine(Repository, "Directory.Packages.props")));
        var before = folder.Snapshot("tree");

        var result = await Command.RunAsync(folder.Path, "scan", "tree/Unsafe/ClinicApi.Unsafe.csproj", "-o", "out");

        Assert.True(result.ExitCode == 1, result.ToString());
        Assert.Matches(@"(?m)^ClinicApi\.Unsafe\.csproj +30 ", result.Output);
        Assert.Contains("error CHP1001: Endpoint 'GET /api/billing/invoices' can be called by anyone", result.Output, StringComparison.Ordinal);
        Assert.Equal(8, result.Output.Split('\n').Count(l => l.Contains("error CHP1001", StringComparison.Ordinal)));
        Assert.Equal(before, folder.Snapshot("tree"));
    }

    private static string Repository =>
        typeof(SolutionScanTests).Assembly.GetCustomAttributes(typeof(System.Reflection.AssemblyMetadataAttribute), false)
            .Cast<System.Reflection.AssemblyMetadataAttribute>().Single(a => a.Key == "Repository").Value!;
}
