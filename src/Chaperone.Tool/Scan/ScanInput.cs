using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Chaperone.Tool.Scan;

/// <summary>The projects behind a path.</summary>
/// <param name="Root">The folder that paths are shown relative to, and the build's working directory.</param>
/// <param name="Solution">The solution, when one was given: projects may read its folder.</param>
/// <param name="Projects">Full paths of the C# projects, ordered.</param>
/// <param name="OtherLanguages">How many projects are not C#.</param>
internal sealed partial record ScanInput(string Root, string? Solution, IReadOnlyList<string> Projects, int OtherLanguages)
{
    private static readonly string[] SkippedFolders = ["bin", "obj", "node_modules"];

    public static ScanInput Find(string path)
    {
        var full = Path.GetFullPath(path);
        if (Directory.Exists(full))
        {
            var projects = new List<string>();
            var others = 0;
            Search(full, projects, ref others);
            return projects.Count > 0
                ? Create(full, null, projects, others)
                : throw new ScanException($"There is no C# project (.csproj) in '{full}' or below it.");
        }

        if (!File.Exists(full))
        {
            throw new ScanException($"'{full}' does not exist.");
        }

        var folder = Path.GetDirectoryName(full)!;
        IEnumerable<string> listed;
        switch (Path.GetExtension(full).ToLowerInvariant())
        {
            case ".csproj": return Create(folder, null, [full], 0);
            case ".sln": listed = ReadSolution(full).Select(p => Absolute(folder, p)); break;
            case ".slnx": listed = ReadXmlSolution(full).Select(p => Absolute(folder, p)); break;
            case ".slnf": listed = ReadFilter(full); break;
            default: throw new ScanException($"'{full}' is neither a folder, a C# project (.csproj) nor a solution (.sln, .slnx, .slnf).");
        }

        var all = listed.Distinct(StringComparer.Ordinal).ToList();
        var csharp = all.Where(p => p.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase)).ToList();
        return csharp.Count > 0
            ? Create(folder, full, csharp, all.Count - csharp.Count)
            : throw new ScanException($"The solution '{full}' lists no C# project (.csproj).");
    }

    /// <summary>A path as it is shown: relative to the root, with slashes, when it lies below it.</summary>
    public string Show(string path)
    {
        var relative = Path.GetRelativePath(Root, path);
        return (relative.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(relative) ? path : relative).Replace('\\', '/');
    }

    private static ScanInput Create(string root, string? solution, List<string> projects, int others)
    {
        projects.Sort(StringComparer.Ordinal);
        return new ScanInput(root, solution, projects, others);
    }

    private static void Search(string folder, List<string> projects, ref int others)
    {
        // A link could lead out of the folder, or round in a circle.
        var options = new EnumerationOptions { IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint };
        foreach (var file in Directory.EnumerateFiles(folder, "*.*proj", options))
        {
            switch (Path.GetExtension(file).ToLowerInvariant())
            {
                case ".csproj": projects.Add(file); break;
                case ".fsproj" or ".vbproj": others++; break;
            }
        }

        foreach (var child in Directory.EnumerateDirectories(folder, "*", options))
        {
            var name = Path.GetFileName(child);
            if (!name.StartsWith('.') && !SkippedFolders.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                Search(child, projects, ref others);
            }
        }
    }

    private static IEnumerable<string> ReadSolution(string file) =>
        File.ReadLines(file).Select(l => SolutionProject().Match(l)).Where(m => m.Success).Select(m => m.Groups[1].Value);

    private static IEnumerable<string> ReadXmlSolution(string file)
    {
        try
        {
            return XDocument.Load(file).Descendants("Project").Select(p => (string?)p.Attribute("Path")).OfType<string>().ToList();
        }
        catch (System.Xml.XmlException e)
        {
            throw new ScanException($"The solution '{file}' cannot be read: {e.Message}");
        }
    }

    private static List<string> ReadFilter(string file)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllText(file));
            var solution = json.RootElement.GetProperty("solution");
            var folder = Path.GetDirectoryName(Absolute(Path.GetDirectoryName(file)!, solution.GetProperty("path").GetString()!))!;
            return [.. solution.GetProperty("projects").EnumerateArray().Select(p => Absolute(folder, p.GetString()!))];
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentNullException)
        {
            throw new ScanException($"The solution filter '{file}' cannot be read: {e.Message}");
        }
    }

    private static string Absolute(string folder, string path) =>
        Path.GetFullPath(Path.Combine(folder, path.Replace('\\', Path.DirectorySeparatorChar)));

    // Project("{type}") = "Name", "folder\Name.csproj", "{id}"; a solution folder has no extension there.
    [GeneratedRegex("""^\s*Project\("[^"]*"\)\s*=\s*"[^"]*",\s*"([^"]+\.[a-z]+proj)"\s*,""", RegexOptions.IgnoreCase)]
    private static partial Regex SolutionProject();
}
