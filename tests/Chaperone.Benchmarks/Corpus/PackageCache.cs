using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace Chaperone.Benchmarks.Corpus;

/// <summary>The assemblies of packages that this machine has restored before, whatever their version: foreign code is compiled with what is there.</summary>
internal sealed partial class PackageCache
{
    private static readonly string Root = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    private static readonly HashSet<string> Framework = [.. References.AspNetCore.Select(static r => Path.GetFileName(r.Display!))];

    private readonly Dictionary<string, Package> _known = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The assemblies of the packages and of what they depend on; the framework's own are left out.</summary>
    public IEnumerable<MetadataReference> AssembliesOf(IEnumerable<string> packages)
    {
        var assemblies = new Dictionary<string, MetadataReference>(StringComparer.OrdinalIgnoreCase);
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var open = new Stack<string>(packages);
        while (open.TryPop(out var name))
        {
            if (seen.Add(name))
            {
                var package = Find(name);
                foreach (var assembly in package.Assemblies)
                {
                    assemblies.TryAdd(Path.GetFileName(assembly.Display!), assembly);
                }

                foreach (var dependency in package.Dependencies)
                {
                    open.Push(dependency);
                }
            }
        }

        return assemblies.OrderBy(static a => a.Key, StringComparer.Ordinal).Select(static a => a.Value);
    }

    private Package Find(string name)
    {
        if (!_known.TryGetValue(name, out var package))
        {
            var folder = Path.Combine(Root, name.ToLowerInvariant());
            // The newest may be for a framework that this does not run on.
            package = !Directory.Exists(folder) ? Package.None
                : Directory.GetDirectories(folder).OrderByDescending(static v => Number(Path.GetFileName(v))).ThenByDescending(static v => v, StringComparer.Ordinal).Select(Read).FirstOrDefault(static p => p is not null) ?? Package.None;
            _known.Add(name, package);
        }

        return package;
    }

    /// <summary>The package in a version; null where its assemblies are all for other frameworks.</summary>
    private static Package? Read(string version)
    {
        var lib = Path.Combine(version, "lib");
        var target = Directory.Exists(lib) ? Directory.GetDirectories(lib).Where(static d => Rank(Path.GetFileName(d)) > 0).OrderBy(static d => Rank(Path.GetFileName(d))).LastOrDefault() : null;
        if (target is null && Directory.Exists(lib) && Directory.EnumerateFiles(lib, "*.dll", SearchOption.AllDirectories).Any())
        {
            return null;
        }

        IEnumerable<string> assemblies = target is null ? [] : Directory.GetFiles(target, "*.dll").Where(static f => !Framework.Contains(Path.GetFileName(f))).Order(StringComparer.Ordinal);
        var specification = Directory.GetFiles(version, "*.nuspec").FirstOrDefault();
        IEnumerable<string> dependencies = specification is null ? [] : XDocument.Load(specification).Descendants().Where(static e => e.Name.LocalName == "dependency").Select(static e => (string?)e.Attribute("id")).OfType<string>();
        return new Package([.. assemblies.Select(static a => MetadataReference.CreateFromFile(a))], [.. dependencies.Distinct(StringComparer.OrdinalIgnoreCase)]);
    }

    /// <summary>How near a target framework is to the one that everything is compiled for, which is the one that this runs on; 0 for those that do not fit.</summary>
    private static double Rank(string target) =>
        Target().Match(target) is not { Success: true } match || (match.Groups["k"].Value == "net" && Number(match.Groups["v"].Value) > Environment.Version.Major) ? 0
        : Number(match.Groups["v"].Value) + (match.Groups["k"].Value switch { "netstandard" => 1, "netcoreapp" => 10, _ => 100 });

    private static double Number(string version) => double.TryParse(Decimal().Match(version).Value, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : 0;

    [GeneratedRegex(@"^(?<k>netstandard|netcoreapp|net(?=\d+\.))(?<v>\d+\.\d+)$")]
    private static partial Regex Target();

    [GeneratedRegex(@"^\d+(\.\d+)?")]
    private static partial Regex Decimal();

    private sealed record Package(IReadOnlyList<MetadataReference> Assemblies, IReadOnlyList<string> Dependencies)
    {
        public static readonly Package None = new([], []);
    }
}
