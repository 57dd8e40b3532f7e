namespace Chaperone.Tool.Tests;

/// <summary>A folder that goes away with the test.</summary>
public sealed class TempFolder : IDisposable
{
    public TempFolder() => Path = Directory.CreateTempSubdirectory("chaperone-tool-tests-").FullName;

    public string Path { get; }

    public string File(params string[] names) => System.IO.Path.Combine([Path, .. names]);

    public string Write(string name, string text)
    {
        var file = File(name.Split('/'));
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        System.IO.File.WriteAllText(file, text);
        return file;
    }

    /// <summary>Every file's path and content, without what a build may write.</summary>
    public IReadOnlyDictionary<string, string> Snapshot(string below) =>
        Directory.EnumerateFiles(File(below), "*", SearchOption.AllDirectories)
            .Select(f => (Name: System.IO.Path.GetRelativePath(File(below), f).Replace('\\', '/'), File: f))
            .Where(f => !f.Name.Split('/').SkipLast(1).Any(s => s is "bin" or "obj"))
            .ToDictionary(f => f.Name, f => Convert.ToBase64String(System.IO.File.ReadAllBytes(f.File)));

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
