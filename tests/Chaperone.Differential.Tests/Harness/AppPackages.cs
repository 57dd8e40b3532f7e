using Microsoft.CodeAnalysis;

namespace Chaperone.Differential.Harness;

/// <summary>What an application takes from packages: <c>packages.txt</c> names the beginnings of their assemblies' names, with <c>legacy:</c> for an older version.</summary>
/// <remarks>The packages are restored, and their <c>.proto</c> files compiled, by the project <c>Chaperone.Differential.Packages</c>.</remarks>
internal sealed class AppPackages
{
    private const string Legacy = "legacy:";

    private static readonly Lazy<string> Folder = new(() => FirstLine("packages-project.txt"));

    private readonly string[] _prefixes;

    private AppPackages(string[] prefixes, bool hasProtobufSources)
    {
        _prefixes = prefixes;
        HasProtobufSources = hasProtobufSources;
    }

    /// <summary>Whether the code made of the .proto files is compiled into the application (<c>protobuf.txt</c>).</summary>
    private bool HasProtobufSources { get; }

    public static AppPackages Of(TestApp app)
    {
        var file = Path.Combine(app.Folder, "packages.txt");
        return new AppPackages(File.Exists(file) ? File.ReadAllLines(file) : [], File.Exists(Path.Combine(app.Folder, "protobuf.txt")));
    }

    public IEnumerable<MetadataReference> References => Wanted("package-references.txt").Select(path => MetadataReference.CreateFromFile(path));

    /// <summary>The assemblies that are laid beside the application.</summary>
    public IEnumerable<string> Files => Wanted("package-files.txt");

    public IEnumerable<string> ProtobufSources =>
        HasProtobufSources ? Directory.GetFiles(File.ReadAllLines(Path.Combine(Folder.Value, "protobuf-sources.txt"))[0], "*.cs").Order(StringComparer.Ordinal) : [];

    private static string FirstLine(string file) => File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, file))[0];

    private IEnumerable<string> Wanted(string list) => _prefixes.Length == 0
        ? []
        :
        [
            .. File.ReadAllLines(Path.Combine(Folder.Value, list))
                .Append(Path.Combine(Folder.Value, "Chaperone.Differential.Packages.dll"))
                .Where(path => _prefixes.Any(prefix => Path.GetFileName(path).StartsWith(prefix, StringComparison.Ordinal))),
            .. File.ReadAllLines(Path.Combine(Folder.Value, "legacy-packages.txt"))
                .Where(path => _prefixes.Any(prefix => prefix.StartsWith(Legacy, StringComparison.Ordinal) && Path.GetFileName(path).StartsWith(prefix[Legacy.Length..], StringComparison.Ordinal))),
        ];
}
