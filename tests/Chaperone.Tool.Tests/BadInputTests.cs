namespace Chaperone.Tool.Tests;

/// <summary>Every one is refused with exit code 2 and a message that says what to do; nothing is built.</summary>
public sealed class BadInputTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_path_that_does_not_exist() => await RefusesAsync("does not exist", "scan", "nowhere");

    [Fact]
    public async Task No_path() => await RefusesAsync("Required argument 'path' missing", "scan");

    [Fact]
    public async Task An_unknown_format() => await RefusesAsync("'xml'", "scan", ".", "--format", "xml");

    [Fact]
    public async Task A_folder_without_projects()
    {
        _folder.Write("tree/readme.txt", "nothing here");
        await RefusesAsync("There is no C# project (.csproj)", "scan", "tree");
    }

    [Fact]
    public async Task A_file_that_is_no_project()
    {
        _folder.Write("Program.cs", "");
        await RefusesAsync("is neither a folder, a C# project (.csproj) nor a solution", "scan", "Program.cs");
    }

    [Fact]
    public async Task A_solution_without_csharp_projects()
    {
        _folder.Write("Empty.sln", "Microsoft Visual Studio Solution File, Format Version 12.00\n");
        await RefusesAsync("lists no C# project", "scan", "Empty.sln");
    }

    [Fact]
    public async Task A_solution_that_cannot_be_read()
    {
        _folder.Write("Torn.slnx", "<Solution><Project");
        await RefusesAsync("cannot be read", "scan", "Torn.slnx");
    }

    [Fact]
    public async Task An_output_folder_inside_a_scanned_project()
    {
        _folder.Write("tree/A.csproj", Projects.Web);
        await RefusesAsync("lies inside the scanned project", "scan", "tree", "-o", "tree/out");
        Assert.False(Directory.Exists(_folder.File("tree", "out")));
    }

    [Fact]
    public async Task An_output_folder_that_holds_other_files()
    {
        _folder.Write("tree/A.csproj", Projects.Web);
        var mine = _folder.Write("out/findings.json", "mine");
        await RefusesAsync("holds other files", "scan", "tree", "-o", "out");
        Assert.Equal("mine", File.ReadAllText(mine));
    }

    [Fact]
    public async Task An_sdk_that_is_not_installed()
    {
        _folder.Write("tree/A.csproj", Projects.Web);
        _folder.Write("tree/global.json", """{ "sdk": { "version": "42.0.100", "rollForward": "disable" } }""");
        await RefusesAsync("No .NET SDK can be used", "scan", "tree", "-o", "out");
    }

    [Fact]
    public async Task No_sdk_at_all()
    {
        _folder.Write("tree/A.csproj", Projects.Web);
        var result = await Command.RunAsync(
            _folder.Path, new Dictionary<string, string?> { ["DOTNET_HOST_PATH"] = _folder.File("dotnet") }, "scan", "tree", "-o", "out");
        Refused("The .NET SDK was not found", result);
    }

    [Fact]
    public async Task Ctrl_C_stops_the_build()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there is no signal to send to another process");
        _folder.Write("tree/A.csproj", Projects.Library.Replace("</Project>", """<Target Name="Wait" BeforeTargets="CoreCompile"><Touch Files="$(MSBuildProjectDirectory)/../waits" AlwaysCreate="true" /><Exec Command="sleep 120" /></Target></Project>""", StringComparison.Ordinal));
        using var command = Command.Start(_folder.Path, new Dictionary<string, string?>(), "scan", "tree", "-o", "out");
        for (var i = 0; i < 1200 && !File.Exists(_folder.File("waits")); i++)
        {
            await Task.Delay(100);
        }

        using var kill = System.Diagnostics.Process.Start("kill", ["-INT", command.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        var ended = System.Diagnostics.Stopwatch.StartNew();
        var result = await command.EndAsync();

        Assert.True(result.ExitCode == 130, result.ToString());
        Assert.Contains("Cancelled", result.Errors, StringComparison.Ordinal);
        Assert.True(ended.Elapsed < TimeSpan.FromSeconds(60), "it waited for the build");
    }

    private async Task RefusesAsync(string message, params string[] arguments) => Refused(message, await Command.RunAsync(_folder.Path, arguments));

    private static void Refused(string message, CommandResult result)
    {
        Assert.True(result.ExitCode == 2, result.ToString());
        Assert.Contains(message, result.Errors, StringComparison.Ordinal);
    }
}
