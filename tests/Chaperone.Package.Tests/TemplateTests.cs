namespace Chaperone.Package.Tests;

/// <summary>The package in the other stock templates.</summary>
public sealed class TemplateTests(PackedPackage package)
{
    [Fact]
    public async Task Webapi_with_controllers()
    {
        var (project, build) = await BuildAsync("WebApiControllers", "webapi", "--use-controllers");
        Assert.Equal(["warning CHP1001 WeatherForecastController.cs:15", "warning CHP3001 WeatherForecastController.cs:15"], build.Ours);
        Assert.Contains("GET /WeatherForecast", project.InventoryIds());
        await AssertFixedByFormatAsync(project, "Controllers/WeatherForecastController.cs", "[Authorize]");
    }

    [Fact]
    public async Task Webapi_compiled_ahead_of_time()
    {
        var (project, build) = await BuildAsync("WebApiAot", "webapiaot");
        Assert.Equal(["warning CHP1001 Program.cs:31", "warning CHP3001 Program.cs:31", "warning CHP1001 Program.cs:34", "warning CHP3001 Program.cs:34"], build.Ours);
        Assert.Contains("GET /todos", project.InventoryIds());
        Assert.Contains("GET /todos/{id}", project.InventoryIds());
        await AssertFixedByFormatAsync(project, "Program.cs", ".RequireAuthorization()");
    }

    [Fact]
    public async Task Mvc()
    {
        var (project, build) = await BuildAsync("MvcApp", "mvc");
        // Not the action that answers errors, at line 20.
        Assert.Equal(["warning CHP1001 HomeController.cs:9", "warning CHP1001 HomeController.cs:14"], build.Ours);
        Assert.NotEmpty(project.InventoryIds());
    }

    [Fact]
    public async Task Grpc()
    {
        var (project, build) = await BuildAsync("GrpcService", "grpc");
        Assert.Equal(["warning CHP1001 Program.cs:11", "warning CHP1001 Program.cs:12"], build.Ours);
        Assert.Contains("GET /", project.InventoryIds());
        Assert.Contains("POST /greet.Greeter/SayHello", project.InventoryIds());
    }

    [Fact]
    public async Task Blazor()
    {
        var (project, build) = await BuildAsync("BlazorApp", "blazor");
        Assert.DoesNotContain(build.Diagnostics, d => d.Severity == "error");
        Assert.Equal(["warning CHP1001 Program.cs:24"], build.Ours);
        Assert.Contains("GET,POST /weather", project.InventoryIds());
    }

    [Fact]
    public async Task Razor_pages()
    {
        var (project, build) = await BuildAsync("RazorApp", "webapp");
        Assert.Equal(["warning CHP1001 Index.cshtml.cs:6", "warning CHP1001 Privacy.cshtml.cs:6"], build.Ours);
        Assert.Contains("* /Error", project.InventoryIds());
        await AssertFixedByFormatAsync(project, "Pages/Privacy.cshtml.cs", "[Authorize]");
    }

    // The fixes come out of the package, through the client that everybody with the SDK has.
    private static async Task AssertFixedByFormatAsync(Consumer project, string file, string expected)
    {
        Assert.DoesNotContain(expected, project.Read(file), StringComparison.Ordinal);
        (await DotNet.RunAsync(project.Folder, "format", "analyzers", project.Project, "--no-restore", "--severity", "warn", "--diagnostics", "CHP1001")).Succeeded();
        Assert.Contains(expected, project.Read(file), StringComparison.Ordinal);
        Assert.DoesNotContain((await project.BuildAsync()).Succeeded().Ours, static d => d.Contains("CHP1001", StringComparison.Ordinal));
    }

    private async Task<(Consumer Project, BuildResult Build)> BuildAsync(string name, params string[] template)
    {
        var project = await package.CreateConsumerAsync(name, template);
        (await project.RestoreAsync()).Succeeded();
        var build = (await project.BuildAsync()).Succeeded();
        Assert.DoesNotContain(build.Diagnostics, d => d.Id is "AD0001" or "CS8032" or "CS8034" or "CS8785" or "CS9057");
        return (project, build);
    }
}
