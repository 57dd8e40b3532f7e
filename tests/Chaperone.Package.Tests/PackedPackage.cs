using System.Reflection;

[assembly: AssemblyFixture(typeof(Chaperone.Package.Tests.PackedPackage))]

namespace Chaperone.Package.Tests;

/// <summary>
/// The package, packed once a run under a version of its own: the machine's package cache is used as it is,
/// and never serves an earlier run's package. The version is taken out of the cache again at the end.
/// </summary>
public sealed class PackedPackage : IAsyncLifetime
{
    private static readonly string Configuration = typeof(PackedPackage).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Configuration").Value!;

    private readonly SemaphoreSlim _templates = new(1);

    /// <summary>The temporary folder that holds the feed and all consumers.</summary>
    public string Root { get; } = Directory.CreateTempSubdirectory("chaperone-package-").FullName;

    public string Version { get; } = $"0.1.0-test.{DateTime.UtcNow:yyyyMMddHHmmssfff}.{Environment.ProcessId}";

    public string Feed => Path.Combine(Root, "feed");

    public string Nupkg => Path.Combine(Feed, $"Chaperone.Analyzers.{Version}.nupkg");

    public string Snupkg => Path.Combine(Feed, $"Chaperone.Analyzers.{Version}.snupkg");

    public static string Repository { get; } = FindRepository();

    public async ValueTask InitializeAsync()
    {
        await PackAsync(Feed);
        // Nothing from the folders above reaches the consumers. NU1603: a template may pin a version that the machine's feeds lack.
        await WriteAsync("Directory.Build.props", "<Project><PropertyGroup><NoWarn>$(NoWarn);NU1603</NoWarn></PropertyGroup></Project>");
        await WriteAsync("Directory.Build.targets", "<Project />");
        await WriteAsync("Directory.Packages.props", "<Project />");
        await WriteAsync(".editorconfig", "root = true\n");
        await WriteAsync("global.json", "{ \"sdk\": { \"version\": \"10.0.100\", \"rollForward\": \"latestFeature\" } }");
        await WriteAsync("nuget.config", $"<configuration><packageSources><add key=\"chaperone-tests\" value=\"{Feed}\" /></packageSources></configuration>");
    }

    public async ValueTask DisposeAsync()
    {
        var locals = await DotNet.RunAsync(Root, "nuget", "locals", "global-packages", "--list");
        var cache = locals.Succeeded().Output.Split("global-packages:", 2)[1].Trim();
        DeleteFolder(Path.Combine(cache, "chaperone.analyzers", Version));
        DeleteFolder(Root);
    }

    /// <summary>Packs what the build of this test project has built.</summary>
    internal Task PackAsync(string folder) => PackAsync(folder, new Dictionary<string, string> { ["SOURCE_DATE_EPOCH"] = "1700000000" });

    internal async Task PackAsync(string folder, IReadOnlyDictionary<string, string> environment) =>
        (await DotNet.RunAsync(
            Repository, environment, "pack", "src/Chaperone.Package", "--no-build", "-c", Configuration, "-o", folder, $"-p:PackageVersion={Version}", "-m:1", "-v:q")).Succeeded();

    /// <summary>A project from a stock template that references the package as <c>dotnet add package</c> does.</summary>
    internal async Task<Consumer> CreateConsumerAsync(string name, params IEnumerable<string> template)
    {
        // The template engine keeps its settings in one file.
        await _templates.WaitAsync();
        try
        {
            (await DotNet.RunAsync(Root, ["new", .. template, "-n", name, "-o", name, "--no-restore"])).Succeeded();
        }
        finally
        {
            _templates.Release();
        }

        var consumer = new Consumer(Path.Combine(Root, name), name);
        consumer.Edit(name + ".csproj", text => text.Replace(
            "</Project>",
            $"""
              <ItemGroup>
                <PackageReference Include="Chaperone.Analyzers" Version="{Version}">
                  <IncludeAssets>runtime; build; native; contentfiles; analyzers; buildtransitive</IncludeAssets>
                  <PrivateAssets>all</PrivateAssets>
                </PackageReference>
              </ItemGroup>
            </Project>
            """));
        return consumer;
    }

    private Task WriteAsync(string file, string text) => File.WriteAllTextAsync(Path.Combine(Root, file), text);

    private static void DeleteFolder(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string FindRepository()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "Analyzers.sln")))
            {
                return folder;
            }
        }

        throw new InvalidOperationException("These tests run from within the repository.");
    }
}
