using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Chaperone.Benchmarks.Corpus;

/// <summary>A project of foreign code, compiled from its files without building it.</summary>
/// <param name="Path">The project file, relative to the folder that was asked for.</param>
/// <param name="Compilation">
/// As near to the build's as can be had without MSBuild: the framework's references, the packages that are in the machine's package cache, the
/// referenced projects as compilations. What is missing does not bind.
/// </param>
/// <param name="RazorFiles">The project's .razor and .cshtml files.</param>
internal sealed record LooseProject(string Path, CSharpCompilation Compilation, IReadOnlyList<string> RazorFiles);

/// <summary>Reads all projects below a folder.</summary>
internal sealed class LooseProjects
{
    private const string Usings = "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; "
        + "global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;";

    private const string WebUsings = " global using System.Net.Http.Json; global using Microsoft.AspNetCore.Builder; global using Microsoft.AspNetCore.Hosting; "
        + "global using Microsoft.AspNetCore.Http; global using Microsoft.AspNetCore.Routing; global using Microsoft.Extensions.Configuration; "
        + "global using Microsoft.Extensions.DependencyInjection; global using Microsoft.Extensions.Hosting; global using Microsoft.Extensions.Logging;";

    private static readonly CSharpParseOptions Options = CSharpParseOptions.Default
        .WithLanguageVersion(LanguageVersion.Preview)
        .WithPreprocessorSymbols("NET", "RELEASE", "NETCOREAPP", "NET6_0_OR_GREATER", "NET8_0_OR_GREATER", "NET9_0_OR_GREATER", "NET10_0_OR_GREATER");

    private static readonly EnumerationOptions Everywhere = new() { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint };

    private readonly string _root;
    private readonly List<string> _projects;
    private readonly Dictionary<string, LooseProject?> _known = new(StringComparer.Ordinal);
    private readonly PackageCache _packages = new();

    public LooseProjects(string root)
    {
        _root = System.IO.Path.GetFullPath(root);
        _projects = [.. Files(_root, "*.csproj").Order(StringComparer.Ordinal)];
    }

    /// <summary>Every project with a file of its own, those of tests left out.</summary>
    public IEnumerable<LooseProject> All() =>
        _projects.Where(p => !IsTest(System.IO.Path.GetRelativePath(_root, p))).Select(Read).OfType<LooseProject>().Where(static p => p.Compilation.SyntaxTrees.Length > 1);

    private static bool IsTest(string path) =>
        path.Split('/', '\\').Any(static part => part.Contains("Test", StringComparison.OrdinalIgnoreCase) || part.EndsWith("Specs", StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<string> Files(string folder, string pattern) => Directory.EnumerateFiles(folder, pattern, Everywhere)
        .Where(static p => !p.Split('/', '\\').Any(static part => part is "bin" or "obj" or "node_modules" or ".git"));

    private LooseProject? Read(string file)
    {
        if (_known.TryGetValue(file, out var known))
        {
            return known;
        }

        // A cycle of references ends here.
        _known[file] = null;
        if (!File.Exists(file) || TryLoad(file) is not { } xml)
        {
            return null;
        }

        var folder = System.IO.Path.GetDirectoryName(file)!;
        var inner = _projects.Where(p => p != file).Select(static p => System.IO.Path.GetDirectoryName(p)! + "/").Where(d => d.StartsWith(folder + "/", StringComparison.Ordinal)).ToList();
        var own = (string pattern) => Files(folder, pattern).Where(f => !inner.Any(d => f.StartsWith(d, StringComparison.Ordinal))).Order(StringComparer.Ordinal).ToList();
        var text = File.ReadAllText(file);
        var isWeb = text.Contains("Sdk.Web", StringComparison.Ordinal) || text.Contains("Microsoft.AspNetCore", StringComparison.Ordinal);
        var usings = string.Concat(xml.Descendants("Using").Select(static u => (string?)u.Attribute("Include")).OfType<string>().Select(static u => $" global using {u};"));
        var trees = own("*.cs").Select(static f => CSharpSyntaxTree.ParseText(File.ReadAllText(f), Options, f))
            .Append(CSharpSyntaxTree.ParseText(Usings + (isWeb ? WebUsings : "") + usings, Options, folder + "/obj/GlobalUsings.g.cs"));
        var references = References.AspNetCore.ToList();
        var packages = PackagesOf(file).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var projects = new HashSet<string>(StringComparer.Ordinal);
        AddProjects(file, xml, projects, packages, references);
        references.AddRange(_packages.AssembliesOf(packages));
        var isApplication = text.Contains("Sdk.Web", StringComparison.Ordinal) || text.Contains("<OutputType>Exe", StringComparison.OrdinalIgnoreCase);
        var compilation = CSharpCompilation.Create(
            System.IO.Path.GetFileNameWithoutExtension(file),
            trees,
            references,
            new CSharpCompilationOptions(
                isApplication && !text.Contains("<OutputType>Library", StringComparison.OrdinalIgnoreCase) ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
                nullableContextOptions: NullableContextOptions.Enable,
                allowUnsafe: true));
        return _known[file] = new LooseProject(System.IO.Path.GetRelativePath(_root, file), compilation, [.. own("*.razor"), .. own("*.cshtml")]);
    }

    private void AddProjects(string file, XDocument xml, HashSet<string> seen, HashSet<string> packages, List<MetadataReference> references)
    {
        foreach (var include in xml.Descendants("ProjectReference").Select(static r => (string?)r.Attribute("Include")).OfType<string>())
        {
            var other = System.IO.Path.GetFullPath(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(file)!, include.Replace('\\', '/')));
            if (seen.Add(other) && Read(other) is { } project && TryLoad(other) is { } its)
            {
                references.Add(project.Compilation.ToMetadataReference());
                packages.UnionWith(PackagesOf(other));
                AddProjects(other, its, seen, packages, references);
            }
        }
    }

    /// <summary>The packages that a project and the Directory.Build files above it name.</summary>
    private IEnumerable<string> PackagesOf(string file)
    {
        var files = new List<string> { file };
        for (var folder = System.IO.Path.GetDirectoryName(file); folder is not null && folder.StartsWith(_root, StringComparison.Ordinal); folder = System.IO.Path.GetDirectoryName(folder))
        {
            files.AddRange(new[] { "Directory.Build.props", "Directory.Build.targets" }.Select(name => System.IO.Path.Combine(folder, name)).Where(File.Exists));
        }

        return files.Select(TryLoad).OfType<XDocument>().SelectMany(static x => x.Descendants("PackageReference")).Select(static r => (string?)r.Attribute("Include")).OfType<string>();
    }

    private static XDocument? TryLoad(string file)
    {
        try
        {
            var xml = XDocument.Load(file);
            // Older project files have a namespace; names are compared without.
            foreach (var element in xml.Descendants())
            {
                element.Name = element.Name.LocalName;
            }

            return xml;
        }
        catch (System.Xml.XmlException)
        {
            return null;
        }
    }
}
