using System.Text.Json;

namespace Chaperone.Tool.Scan;

/// <summary>Everything a scan has found, and what it could not scan.</summary>
internal sealed class ScanReport
{
    public const string FileName = "findings.json";

    private ScanReport(ScanFolders folders) => Folders = folders;

    public ScanFolders Folders { get; }

    /// <summary>Projects with ASP.NET Core, and those that failed.</summary>
    public List<ProjectReport> Projects { get; } = [];

    /// <summary>How many projects do not reference ASP.NET Core.</summary>
    public int WithoutAspNetCore { get; private set; }

    /// <summary>How many projects are not C#.</summary>
    public int OtherLanguages { get; private set; }

    public string Json { get; private set; } = "";

    public IEnumerable<Finding> Findings => Projects.SelectMany(p => p.Findings).Where(f => !f.Suppressed);

    public int ExitCode =>
        Projects.Any(p => p.Failures.Count > 0) ? ExitCodes.NotScanned
        : Findings.Any(f => f.Level == "error") ? ExitCodes.Findings
        : ExitCodes.Success;

    public static ScanReport Create(ScanInput input, ScanFolders folders, IReadOnlyList<BuiltProject> built, IReadOnlyList<BuildError> errors)
    {
        var report = new ScanReport(folders) { OtherLanguages = input.OtherLanguages };
        var broken = errors.Where(e => !e.IsFinding).ToLookup(e => ProjectOf(e, input));
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var project in input.Projects)
        {
            var frameworks = built.Where(b => b.Project == project).ToList();
            if (frameworks.Count == 0)
            {
                report.Projects.Add(NotBuilt(project, input, broken));
                continue;
            }

            var several = frameworks.Count > 1;
            if (frameworks.All(f => !f.IsWeb) && !broken.Contains(project))
            {
                report.WithoutAspNetCore++;
                continue;
            }

            foreach (var framework in frameworks.Where(f => f.IsWeb || broken.Contains(project)))
            {
                report.Projects.Add(Read(framework, several, input, folders, broken[project], names));
            }
        }

        // A project that is referenced but was not asked for can break those that were.
        foreach (var other in broken.Where(g => !input.Projects.Contains(g.Key)))
        {
            var row = new ProjectReport { Project = other.Key.Length == 0 ? "(build)" : input.Show(other.Key) };
            row.Failures.AddRange(Describe(other, input));
            report.Projects.Add(row);
        }

        report.Json = ReportJson.Write(report);
        File.WriteAllText(Path.Combine(folders.Output, FileName), report.Json);
        return report;
    }

    private static ProjectReport Read(
        BuiltProject built, bool several, ScanInput input, ScanFolders folders, IEnumerable<BuildError> errors, HashSet<string> names)
    {
        var row = new ProjectReport { Project = input.Show(built.Project), Framework = several ? built.Framework : "" };
        row.Failures.AddRange(Describe(errors.Where(e => e.Framework.Length == 0 || e.Framework == built.Framework), input));
        if (!built.IsWeb)
        {
            return row;
        }

        try
        {
            if (File.Exists(built.Findings))
            {
                row.Findings = Finding.Read(built.Findings, input);
            }
            else if (row.Failures.Count == 0)
            {
                row.Failures.Add("the compiler has not written its findings");
            }

            if (File.Exists(built.Inventory))
            {
                row.Count(built.Inventory);
                row.Inventory = Copy(built, several, folders, names);
            }
            else if (row.Failures.Count == 0)
            {
                row.Failures.Add("its inventory is missing: the analyzers did not run");
            }
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException)
        {
            row.Failures.Add($"what the build has written in '{built.Folder}' is damaged: {e.Message}");
        }

        return row;
    }

    // Two projects of one name are told apart by their folders.
    private static string Copy(BuiltProject built, bool several, ScanFolders folders, HashSet<string> names)
    {
        var name = Path.GetFileNameWithoutExtension(built.Project) + (several ? "." + built.Framework : "");
        var folder = Path.GetDirectoryName(built.Project);
        while (!names.Add(name))
        {
            if (string.IsNullOrEmpty(folder) || Path.GetFileName(folder).Length == 0)
            {
                name += "_";
                continue;
            }

            name = Path.GetFileName(folder) + "." + name;
            folder = Path.GetDirectoryName(folder);
        }

        var file = name + ".api-inventory.json";
        File.Copy(built.Inventory, Path.Combine(folders.Output, file), overwrite: true);
        return file;
    }

    private static ProjectReport NotBuilt(string project, ScanInput input, ILookup<string, BuildError> broken)
    {
        var row = new ProjectReport { Project = input.Show(project) };
        row.Failures.AddRange(Describe(broken[project], input));
        if (row.Failures.Count == 0)
        {
            row.Failures.Add(
                broken.Count > 0 ? "not built, because of the other errors"
                : !File.Exists(project) ? "the project file does not exist"
                : "not built, and the build does not say why: see its log");
        }

        return row;
    }

    private static IEnumerable<string> Describe(IEnumerable<BuildError> errors, ScanInput input) =>
        errors.Select(e => (e.Place.Length == 0 || e.Place == "MSBUILD" ? "" : input.Show(e.Place) + ": ") + e).Distinct();

    // Errors in a project file itself are attributed to our own one, which asked for it.
    private static string ProjectOf(BuildError error, ScanInput input) =>
        input.Projects.Contains(error.Project) ? error.Project
        : input.Projects.FirstOrDefault(p => error.Place.StartsWith(p, StringComparison.Ordinal) || error.Message.Contains('"' + p + '"', StringComparison.Ordinal))
            ?? (Path.GetFileName(error.Project) == "scan.proj" ? "" : error.Project);
}
