namespace Chaperone.Package.Tests;

/// <summary>The package in <c>dotnet new webapi</c>, whose only endpoint nobody protects.</summary>
[Collection(WebApiConsumer.Name)]
public sealed class WebApiTests(WebApiConsumer consumer)
{
    private static readonly string[] s_endpoints = ["GET /weatherforecast"];

    private Consumer Project => consumer.Project;

    private int MapGetLine => Array.FindIndex(Project.Read("Program.cs").Split('\n'), l => l.StartsWith("app.MapGet(", StringComparison.Ordinal)) + 1;

    [Fact]
    public void Recommended_warns_at_the_Map_call_and_writes_the_inventory()
    {
        consumer.FirstBuild.Succeeded();
        Assert.Equal([$"warning CHP1001 Program.cs:{MapGetLine}"], consumer.FirstBuild.Ours);
        Assert.Contains(s_endpoints[0], consumer.FirstInventory);
    }

    private const string Clinic = """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication();
        builder.Services.AddAuthorization();
        var app = builder.Build();
        app.MapPost("/patients", (Patient patient, ILogger<Program> log) =>
        {
            log.LogInformation($"Admitted {patient}");
            return patient; // as it is
        }).RequireAuthorization();
        app.Run();

        public sealed record Patient(Guid Id, string Mrn, string Ward);
        """;

    /// <summary>The fixes for patient data come with the package, and a user applies them in bulk.</summary>
    [Fact]
    public async Task Fixes_for_patient_data_are_applied_by_dotnet_format()
    {
        string[] rules = ["CHP2001", "CHP2009"];
        using (Project.With("Program.cs", Clinic))
        {
            var before = (await Project.BuildAsync()).Succeeded();
            Assert.All(rules, r => Assert.Single(before.Diagnostics, d => d.Id == r));
            (await DotNet.RunAsync(Project.Folder, ["format", "analyzers", Project.Project, "--no-restore", "--severity", "warn", "--diagnostics", .. rules])).Succeeded();
            var text = Project.Read("Program.cs");
            Assert.Contains("[property: JsonIgnore] string Mrn", text, StringComparison.Ordinal);
            Assert.Contains("return patient; // as it is", text, StringComparison.Ordinal);
            Assert.DoesNotContain("$\"Admitted {patient}\"", text, StringComparison.Ordinal);
            Assert.DoesNotContain((await Project.BuildAsync()).Succeeded().Diagnostics, d => rules.Contains(d.Id));
        }
    }

    [Fact]
    public async Task Audit_only_suggests()
    {
        var build = await Project.RebuildAsync("-p:ChaperoneMode=Audit");
        Assert.Empty(build.Succeeded().Ours);
    }

    [Fact]
    public async Task Strict_breaks_the_build_names_the_finding_and_still_writes_the_inventory()
    {
        File.Delete(Project.Inventory);
        var build = await Project.BuildAsync("-p:ChaperoneMode=strict"); // case does not matter
        Assert.Equal([$"error CHP1001 Program.cs:{MapGetLine}"], build.Failed().Ours);
        Assert.Contains(s_endpoints[0], Project.InventoryIds());
    }

    [Fact]
    public async Task The_editorconfig_wins_over_the_preset()
    {
        using (Project.With(".editorconfig", "[*.cs]\ndotnet_diagnostic.CHP1001.severity = none\n"))
        {
            Assert.Empty((await Project.BuildAsync("-p:ChaperoneMode=Strict")).Succeeded().Ours);
        }

        using (Project.With(".editorconfig", "[*.cs]\ndotnet_diagnostic.CHP1001.severity = error\n"))
        {
            Assert.Equal([$"error CHP1001 Program.cs:{MapGetLine}"], (await Project.BuildAsync("-p:ChaperoneMode=Audit")).Failed().Ours);
        }
    }

    // It would not, if the preset named the rule.
    [Fact]
    public async Task A_severity_for_the_whole_category_applies_under_Recommended()
    {
        using (Project.With(".editorconfig", "[*.cs]\ndotnet_analyzer_diagnostic.category-Authorization.severity = error\n"))
        {
            Assert.Equal([$"error CHP1001 Program.cs:{MapGetLine}"], (await Project.BuildAsync()).Failed().Ours);
        }
    }

    [Fact]
    public async Task A_pragma_suppresses_the_finding_but_not_the_inventory_row()
    {
        using (Project.WithEdit("Program.cs", t => t.Replace("app.MapGet(", "#pragma warning disable CHP1001 // the weather is public\napp.MapGet(", StringComparison.Ordinal)))
        {
            Assert.Empty((await Project.BuildAsync("-p:ChaperoneMode=Strict")).Succeeded().Ours);
            Assert.Contains(s_endpoints[0], Project.InventoryIds());
        }
    }

    [Fact]
    public async Task A_SuppressMessage_attribute_suppresses_the_finding()
    {
        const string Suppression = "[assembly: System.Diagnostics.CodeAnalysis.SuppressMessage(\"Authorization\", \"CHP1001\", Justification = \"public data\", Scope = \"member\", Target = \"~M:Program.<Main>$(System.String[])\")]\n";
        using (Project.With("GlobalSuppressions.cs", Suppression))
        {
            Assert.Empty((await Project.BuildAsync("-p:ChaperoneMode=Strict")).Succeeded().Ours);
        }
    }

    [Fact]
    public async Task Opting_out_removes_analyzers_and_inventory()
    {
        await Project.BuildAsync();
        Assert.True(File.Exists(Project.Inventory));
        var build = await Project.RebuildAsync("-p:ChaperoneEnabled=false", "-p:ChaperoneMode=Strict");
        Assert.Empty(build.Succeeded().Ours);
        Assert.False(File.Exists(Project.Inventory));
        Assert.False(File.Exists(Project.Generated));
        await Project.BuildAsync();
        Assert.True(File.Exists(Project.Inventory));
    }

    [Fact]
    public async Task Without_the_inventory_the_rules_still_run()
    {
        var build = await Project.BuildAsync("-p:ChaperoneInventory=false");
        Assert.Equal([$"warning CHP1001 Program.cs:{MapGetLine}"], build.Succeeded().Ours);
        Assert.False(File.Exists(Project.Inventory));
    }

    [Fact]
    public async Task Without_analyzers_the_inventory_is_still_complete()
    {
        await Project.BuildAsync();
        var before = await File.ReadAllBytesAsync(Project.Inventory);
        File.Delete(Project.Inventory);
        Assert.Empty((await Project.RebuildAsync("-p:RunAnalyzers=false")).Succeeded().Ours);
        Assert.Contains(s_endpoints[0], Project.InventoryIds());
        Assert.Equal(before.Length, new FileInfo(Project.Inventory).Length);
    }

    [Fact]
    public async Task A_build_without_changes_leaves_the_inventory_alone_and_repairs_a_deleted_one()
    {
        await Project.BuildAsync();
        var bytes = await File.ReadAllBytesAsync(Project.Inventory);
        var written = File.GetLastWriteTimeUtc(Project.Inventory);
        var generated = File.GetLastWriteTimeUtc(Project.Generated);
        await Project.BuildAsync();
        Assert.Equal(written, File.GetLastWriteTimeUtc(Project.Inventory));
        Assert.Equal(generated, File.GetLastWriteTimeUtc(Project.Generated));

        File.Delete(Project.Inventory);
        await Project.BuildAsync();
        Assert.Equal(bytes, await File.ReadAllBytesAsync(Project.Inventory));
        Assert.Equal(generated, File.GetLastWriteTimeUtc(Project.Generated)); // the compiler was not needed

        File.Delete(Project.Generated);
        (await Project.BuildAsync()).Succeeded();
        Assert.True(File.Exists(Project.Generated));
    }

    [Fact]
    public async Task Compiling_again_gives_the_same_bytes_and_does_not_touch_the_file()
    {
        await Project.BuildAsync();
        var written = File.GetLastWriteTimeUtc(Project.Inventory);
        var generated = File.GetLastWriteTimeUtc(Project.Generated);
        File.SetLastWriteTimeUtc(Project.Path("Program.cs"), DateTime.UtcNow);
        await Project.BuildAsync();
        Assert.NotEqual(generated, File.GetLastWriteTimeUtc(Project.Generated));
        Assert.Equal(written, File.GetLastWriteTimeUtc(Project.Inventory));
    }

    [Fact]
    public async Task An_edit_reaches_the_inventory()
    {
        await Project.BuildAsync();
        using (Project.WithEdit("Program.cs", t => t.Replace("\"/weatherforecast\"", "\"/forecast\"", StringComparison.Ordinal)))
        {
            await Project.BuildAsync();
            Assert.Contains("GET /forecast", Project.InventoryIds());
        }

        await Project.BuildAsync();
        Assert.Contains(s_endpoints[0], Project.InventoryIds());
    }

    [Fact]
    public async Task A_syntax_error_leaves_the_last_inventory()
    {
        await Project.BuildAsync();
        var written = File.GetLastWriteTimeUtc(Project.Inventory);
        using (Project.WithEdit("Program.cs", t => t + "\nclass ;\n"))
        {
            var build = await Project.BuildAsync();
            Assert.Empty(build.Failed().Ours);
        }

        Assert.Equal(written, File.GetLastWriteTimeUtc(Project.Inventory));
    }

    [Fact]
    public async Task The_same_source_under_another_path_gives_the_same_bytes()
    {
        await Project.BuildAsync();
        var copy = new Consumer(Project.Folder + "-copy/deeper", "WebApi");
        foreach (var file in Directory.EnumerateFiles(Project.Folder, "*", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(Project.Folder, f)).Where(f => !f.StartsWith("bin", StringComparison.Ordinal) && !f.StartsWith("obj", StringComparison.Ordinal)))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(copy.Path(file))!);
            File.Copy(Project.Path(file), copy.Path(file));
        }

        (await copy.RestoreAsync()).Succeeded();
        (await copy.BuildAsync()).Succeeded();
        Assert.Equal(await File.ReadAllBytesAsync(Project.Inventory), await File.ReadAllBytesAsync(copy.Inventory));
    }

    [Fact]
    public async Task The_projects_own_place_for_generated_files_is_kept()
    {
        try
        {
            var build = await Project.BuildAsync("-p:EmitCompilerGeneratedFiles=true", "-p:CompilerGeneratedFilesOutputPath=obj/mine");
            Assert.Equal([$"warning CHP1001 Program.cs:{MapGetLine}"], build.Succeeded().Ours);
            Assert.True(File.Exists(Project.Path("obj/mine/Chaperone.Analyzers/Chaperone.Inventory.InventoryGenerator/ApiInventory.g.cs")));
        }
        finally
        {
            await Project.BuildAsync();
        }
    }

    // A web project publishes every .json file that it finds below its folder.
    [Fact]
    public async Task The_inventory_goes_where_the_property_says_and_is_not_published()
    {
        try
        {
            (await Project.BuildAsync("-p:ChaperoneInventoryPath=docs/inventory.json")).Succeeded();
            (await DotNet.RunAsync(Project.Folder, "publish", "--no-restore", "-m:1", "-o", "obj/published", "-p:ChaperoneInventoryPath=docs/inventory.json")).Succeeded();
            Assert.True(File.Exists(Project.Path("docs/inventory.json")));
            Assert.True(File.Exists(Project.Path("obj/published/appsettings.json")));
            Assert.Empty(Directory.EnumerateFiles(Project.Path("obj/published"), "*inventory*", SearchOption.AllDirectories));
        }
        finally
        {
            Directory.Delete(Project.Path("docs"), recursive: true);
        }
    }

    [Fact]
    public async Task Nothing_is_left_in_the_projects_folder()
    {
        await Project.BuildAsync();
        Assert.Equal(
            ["Program.cs", "Properties", "WebApi.csproj", "WebApi.http", "appsettings.Development.json", "appsettings.json", "bin", "obj"],
            Directory.EnumerateFileSystemEntries(Project.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("ChaperoneMode", "Loud", "ChaperoneMode is 'Loud'; it may be Audit, Recommended or Strict.")]
    [InlineData("ChaperoneInventory", "sometimes", "ChaperoneInventory is 'sometimes'; it may be true or false.")]
    [InlineData("ChaperoneEnabled", "ture", "ChaperoneEnabled is 'ture'; it may be true or false.")]
    public async Task A_wrong_value_breaks_the_build_and_names_the_right_ones(string property, string value, string message) =>
        Assert.Equal(message, (await Project.BuildAsync($"-p:{property}={value}")).Failed().Single("CHP9103").Message);
}
