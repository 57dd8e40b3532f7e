using System.Security.Cryptography;
using System.Text;

namespace Chaperone.Tool.Scan;

/// <summary>Where the scan writes: results in the output folder, what the build left in its <c>build</c> folder.</summary>
internal sealed class ScanFolders
{
    private const string Marker = ".chaperone-scan";

    private ScanFolders(string output)
    {
        Output = output;
        Work = Path.Combine(output, "build");
    }

    public string Output { get; }

    public string Work { get; }

    public static ScanFolders Prepare(ScanInput input, string scanned, string? output)
    {
        var folders = new ScanFolders(Path.GetFullPath(output ?? Default(Path.GetFullPath(scanned))));
        folders.RefuseProjectFolders(input);
        try
        {
            folders.Clear();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ScanException($"The output folder '{folders.Output}' cannot be written: {e.Message}");
        }

        return folders;
    }

    // The same path gives the same folder: a second scan replaces the first one's results.
    private static string Default(string scanned)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(scanned)))[..8];
        return Path.Combine(Path.GetTempPath(), "chaperone-scan", Path.GetFileNameWithoutExtension(Path.TrimEndingDirectorySeparator(scanned)) + "-" + hash);
    }

    // Every project compiles the .cs files below its folder, the generated ones of this scan too.
    private void RefuseProjectFolders(ScanInput input)
    {
        foreach (var project in input.Projects)
        {
            var relative = Path.GetRelativePath(Path.GetDirectoryName(project)!, Output);
            if (relative == "." || !(relative == ".." || relative.StartsWith(".." + Path.DirectorySeparatorChar, StringComparison.Ordinal) || Path.IsPathRooted(relative)))
            {
                throw new ScanException($"The output folder '{Output}' lies inside the scanned project '{project}'. Choose one outside with --output.");
            }
        }
    }

    // Only what an earlier scan has written is deleted; a folder with other things in it is left alone.
    private void Clear()
    {
        var marker = Path.Combine(Output, Marker);
        if (Directory.Exists(Output) && Directory.EnumerateFileSystemEntries(Output).Any() && !File.Exists(marker))
        {
            throw new ScanException($"The output folder '{Output}' holds other files. Choose an empty or a new one with --output.");
        }

        if (Directory.Exists(Work))
        {
            Directory.Delete(Work, recursive: true);
        }

        Directory.CreateDirectory(Work);
        foreach (var old in Directory.EnumerateFiles(Output, "*.api-inventory.json").Append(Path.Combine(Output, ScanReport.FileName)))
        {
            File.Delete(old);
        }

        File.WriteAllText(marker, "Made by 'chaperone scan'. The next scan into this folder replaces its files.\n");
    }
}
