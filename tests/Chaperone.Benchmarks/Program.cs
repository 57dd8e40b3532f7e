using System.Globalization;
using System.Text.RegularExpressions;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Chaperone.Benchmarks;
using Chaperone.Benchmarks.Corpus;

switch (args.FirstOrDefault())
{
    case "build":
        return BuildComparison.Run(Project(), Number("--rounds", 3), withSonar: !args.Contains("--no-sonar"));
    case "scale":
        return Scale.Run(Number("--rounds", 3));
    case "edit":
        return Scale.Edits(Number("--rounds", 3));
    case "rules":
        return Scale.Rules(Number("--rounds", 3), Number("--endpoints", 10000));
    case "reviewed":
        return Scale.Reviewed(Number("--rounds", 3));
    case "generator":
        return Scale.Generators(Number("--rounds", 3));
    case "write" when args.Length > 1:
        Project().WriteTo(args[1]);
        return 0;
    case "smoke":
        foreach (var name in Smoke.Names())
        {
            Smoke.Run(name);
            Console.WriteLine(name);
        }

        return 0;
    case "benchmarks":
        // In this process: BenchmarkDotNet's own builds do not know central package management.
        BenchmarkSwitcher.FromAssembly(typeof(Smoke).Assembly).Run(args[1..], DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance)));
        return 0;
    case "corpus" when args.Length > 1:
        return await Findings.RunAsync(args[1], new Regex(Text("--rules", "^CHP")), args.Contains("--rows"), [.. args.Index().Where(a => a.Index > 0 && args[a.Index - 1] == "--document").Select(static a => Path.GetFullPath(a.Item))], Text("--option", ""));
    case "cost" when args.Length > 1:
        return Costs.Run(args[1], Number("--rounds", 3), Number("--by-rule", 0), Console.Out);
    case "endure" when args.Length > 1:
        return await Endurance.RunAsync(args[1], Number("--rounds", 3), args.Contains("--rules") ? new Regex(@": " + Text("--rules", "").TrimStart('^')) : null);
    default:
        Console.Error.WriteLine("""
            build [--rounds 3] [--endpoints 2500] [--no-sonar] [--health]
                                                                 compile a generated project alone, with the in-box analyzers, Chaperone, SonarAnalyzer
            scale [--rounds 3]                                   linearity, an edit, no ASP.NET Core; in processor time
            generator | edit | rules [--rounds 3]                a part of it
            reviewed [--rounds 3]                                an edit beside an inventory of 2,500 lines, without and with docs=
            benchmarks [BenchmarkDotNet's arguments]             the benchmarks, for a quiet machine
            smoke                                                each benchmark once, not timed
            corpus <folder> [--rules <regex>] [--rows] [--document <file>]... [--option "key = value"]
                                                                 what the rules say of the projects below a folder, compiled loosely; with all endpoints
            endure <folder> [--rounds 3] [--rules <regex>]       all analyzers over the same projects, whole and damaged: no failure, no hang, no difference
            cost <folder> [--rounds 3] [--by-rule 0]             what rules and generator cost in the same projects, and a digest of what they said
            write <folder> [--endpoints 2500] [--health]         the generated project
            """);
        return 2;
}

string Text(string option, string otherwise) => Array.IndexOf(args, option) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : otherwise;

SyntheticProject Project() => SyntheticProject.WithEndpoints(Number("--endpoints", 2500)) with { IsHealthCode = args.Contains("--health") };

int Number(string option, int otherwise) =>
    Array.IndexOf(args, option) is >= 0 and var at && at + 1 < args.Length ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : otherwise;
