using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Chaperone.RuntimeProbe;

namespace Chaperone.Differential.Harness;

/// <summary>What the framework said.</summary>
internal sealed record AppRun(TestApp App, ProbeReport Report, string Output);

/// <summary>Runs a compiled application as a process of its own, with the probe as its startup hook.</summary>
internal static class AppRunner
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(4);

    private const string RuntimeConfig = """
        {
          "runtimeOptions": {
            "tfm": "net10.0",
            "frameworks": [
              { "name": "Microsoft.NETCore.App", "version": "10.0.0" },
              { "name": "Microsoft.AspNetCore.App", "version": "10.0.0" }
            ],
            "configProperties": { "System.GC.Server": false }
          }
        }
        """;

    public static async Task<AppRun> RunAsync(CompiledApp compiled)
    {
        var name = compiled.App.Name;
        var folder = Directory.CreateTempSubdirectory($"chaperone-{name}-").FullName;
        var reportFile = ResultFile(name, "probe.json");
        File.Delete(reportFile);
        try
        {
            await WriteAsync(compiled, folder);
            var output = await RunProcessAsync(StartInfo(name, folder, reportFile));
            return File.Exists(reportFile)
                ? new AppRun(compiled.App, ProbeReport.Read(reportFile), output)
                : throw new InvalidOperationException($"{name} left no report. It wrote:\n{output}");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Writes an application as a build would leave it.</summary>
    public static async Task WriteAsync(CompiledApp compiled, string folder)
    {
        foreach (var (file, image) in compiled.Images)
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, file), image);
        }

        foreach (var file in compiled.Files)
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        if (compiled.Files.Count > 0)
        {
            await File.WriteAllTextAsync(Path.Combine(folder, $"{compiled.App.Name}.deps.json"), Dependencies(compiled));
        }

        // What the build of a web project makes of its static files.
        var assets = Path.Combine(compiled.App.Folder, "static-assets.json");
        if (File.Exists(assets))
        {
            File.Copy(assets, Path.Combine(folder, $"{compiled.App.Name}.staticwebassets.endpoints.json"));
            Directory.CreateDirectory(Path.Combine(folder, "wwwroot"));
            foreach (var file in Directory.GetFiles(Path.Combine(compiled.App.Folder, "wwwroot")))
            {
                File.Copy(file, Path.Combine(folder, "wwwroot", Path.GetFileName(file)));
            }
        }

        await File.WriteAllTextAsync(Path.Combine(folder, $"{compiled.App.Name}.runtimeconfig.json"), RuntimeConfig);
    }

    /// <summary>What a run leaves beside the tests, for whoever looks into a difference.</summary>
    public static string ResultFile(string app, string what) =>
        Path.Combine(Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "results")).FullName, $"{app}.{what}");

    /// <summary>What a build writes beside an application: some libraries look there for the assemblies that they search.</summary>
    private static string Dependencies(CompiledApp compiled)
    {
        const string Target = ".NETCoreApp,Version=v10.0";
        var packages = compiled.Files.Concat(compiled.Images.Keys.Where(file => Path.GetExtension(file) == ".dll"))
            .Select(Path.GetFileNameWithoutExtension).OfType<string>().Where(file => file != compiled.App.Name).Distinct().ToList();
        var app = new
        {
            dependencies = packages.ToDictionary(package => package, _ => "1.0.0"),
            runtime = new Dictionary<string, object> { [$"{compiled.App.Name}.dll"] = new { } },
        };
        var targets = packages.ToDictionary(package => $"{package}/1.0.0", package => (object)new { runtime = new Dictionary<string, object> { [$"{package}.dll"] = new { } } });
        targets[$"{compiled.App.Name}/1.0.0"] = app;
        return JsonSerializer.Serialize(new
        {
            runtimeTarget = new { name = Target, signature = "" },
            targets = new Dictionary<string, object> { [Target] = targets },
            libraries = targets.Keys.ToDictionary(library => library, _ => new { type = "project", serviceable = false, sha512 = "" }),
        });
    }

    private static ProcessStartInfo StartInfo(string name, string folder, string reportFile) => new(DotNetHost(), [$"{name}.dll"])
    {
        WorkingDirectory = folder,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        Environment =
        {
            ["DOTNET_STARTUP_HOOKS"] = typeof(ProbeReport).Assembly.Location,
            ["ASPNETCORE_HOSTINGSTARTUPASSEMBLIES"] = typeof(ProbeReport).Assembly.GetName().Name,
            ["CHAPERONE_PROBE_OUT"] = reportFile,
            ["CHAPERONE_PROBE_REQUESTS"] = "1",
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
            ["DOTNET_DbgEnableMiniDump"] = "0",
            ["DOTNET_gcServer"] = "0",
            ["DOTNET_TieredPGO"] = "0",
        },
    };

    public static string DotNetHost() =>
        Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : "dotnet";

    private static async Task<string> RunProcessAsync(ProcessStartInfo start)
    {
        using var process = new Process { StartInfo = start };
        var output = new StringBuilder();
        process.OutputDataReceived += (_, line) => Append(line.Data);
        process.ErrorDataReceived += (_, line) => Append(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"The application did not end within {Limit}. It wrote:\n{output}");
        }

        lock (output)
        {
            return output.ToString();
        }

        void Append(string? line)
        {
            lock (output)
            {
                output.AppendLine(line);
            }
        }
    }
}
