using System.Text;
using Chaperone.Inventory.Reviewed;
using Chaperone.Tool.Scan;

namespace Chaperone.Tool.Review;

/// <summary>A scanned project with its reviewed files.</summary>
internal sealed class ReviewedProject
{
    private ReviewedProject(string project, IReadOnlyList<(string Framework, ProjectReport Report)> builds)
    {
        Name = project;
        Builds = builds;
    }

    /// <summary>The project file as the report shows it.</summary>
    public string Name { get; }

    /// <summary>One for each target framework; the framework is empty when there is only one.</summary>
    public IReadOnlyList<(string Framework, ProjectReport Report)> Builds { get; }

    public required string Inventory { get; init; }

    public required string Exceptions { get; init; }

    public IReadOnlyList<string> Frameworks => [.. Builds.Select(b => b.Framework).Where(f => f.Length > 0)];

    public IEnumerable<Finding> Findings => Builds.SelectMany(b => b.Report.Findings);

    public bool HasEndpoints => Builds.Any(b => b.Report.Endpoints > 0);

    /// <summary>Findings that warn, or break the build, and that nobody has accepted.</summary>
    public IEnumerable<Finding> Warnings => Findings.Where(f => !f.Suppressed && f.Level is "warning" or "error");

    /// <summary>The projects of a scan.</summary>
    public static IReadOnlyList<ReviewedProject> Of(ScanReport report, ScanInput input) =>
    [
        .. report.Projects.Where(p => p.Inventory is not null).GroupBy(p => p.Project).Select(g =>
        {
            var folder = Path.GetDirectoryName(Path.GetFullPath(g.Key, input.Root))!;
            return new ReviewedProject(g.Key, [.. g.Select(p => (p.Framework, p))])
            {
                Inventory = Path.Combine(folder, "ApiInventory.txt"),
                Exceptions = Path.Combine(folder, "ApiExceptions.txt"),
            };
        }),
    ];

    /// <summary>The endpoints that a build wrote, and the methods of hubs.</summary>
    public static IReadOnlyList<InventoryCandidate> CandidatesOf(ProjectReport build, ScanReport report) =>
        [.. InventoryReader.Read(Path.Combine(report.Folders.Output, build.Inventory!)).SelectMany(InventoryCandidate.AllOf)];

    /// <summary>A file's text; empty when there is none.</summary>
    public static string TextOf(string file) => File.Exists(file) ? File.ReadAllText(file) : "";

    /// <summary>Writes a text in the file's own encoding, with a byte order mark when the file has one.</summary>
    public static void Write(string file, string text) => File.WriteAllText(file, text, EncodingOf(file));

    private static Encoding EncodingOf(string file)
    {
        var unmarked = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        if (!File.Exists(file))
        {
            return unmarked;
        }

        using var reader = new StreamReader(file, unmarked, detectEncodingFromByteOrderMarks: true);
        reader.Peek();
        return reader.CurrentEncoding;
    }
}
