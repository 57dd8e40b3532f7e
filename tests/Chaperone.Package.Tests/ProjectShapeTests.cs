using System.Text.Json;

namespace Chaperone.Package.Tests;

/// <summary>Projects of other shapes than a template's, and builds that compile nothing.</summary>
public sealed class ProjectShapeTests(PackedPackage package)
{
    private const string Program = """
        var app = Microsoft.AspNetCore.Builder.WebApplication.CreateBuilder(args).Build();
        app.MapGet("/open", () => "x");
        app.Run();
        """;

    [Fact]
    public async Task Each_target_framework_has_its_inventory()
    {
        var project = Create("Multi", "Microsoft.NET.Sdk.Web", "<TargetFrameworks>net8.0;net10.0</TargetFrameworks>", "PrivateAssets=\"all\"");
        project.Write("Program.cs", Program);
        (await project.RestoreAsync()).Succeeded();
        (await project.BuildAsync()).Succeeded();
        foreach (var framework in new[] { "net8.0", "net10.0" })
        {
            using var inventory = JsonDocument.Parse(await File.ReadAllBytesAsync(project.Path($"bin/Debug/{framework}/api-inventory.json")));
            Assert.Equal(framework, inventory.RootElement.GetProperty("targetFramework").GetString());
            Assert.Equal("GET /open", inventory.RootElement.GetProperty("endpoints")[0].GetProperty("id").GetString());
        }
    }

    // Without PrivateAssets="all" both the build files and the analyzers flow along project references.
    [Fact]
    public async Task A_project_that_has_the_package_through_another_project_is_checked_or_left_alone_without_analyzers()
    {
        var library = Create("Library", "Microsoft.NET.Sdk", "<TargetFramework>net10.0</TargetFramework>", "");
        library.Write("Class1.cs", "public static class Class1;");
        var host = new Consumer(Path.Combine(package.Root, "Host"), "Host");
        Directory.CreateDirectory(host.Folder);
        host.Write("Program.cs", Program);
        host.Write("Host.csproj", """
            <Project Sdk="Microsoft.NET.Sdk.Web">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
              <ItemGroup><ProjectReference Include="../Library/Library.csproj" /></ItemGroup>
              <Target Name="LoseAnalyzers" BeforeTargets="ChaperonePrepare" Condition="'$(LoseAnalyzers)' == 'true'">
                <ItemGroup><Analyzer Remove="@(Analyzer)" Condition="'%(Filename)' == 'Chaperone.Analyzers' or '%(Filename)' == 'Chaperone.CodeFixes'" /></ItemGroup>
              </Target>
            </Project>
            """);
        (await host.RestoreAsync()).Succeeded();

        // Nobody asked for the package here: nothing to prove, nothing to complain of.
        Assert.Empty((await host.BuildAsync("-p:LoseAnalyzers=true")).Succeeded().Ours);
        Assert.False(File.Exists(host.Inventory));
        Assert.True(File.Exists(library.Inventory));

        Assert.Equal(["warning CHP1001 Program.cs:2"], (await host.RebuildAsync()).Succeeded().Ours);
        Assert.Contains("GET /open", host.InventoryIds());
    }

    // What an editor asks for: the compiler's arguments, without compiling.
    [Fact]
    public async Task A_design_time_build_has_the_preset_and_writes_nothing()
    {
        var project = Create("DesignTime", "Microsoft.NET.Sdk.Web", "<TargetFramework>net10.0</TargetFramework>", "PrivateAssets=\"all\"");
        project.Write("Program.cs", Program);
        (await project.RestoreAsync()).Succeeded();
        var result = await DotNet.RunAsync(
            project.Folder, "msbuild", "-t:Compile", "-p:DesignTimeBuild=true", "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true", "-p:ChaperoneMode=Strict", "-getItem:CscCommandLineArgs");
        Assert.Contains("Chaperone.Strict.globalconfig", result.Succeeded().Output, StringComparison.Ordinal);
        Assert.Contains("Chaperone.Analyzers.dll", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("/generatedfilesout", result.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(project.Inventory));
        Assert.False(Directory.Exists(project.Path("obj/Debug/net10.0/chaperone")));
    }

    private Consumer Create(string name, string sdk, string properties, string attributes)
    {
        var project = new Consumer(Path.Combine(package.Root, name), name);
        Directory.CreateDirectory(project.Folder);
        project.Write(name + ".csproj", $"""
            <Project Sdk="{sdk}">
              <PropertyGroup>{properties}<ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
              <ItemGroup><PackageReference Include="Chaperone.Analyzers" Version="{package.Version}" {attributes} /></ItemGroup>
            </Project>
            """);
        return project;
    }
}
