namespace Chaperone.Tool.Tests;

/// <summary><c>init</c> and <c>accept</c> on a project that builds for real, from the first day to the next new endpoint.</summary>
public sealed class ReviewCommandsTests
{
    private const string Program = """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication().AddBearerToken();
        builder.Services.AddAuthorizationBuilder().AddPolicy("ReadChart", p => p.RequireRole("physician"));
        var app = builder.Build();
        app.MapGet("/charts", () => "x").RequireAuthorization("ReadChart");
        app.MapGet("/export", () => "x");
        app.MapGet("/old", () => "x");
        foreach (var name in new[] { "a", "b" })
        {
            app.MapGet("/loop/" + name, () => "x");
        }

        app.Run();

        """;

    [Fact]
    public async Task A_legacy_project_is_taken_as_it_is_and_only_shrinks_afterwards()
    {
        using var folder = new TempFolder();
        folder.Write("App/App.csproj", Projects.Web);
        var program = folder.Write("App/Program.cs", Program);

        var init = await Command.RunAsync(folder.Path, "init", "App", "--owner", "@team-api", "--reason", "taken over from the old portal", "--until", "2999-12-31", "--ticket", "SEC-1");
        Assert.True(init.ExitCode == 0, init.ToString());
        Assert.Equal("App.csproj: 5 lines in ApiInventory.txt, 4 in ApiExceptions.txt", init.Output.Split('\n')[0]);
        Assert.Equal(
            "#format 1\nGET /charts auth=policy:ReadChart,role:physician\nGET /export auth=open\nGET /loop/a auth=open\nGET /loop/b auth=open\nGET /old auth=open\n",
            await File.ReadAllTextAsync(folder.File("App", "ApiInventory.txt")));
        Assert.Equal(
            "#format 1\n" + string.Concat(new[] { "/export", "/loop/a", "/loop/b", "/old" }.Select(r => $"CHP1001 GET {r} until=2999-12-31 owner=@team-api ticket=SEC-1 \"taken over from the old portal\"\n")),
            await File.ReadAllTextAsync(folder.File("App", "ApiExceptions.txt")));

        // The next build has no warning, in whatever preset.
        Assert.Empty(await FindingsAsync(folder));

        // A new open endpoint is a new line and a new finding; a repaired one needs no exception, one that is gone no line.
        await File.WriteAllTextAsync(program, Program.Replace("app.MapGet(\"/old\", () => \"x\");", "app.MapPost(\"/new\", () => \"x\");").Replace("\"/export\", () => \"x\")", "\"/export\", () => \"x\").RequireAuthorization()").Replace("\"ReadChart\");\napp.MapGet(\"/e", "\"ReadChart\");\napp.MapGet(\"/e"));
        Assert.Equal(["CHP1001 Program.cs:7", "CHP4001 Program.cs:7", "CHP4002 ApiInventory.txt:6"], await FindingsAsync(folder));

        var accept = await Command.RunAsync(folder.Path, "accept", "App");
        Assert.True(accept.ExitCode == 0, accept.ToString());
        Assert.Equal("App.csproj: 1 added, 1 removed, 1 updated, 0 weaker and accepted, 2 exceptions ended", accept.Output.Split('\n')[0]);
        Assert.Equal(["CHP1001 Program.cs:7"], await FindingsAsync(folder));

        // What hands and merges did to the files is put in order: comments stay with their lines, no line is lost, and the encoding stays.
        var (inventory, exceptions) = (folder.File("App", "ApiInventory.txt"), folder.File("App", "ApiExceptions.txt"));
        var lines = (await File.ReadAllLinesAsync(inventory)).Skip(1).ToList();
        await File.WriteAllTextAsync(inventory, string.Join("\r\n", ["#format 1", "<<<<<<< HEAD", "# the newest", lines[^1], "=======", "GET /gone auth=user", "GET /gone auth=user", ">>>>>>> other", .. lines, ""]), System.Text.Encoding.Unicode);
        var accepted = await File.ReadAllLinesAsync(exceptions);
        await File.WriteAllLinesAsync(exceptions, [.. accepted, accepted[1]]);
        var tidied = await Command.RunAsync(folder.Path, "accept", "App");
        Assert.Equal("App.csproj: 0 added, 1 removed, 0 updated, 0 weaker and accepted, 0 exceptions ended, put in order: ApiInventory.txt, ApiExceptions.txt", tidied.Output.Split('\n')[0]);
        Assert.Equal([0xFF, 0xFE], (await File.ReadAllBytesAsync(inventory))[..2]);
        Assert.Equal(string.Join("\r\n", ["#format 1", .. lines[..^1], "# the newest", lines[^1], ""]), await File.ReadAllTextAsync(inventory));
        Assert.Equal(accepted, await File.ReadAllLinesAsync(exceptions));
        Assert.Equal(["CHP1001 Program.cs:7"], await FindingsAsync(folder));

        // A weakening is accepted by name and with a reason only.
        await File.WriteAllTextAsync(program, (await File.ReadAllTextAsync(program)).Replace("RequireAuthorization(\"ReadChart\")", "RequireAuthorization()"));
        var refused = await Command.RunAsync(folder.Path, "accept", "App");
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("weaker, not accepted: GET /charts: auth was policy:ReadChart,role:physician and is user", refused.Output, StringComparison.Ordinal);
        Assert.Equal(2, (await Command.RunAsync(folder.Path, "accept", "App", "--weakened", "GET /charts")).ExitCode);
        var named = await Command.RunAsync(folder.Path, "accept", "App", "--weakened", "GET /charts", "--reason", "every nurse needs the charts");
        Assert.True(named.ExitCode == 0, named.ToString());
        Assert.Contains("GET /charts auth=user \"every nurse needs the charts\"\r\n", await File.ReadAllTextAsync(folder.File("App", "ApiInventory.txt")), StringComparison.Ordinal);

        Assert.Equal(2, (await Command.RunAsync(folder.Path, "init", "App", "--owner", "@a", "--reason", "a second time")).ExitCode);
    }

    [Fact]
    public async Task Methods_of_hubs_are_lines_that_are_written_kept_and_accepted_like_endpoints()
    {
        const string Hub = """
            using Microsoft.AspNetCore.Authorization;
            using Microsoft.AspNetCore.SignalR;
            public class ChartHub : Hub
            {
                public void Read() { }
                [Authorize("WriteChart")] public void Write() { }
            }

            """;
        using var folder = new TempFolder();
        folder.Write("App/App.csproj", Projects.Web);
        folder.Write("App/Program.cs", """
            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddAuthentication().AddBearerToken();
            builder.Services.AddAuthorizationBuilder().AddPolicy("WriteChart", p => p.RequireRole("physician"));
            builder.Services.AddSignalR();
            var app = builder.Build();
            app.MapHub<ChartHub>("/charts").RequireAuthorization();
            app.Run();

            """);
        var hub = folder.Write("App/ChartHub.cs", Hub);
        var inventory = folder.File("App", "ApiInventory.txt");

        var init = await Command.RunAsync(folder.Path, "init", "App", "--owner", "@team-api", "--reason", "taken over from the old portal", "--until", "2999-12-31");
        Assert.True(init.ExitCode == 0, init.ToString());
        const string Reviewed = "#format 1\n* /charts auth=user\n* /charts method=Read auth=user\n* /charts method=Write auth=policy:WriteChart,role:physician\n* /charts/negotiate auth=user\n";
        Assert.Equal(Reviewed, await File.ReadAllTextAsync(inventory));
        Assert.Empty(await FindingsAsync(folder));

        await File.WriteAllTextAsync(hub, Hub.Replace("[Authorize(\"WriteChart\")] ", "").Replace("public void Read", "public void List() { }\n    public void Read"));
        Assert.Equal(["CHP4001 Program.cs:6", "CHP4003 Program.cs:6"], await FindingsAsync(folder));
        var refused = await Command.RunAsync(folder.Path, "accept", "App");
        Assert.Contains("weaker, not accepted: * /charts method=Write: auth was policy:WriteChart,role:physician and is user", refused.Output, StringComparison.Ordinal);
        var named = await Command.RunAsync(folder.Path, "accept", "App", "--weakened", "* /charts method=Write", "--reason", "notes are open to every nurse");
        Assert.True(named.ExitCode == 0, named.ToString());
        Assert.Equal(
            Reviewed.Replace("* /charts method=Read", "* /charts method=List auth=user\n* /charts method=Read").Replace("policy:WriteChart,role:physician", "user \"notes are open to every nurse\""),
            await File.ReadAllTextAsync(inventory));
        Assert.Empty(await FindingsAsync(folder));
    }

    /// <summary>In a library, in the program's statements, in a member, on a member and in an assembly's attribute.</summary>
    [Fact]
    public async Task Findings_that_are_about_no_endpoint_are_taken_too()
    {
        using var folder = new TempFolder();
        folder.Write("App/App.csproj", Projects.Web.Replace("<PropertyGroup>", "<PropertyGroup><ChaperoneMode>Strict</ChaperoneMode>").Replace("</Project>", "<ItemGroup><ProjectReference Include=\"../Charts/Charts.csproj\" /></ItemGroup></Project>"));
        folder.Write("App/Program.cs", """
            using Microsoft.AspNetCore.HttpLogging;

            [assembly: System.Diagnostics.CodeAnalysis.SuppressMessage("Security", "CHP1001")]

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddHttpLogging(o => o.LoggingFields = HttpLoggingFields.All);
            var app = builder.Build();
            app.UseHttpLogging();
            app.MapGet("/charts", (ILogger<Charts.Chart> log) => new Charts.Chart("1", "x").Log(log));
            app.Run();

            """);
        folder.Write("Charts/Charts.csproj", Projects.Web.Replace("Microsoft.NET.Sdk.Web", "Microsoft.NET.Sdk").Replace("<PropertyGroup>", "<PropertyGroup><ChaperoneMode>Strict</ChaperoneMode>").Replace("</Project>", "<ItemGroup><FrameworkReference Include=\"Microsoft.AspNetCore.App\" /></ItemGroup></Project>"));
        folder.Write("Charts/Chart.cs", """
            using Microsoft.Extensions.Logging;

            namespace Charts;

            public class Patient
            {
                public string? Mrn { get; set; }

                public string? Diagnosis { get; set; }
            }

            public record Chart(string PatientMrn, string Diagnosis)
            {
                public string Log(ILogger log)
                {
                    log.LogInformation("Chart of {Mrn}", PatientMrn);
                    return "";
                }
            }

            """);
        var before = (await FindingsAsync(folder, ".")).ToList();
        foreach (var rule in new[] { "CHP2003 Charts/", "CHP2005 App/", "CHP2013 Charts/", "CHP4010 App/" })
        {
            Assert.Contains(before, f => f.StartsWith(rule, StringComparison.Ordinal));
        }

        var init = await Command.RunAsync(folder.Path, "init", ".", "--owner", "@team-api", "--reason", "taken over from the old portal", "--until", "2999-12-31");
        Assert.True(init.ExitCode == 0, init.ToString());
        Assert.Empty(await FindingsAsync(folder, "."));
        Assert.False(File.Exists(folder.File("Charts", "ApiInventory.txt")));
        Assert.True(File.Exists(folder.File("Charts", "ApiExceptions.txt")));

        // What is needed stays.
        var accept = await Command.RunAsync(folder.Path, "accept", ".");
        Assert.True(accept.ExitCode == 0, accept.ToString());
        Assert.Empty(await FindingsAsync(folder, "."));
    }

    [Theory]
    [InlineData("--owner", "@a")]
    [InlineData("--owner", "@a", "--reason", "TODO")]
    [InlineData("--owner", " ", "--reason", "taken over from the old portal")]
    [InlineData("--owner", "@a", "--reason", "taken over from the old portal", "--until", "soon")]
    public async Task Nothing_is_accepted_without_owner_reason_and_day(params string[] arguments)
    {
        using var folder = new TempFolder();
        folder.Write("App/App.csproj", Projects.Web);
        var result = await Command.RunAsync(folder.Path, ["init", "App", .. arguments]);
        Assert.Equal(2, result.ExitCode);
        Assert.False(File.Exists(folder.File("App", "ApiInventory.txt")));
    }

    private static async Task<IEnumerable<string>> FindingsAsync(TempFolder folder, string path = "App")
    {
        var scan = await Command.RunAsync(folder.Path, path == "App" ? ["scan", path, "--no-restore", "--format", "json"] : ["scan", path, "--format", "json"]);
        using var json = System.Text.Json.JsonDocument.Parse(scan.Output);
        return [.. json.RootElement.GetProperty("findings").EnumerateArray()
            .Where(f => !f.GetProperty("suppressed").GetBoolean() && f.GetProperty("level").GetString() != "note")
            .Select(f => $"{f.GetProperty("rule").GetString()} {f.GetProperty("file").GetString()}:{f.GetProperty("line").GetInt32()}").Order(StringComparer.Ordinal)];
    }
}
