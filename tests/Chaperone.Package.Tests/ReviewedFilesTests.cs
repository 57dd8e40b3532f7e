using System.Text;

namespace Chaperone.Package.Tests;

/// <summary>The reviewed files in real projects: how they reach the compiler, and that <c>dotnet format</c> edits them.</summary>
public sealed class ReviewedFilesTests(PackedPackage package)
{
    private const string Program = """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication().AddBearerToken();
        builder.Services.AddAuthorizationBuilder().AddPolicy("ReadChart", p => p.RequireRole("physician"));
        var app = builder.Build();
        app.MapGet("/charts", () => "x").RequireAuthorization("ReadChart");
        app.MapGet("/health", () => "x").AllowAnonymous();
        app.Run();
        """;

    private const string Reviewed = "#format 1\nGET /charts auth=policy:ReadChart,role:physician\nGET /health auth=anonymous\n";

    [Theory]
    [InlineData("")]
    [InlineData("<AdditionalFiles Include=\"ApiInventory.txt\" />")]
    [InlineData("<AdditionalFiles Include=\"$(MSBuildProjectDirectory)/*.txt\" />")]
    public async Task The_whole_file_is_written_by_dotnet_format_and_the_next_build_is_silent(string items)
    {
        var project = await CreateAsync("Accept" + items.Length, "<TargetFramework>net10.0</TargetFramework>", items);
        project.Write("Program.cs", Program);
        project.Write("ApiInventory.txt", "");
        Assert.Equal(["warning CHP4001 Program.cs:5", "warning CHP4001 Program.cs:6"], (await project.BuildAsync()).Succeeded().Ours);

        await FormatAsync(project, "CHP4001");
        Assert.Equal(Reviewed, Plain(project));
        Assert.Empty((await project.BuildAsync()).Succeeded().Ours);
    }

    [Fact]
    public async Task A_weakening_breaks_the_build_and_dotnet_format_does_not_accept_it()
    {
        var project = await CreateAsync("Weakened", "<TargetFramework>net10.0</TargetFramework>", "");
        project.Write("Program.cs", Program.Replace(".RequireAuthorization(\"ReadChart\")", ".RequireAuthorization()"));
        project.Write("ApiInventory.txt", Reviewed + "GET /old auth=user\nGET /old auth=user\n");
        Assert.Equal(
            ["error CHP4003 Program.cs:5", "error CHP4005 ApiInventory.txt:5", "warning CHP4002 ApiInventory.txt:4", "warning CHP4002 ApiInventory.txt:5"],
            (await project.BuildAsync()).Failed().Ours.Order(StringComparer.Ordinal));
        await FormatAsync(project, "CHP4003");
        Assert.StartsWith(Reviewed, Plain(project), StringComparison.Ordinal);

        // It passes over every finding that does not stand in source: lines are removed in the editor and by "chaperone accept".
        await FormatAsync(project, "CHP4002");
        Assert.Equal(Reviewed + "GET /old auth=user\nGET /old auth=user\n", Plain(project));
    }

    [Fact]
    public async Task Windows_line_ends_and_byte_order_mark_stay()
    {
        var project = await CreateAsync("Windows", "<TargetFramework>net10.0</TargetFramework>", "");
        project.Write("Program.cs", Program);
        await File.WriteAllTextAsync(project.Path("ApiInventory.txt"), "#format 1\r\n# ours\r\nGET /health auth=anonymous \"a probe\"\r\n", new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        await FormatAsync(project, "CHP4001");
        var bytes = await File.ReadAllBytesAsync(project.Path("ApiInventory.txt"));
        Assert.Equal(
            "\ufeff#format 1\r\nGET /charts auth=policy:ReadChart,role:physician\r\n# ours\r\nGET /health auth=anonymous \"a probe\"\r\n",
            Encoding.UTF8.GetString(bytes));
    }

    [Fact]
    public async Task Several_frameworks_share_one_file_that_is_edited_once()
    {
        var project = await CreateAsync("Frameworks", "<TargetFrameworks>net8.0;net10.0</TargetFrameworks>", "");
        project.Write("Program.cs", Program.Replace("app.Run();", "#if NET10_0_OR_GREATER\napp.MapGet(\"/new\", () => 1).RequireAuthorization();\n#endif\napp.Run();"));
        project.Write("ApiInventory.txt", "");
        await FormatAsync(project, "CHP4001");
        Assert.Equal(Reviewed + "GET /new auth=user tfm=net10.0\n", Plain(project));
        Assert.Empty((await project.BuildAsync()).Succeeded().Ours);
    }

    [Fact]
    public async Task Exceptions_silence_until_their_day_and_not_longer()
    {
        var project = await CreateAsync("Exceptions", "<TargetFramework>net10.0</TargetFramework>", "");
        project.Write("Program.cs", Program.Replace(".AllowAnonymous()", ""));
        project.Write("ApiExceptions.txt", "#format 1\nCHP1001 GET /health until=2999-01-01 owner=@team \"moves behind the gateway\"\n");
        Assert.Empty((await project.BuildAsync("-p:ChaperoneMode=Strict")).Succeeded().Ours);
        Assert.Equal(
            ["error CHP4006 ApiExceptions.txt:2", "warning CHP1001 Program.cs:6"],
            (await project.BuildAsync("-p:ChaperoneToday=2999-01-02")).Failed().Ours);
    }

    [Fact]
    public async Task The_day_does_not_reach_the_outputs_and_only_a_project_with_exceptions_has_one()
    {
        var project = await CreateAsync("Days", "<TargetFramework>net10.0</TargetFramework>", "");
        project.Write("Program.cs", Program);
        async Task<(string Day, byte[] Assembly)> BuildAsync(params string[] arguments)
        {
            (await project.RebuildAsync(arguments)).Succeeded();
            var config = project.Read("obj/Debug/net10.0/Days.GeneratedMSBuildEditorConfig.editorconfig");
            return (config.Split('\n').Single(l => l.StartsWith("build_property.ChaperoneToday", StringComparison.Ordinal)).Split('=')[1].Trim(), await File.ReadAllBytesAsync(project.Path("obj/Debug/net10.0/Days.dll")));
        }

        Assert.Equal("", (await BuildAsync()).Day);
        project.Write("ApiExceptions.txt", "");
        var today = await BuildAsync();
        Assert.Matches("^20[0-9]{2}-[0-9]{2}-[0-9]{2}$", today.Day);
        var later = await BuildAsync("-p:ChaperoneToday=2999-01-01");
        Assert.Equal("2999-01-01", later.Day);
        Assert.Equal(today.Assembly, later.Assembly);
    }

    private static string Plain(Consumer project) => project.Read("ApiInventory.txt");

    private static async Task FormatAsync(Consumer project, string rule) =>
        (await DotNet.RunAsync(project.Folder, "format", "analyzers", project.Project, "--no-restore", "--severity", "info", "--diagnostics", rule)).Succeeded();

    private async Task<Consumer> CreateAsync(string name, string frameworks, string items)
    {
        var project = new Consumer(Path.Combine(package.Root, name), name);
        Directory.CreateDirectory(project.Folder);
        project.Write(name + ".csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk.Web">
              <PropertyGroup>{frameworks}<ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable></PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Chaperone.Analyzers" Version="{package.Version}" PrivateAssets="all" />
                {items}
              </ItemGroup>
            </Project>
            """);
        (await project.RestoreAsync()).Succeeded();
        return project;
    }
}
