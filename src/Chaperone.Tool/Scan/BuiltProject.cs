namespace Chaperone.Tool.Scan;

/// <summary>What a scanned build has left of one project and framework: a folder with the files that <c>Chaperone.Scan.targets</c> names.</summary>
internal sealed record BuiltProject(string Folder, string Project, string Framework, bool IsWeb)
{
    public string Inventory => Path.Combine(Folder, "api-inventory.json");

    public string Findings => Path.Combine(Folder, "findings.sarif");

    private string SettledFile => Path.Combine(Folder, "settled");

    public bool IsSettled => File.Exists(SettledFile);

    /// <summary>The next pass builds this project without the analyzers: what they found is here already.</summary>
    public void Settle() => File.WriteAllText(SettledFile, "");

    public static IReadOnlyList<BuiltProject> ReadAll(string work)
    {
        var found = new List<BuiltProject>();
        foreach (var folder in Directory.EnumerateDirectories(work).Order(StringComparer.Ordinal))
        {
            var file = Path.Combine(folder, "project.txt");
            if (File.Exists(file) && File.ReadAllLines(file) is { Length: >= 2 } lines)
            {
                // WriteLinesToFile leaves an empty framework's line out.
                found.Add(new BuiltProject(folder, lines[0], lines.Length > 2 ? lines[1] : "", bool.Parse(lines[^1])));
            }
        }

        return found;
    }
}
