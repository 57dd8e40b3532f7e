using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Chaperone.Benchmarks;

/// <summary>
/// Compiles one generated project alone, with the in-box analyzers, with Chaperone and with SonarAnalyzer.CSharp, in turn and several
/// times, and prints what each cost.
/// </summary>
/// <remarks>
/// MSBuild says with which arguments each build runs the compiler; the compiler is then run with them by itself, as a build without the
/// compiler server does, so that its processor time is its own. What analyzers and generators take, the compiler reports.
/// </remarks>
internal sealed partial class BuildComparison
{
    private const string SonarVersion = "10.36.0.15337";

    private static readonly Configuration[] Configurations =
    [
        new("the compiler alone", ["-p:RunAnalyzers=false"]),
        new("and ASP.NET Core's in-box analyzers", []),
        new("and Chaperone", ["-p:Peer=Chaperone"]),
        new("and SonarAnalyzer.CSharp " + SonarVersion, ["-p:Peer=Sonar"]),
    ];

    // The compiler writes no assembly when a finding is an error, and would be measured doing less than it does beside the others.
    private const string FindingsAreWarnings = """
        is_global = true
        global_level = 1
        dotnet_diagnostic.CHP1002.severity = warning
        dotnet_diagnostic.CHP4009.severity = warning
        """;

    private readonly string _folder;
    private readonly string _compiler;

    private BuildComparison(string folder, string compiler)
    {
        _folder = folder;
        _compiler = compiler;
    }

    public static int Run(SyntheticProject project, int rounds, bool withSonar)
    {
        var folder = Directory.CreateTempSubdirectory("chaperone-benchmark-").FullName;
        try
        {
            project.WriteTo(folder);
            File.WriteAllText(Path.Combine(folder, "peers.targets"), Peers());
            File.WriteAllText(Path.Combine(folder, "warnings.globalconfig"), FindingsAreWarnings);
            var configurations = withSonar ? Configurations : Configurations[..3];
            MSBuild(folder, ["-t:Restore", .. Common(folder), "-p:Sonar=" + (withSonar ? "true" : "false")]);
            var sdk = MSBuild(folder, ["-getProperty:RoslynTargetsPath"]).Trim();
            var comparison = new BuildComparison(folder, Path.Combine(sdk, "bincore", "csc.dll"));
            comparison.BuildOnce(project.Endpoints);

            var files = Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories).Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("\\obj\\", StringComparison.Ordinal)).ToList();
            Console.WriteLine($"{files.Count} files, {files.Sum(static f => File.ReadLines(f).Count()):N0} lines, {project.Endpoints:N0} endpoints; {rounds} rounds, minima");
            var responses = configurations.Select(comparison.ArgumentsOf).ToArray();
            var measured = configurations.Select(static _ => new List<Measurement>()).ToArray();
            for (var round = 0; round < rounds; round++)
            {
                for (var i = 0; i < configurations.Length; i++)
                {
                    measured[i].Add(comparison.Compile(responses[i]));
                    Console.Error.WriteLine($"round {round + 1}: {configurations[i].Name}: {measured[i][^1]}");
                }
            }

            Console.WriteLine();
            Print(configurations, measured);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The package's files from source, and SonarAnalyzer.CSharp, given to an unmodified project.</summary>
    private static string Peers()
    {
        var bin = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", ".."));
        var configuration = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        var package = Path.GetFullPath(Path.Combine(bin, "..", "..", "src", "Chaperone.Package", "buildTransitive"));
        return $"""
            <Project>
              <PropertyGroup>
                <ChaperoneTaskAssembly>{bin}/Chaperone.Build/{configuration}/Chaperone.Build.dll</ChaperoneTaskAssembly>
              </PropertyGroup>
              <Import Project="{package}/Chaperone.Analyzers.props" Condition="'$(Peer)' == 'Chaperone'" />
              <ItemGroup Condition="'$(Peer)' == 'Chaperone'">
                <EditorConfigFiles Include="$(MSBuildProjectDirectory)/warnings.globalconfig" />
                <Analyzer Include="{bin}/Chaperone.Analyzers/{configuration}/Chaperone.Analyzers.dll" />
              </ItemGroup>
              <Import Project="{package}/Chaperone.Analyzers.targets" Condition="'$(Peer)' == 'Chaperone'" />
              <ItemGroup>
                <PackageDownload Include="SonarAnalyzer.CSharp" Version="[{SonarVersion}]" Condition="'$(Sonar)' == 'true'" />
                <Analyzer Include="$([MSBuild]::EnsureTrailingSlash('$(NuGetPackageRoot)'))sonaranalyzer.csharp/{SonarVersion}/analyzers/*.dll" Condition="'$(Peer)' == 'Sonar'" />
              </ItemGroup>
            </Project>
            """;
    }

    // Nothing but ASP.NET Core's analyzers beside the compared ones; no server stays behind.
    private static string[] Common(string folder) =>
    [
        "-p:EnableNETAnalyzers=false", "-p:UseSharedCompilation=false", "-p:ReportAnalyzer=true", "-nodeReuse:false", "-v:q", "-nologo",
        "-p:CustomAfterMicrosoftCommonTargets=" + Path.Combine(folder, "peers.targets"),
    ];

    /// <summary>The whole build with Chaperone as a user has it; it must find every endpoint.</summary>
    private void BuildOnce(int endpoints)
    {
        MSBuild(_folder, ["-t:Build", "-p:Peer=Chaperone", "-p:WarningLevel=0", .. Common(_folder)]);
        var inventory = Directory.GetFiles(Path.Combine(_folder, "bin"), "api-inventory.json", SearchOption.AllDirectories).Single();
        using var document = JsonDocument.Parse(File.ReadAllText(inventory));
        var found = document.RootElement.GetProperty("endpoints").GetArrayLength();
        if (found != endpoints)
        {
            throw new InvalidOperationException($"The inventory has {found} endpoints, the project {endpoints}.");
        }
    }

    private string ArgumentsOf(Configuration configuration)
    {
        string[] arguments =
        [
            "-t:Compile", "-getItem:CscCommandLineArgs", "-p:ProvideCommandLineArgs=true", "-p:SkipCompilerExecution=true",
            "-p:EmitCompilerGeneratedFiles=true", "-p:CompilerGeneratedFilesOutputPath=obj/generated",
        ];
        using var document = JsonDocument.Parse(MSBuild(_folder, [.. arguments, .. configuration.Properties, .. Common(_folder)]));
        var items = document.RootElement.GetProperty("Items").GetProperty("CscCommandLineArgs");
        var response = Path.Combine(_folder, Guid.NewGuid().ToString("N") + ".rsp");
        File.WriteAllLines(response, items.EnumerateArray().Select(static i => i.GetProperty("Identity").GetString()!));
        return response;
    }

    private Measurement Compile(string response)
    {
        Directory.CreateDirectory(Path.Combine(_folder, "obj", "generated"));
        var start = new ProcessStartInfo(DotNet, ["exec", _compiler, "@" + response]) { WorkingDirectory = _folder, RedirectStandardOutput = true };
        start.Environment["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1";
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var used = TimeSpan.Zero;
        while (!process.WaitForExit(20))
        {
            try
            {
                process.Refresh();
                used = process.TotalProcessorTime;
            }
            catch (Exception exception) when (exception is InvalidOperationException or System.ComponentModel.Win32Exception)
            {
                // It has just ended.
            }
        }

        watch.Stop();
        var text = output.GetAwaiter().GetResult();
        return process.ExitCode == 0
            ? new Measurement(watch.Elapsed.TotalSeconds, used.TotalSeconds, Reported(text))
            : throw new InvalidOperationException($"The compiler failed ({process.ExitCode}): " + string.Join("\n", text.Split('\n').Where(static l => l.Contains("error ", StringComparison.Ordinal)).Take(20)));
    }

    /// <summary>What <c>/reportanalyzer</c> prints: seconds for each assembly, first of analyzers, then of generators.</summary>
    internal static Dictionary<string, double> Reported(string output)
    {
        var result = new Dictionary<string, double>(StringComparer.Ordinal);
        var kind = "analyzers";
        foreach (var line in output.Split('\n'))
        {
            if (line.Contains("Total generator execution time", StringComparison.Ordinal))
            {
                kind = "generators";
            }
            else if (AssemblyLine().Match(line) is { Success: true } match)
            {
                var key = kind + " " + match.Groups["name"].Value;
                result[key] = result.GetValueOrDefault(key) + double.Parse(match.Groups["seconds"].Value, CultureInfo.InvariantCulture);
            }
        }

        return result;
    }

    [GeneratedRegex(@"^\s*<?(?<seconds>\d+(\.\d+)?)\s+<?\d+\s+(?<name>[\w.]+), Version=")]
    private static partial Regex AssemblyLine();

    private static void Print(Configuration[] configurations, List<Measurement>[] measured)
    {
        var alone = measured[0].Min(static m => m.Processor);
        var wall = measured[0].Min(static m => m.Wall);
        var inBox = measured[1].Min(static m => m.Processor);
        var frameworks = measured[1].Min(static m => m.SecondsOf("analyzers Microsoft.AspNetCore."));
        var ours = measured[2].Min(static m => m.SecondsOf("analyzers Chaperone.") + m.SecondsOf("generators Chaperone."));
        var table = new StringBuilder("| configuration | wall s | CPU s | CPU s over in-box | own seconds: rules | generators |\n|---|--:|--:|--:|--:|--:|\n");
        for (var i = 0; i < configurations.Length; i++)
        {
            var runs = measured[i];
            var own = i switch { 1 => "Microsoft.AspNetCore.", 2 => "Chaperone.", 3 => "SonarAnalyzer", _ => null };
            table.AppendLine(CultureInfo.InvariantCulture, $"| {configurations[i].Name} | {runs.Min(static m => m.Wall):F1} | {runs.Min(static m => m.Processor):F1} | {(i < 2 ? "" : (runs.Min(static m => m.Processor) - inBox).ToString("F1", CultureInfo.InvariantCulture))} | {Seconds(runs, "analyzers ", own)} | {Seconds(runs, "generators ", own)} |");
        }

        table.AppendLine().AppendLine("| budget | allowed | measured |").AppendLine("|---|--:|--:|");
        table.AppendLine(CultureInfo.InvariantCulture, $"| rules and generator, below ASP.NET Core's analyzers | {frameworks:F2} s | {ours:F2} s |");
        if (measured.Length > 3)
        {
            table.AppendLine(CultureInfo.InvariantCulture, $"| below a twentieth of SonarAnalyzer's | {measured[3].Min(static m => m.SecondsOf("analyzers SonarAnalyzer")) / 20:F2} s | {ours:F2} s |");
        }

        table.AppendLine(CultureInfo.InvariantCulture, $"| below 5 % of the compiler's CPU time | {alone * 0.05:F2} s | {ours:F2} s ({ours / alone:P1}; of its wall time {ours / wall:P1}) |");
        Console.WriteLine(table);
    }

    private static string Seconds(List<Measurement> runs, string kind, string? own) =>
        own is null ? "" : runs.Min(m => m.SecondsOf(kind + own)).ToString("F2", CultureInfo.InvariantCulture);

    private static string DotNet => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    private static string MSBuild(string folder, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(DotNet, ["msbuild", "Synthetic.csproj", .. arguments]) { WorkingDirectory = folder, RedirectStandardOutput = true };
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException("msbuild failed: " + output);
    }

    private sealed record Configuration(string Name, string[] Properties);

    private sealed record Measurement(double Wall, double Processor, Dictionary<string, double> Reported)
    {
        public double SecondsOf(string prefix) => Reported.Where(r => r.Key.StartsWith(prefix, StringComparison.Ordinal)).Sum(static r => r.Value);

        public override string ToString() =>
            string.Create(CultureInfo.InvariantCulture, $"{Wall:F1} s, CPU {Processor:F1} s; ") + string.Join(", ", Reported.Where(static r => r.Value >= 0.01).OrderByDescending(static r => r.Value).Select(static r => string.Create(CultureInfo.InvariantCulture, $"{r.Key} {r.Value:F2}")));
    }
}
