using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Chaperone.Differential.Harness;

/// <summary>An application in memory: what the generator reads and what the process runs are the same compilation, but for what Razor adds.</summary>
/// <param name="AdditionalFiles">Its Razor files.</param>
/// <param name="Images">The application's assembly and those of its libraries, by file name.</param>
/// <param name="Files">Assemblies of packages that lie beside it.</param>
/// <param name="WithOpenProjects">The same application as an editor sees it: its libraries are compilations without what the generator adds.</param>
internal sealed record CompiledApp(
    TestApp App,
    CSharpCompilation Compilation,
    IReadOnlyList<AdditionalText> AdditionalFiles,
    IReadOnlyDictionary<string, byte[]> Images,
    IReadOnlyList<string> Files,
    CSharpCompilation WithOpenProjects);

/// <summary>Compiles an application as the Web SDK would, without the cost of a project and a build for each.</summary>
/// <remarks>
/// Each folder under <c>Libraries</c> becomes an assembly of its own, which the application references. What lies in <c>Generated</c> stands for
/// what another source generator writes: it is compiled in, and the inventory's generator does not see it.
/// </remarks>
internal static class AppCompiler
{
    private const string Libraries = "Libraries";
    private const string Generated = "Generated";

    private static readonly CSharpParseOptions ParseOptions =
        new(LanguageVersion.Latest, DocumentationMode.None, preprocessorSymbols: ["NET", "NET10_0", "NET10_0_OR_GREATER"]);

    private static readonly Lazy<MetadataReference[]> Framework = new(() =>
        [.. File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "references.txt")).Select(path => MetadataReference.CreateFromFile(path))]);

    // What ImplicitUsings gives a Microsoft.NET.Sdk.Web project.
    private static readonly string ImplicitUsings = string.Concat(new[]
    {
        "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Net.Http.Json", "System.Threading",
        "System.Threading.Tasks", "Microsoft.AspNetCore.Builder", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Http",
        "Microsoft.AspNetCore.Routing", "Microsoft.Extensions.Configuration", "Microsoft.Extensions.DependencyInjection",
        "Microsoft.Extensions.Hosting", "Microsoft.Extensions.Logging",
    }.Select(name => $"global using global::{name};\n"));

    public static CompiledApp Compile(TestApp app)
    {
        var images = new Dictionary<string, byte[]>();
        var packages = AppPackages.Of(app);
        var references = Framework.Value.Concat(packages.References).ToList();
        var open = references.ToList();
        var librariesFolder = Path.Combine(app.Folder, Libraries);
        foreach (var folder in Subfolders(librariesFolder))
        {
            var library = Create(Path.GetFileName(folder), folder, Sources(folder), references, OutputKind.DynamicallyLinkedLibrary);
            var pages = RazorFiles.Of(folder);
            library = WithRazor(WithPartFactory(library, folder, pages), folder, pages);
            open.Add(library.WithReferences(open).ToMetadataReference());
            library = app.SharesFacts ? InventoryRun.WithFacts(library, app) : library;
            images.Add($"{library.AssemblyName}.dll", Emit(library));
            references.Add(MetadataReference.CreateFromImage(images[$"{library.AssemblyName}.dll"]));
        }

        var generatedFolder = Path.Combine(app.Folder, Generated);
        var generated = Directory.Exists(generatedFolder) ? Sources(generatedFolder).Select(file => Parse(File.ReadAllText(file), file)).ToList() : [];
        var own = Sources(app.Folder).Where(file => !file.StartsWith(librariesFolder, StringComparison.Ordinal) && !file.StartsWith(generatedFolder, StringComparison.Ordinal));
        var shared = Sources(Path.Combine(AppContext.BaseDirectory, "Shared"));
        var compilation = Create(app.Name, app.Folder, own.Concat(shared).Concat(packages.ProtobufSources), references, OutputKind.ConsoleApplication);
        var razor = RazorFiles.Of(app.Folder, without: librariesFolder);
        compilation = WithPartFactory(compilation, app.Folder, razor);
        images.Add($"{app.Name}.dll", Emit(WithRazor(compilation.AddSyntaxTrees(generated), app.Folder, razor)));
        return new CompiledApp(app, compilation, razor, images, [.. packages.Files], compilation.WithReferences(open));
    }

    private static CSharpCompilation WithPartFactory(CSharpCompilation compilation, string folder, IReadOnlyList<AdditionalText> razor) =>
        razor.Count == 0 ? compilation : compilation.AddSyntaxTrees(Parse(RazorFiles.PartFactory, Path.Combine(folder, "obj", $"{compilation.AssemblyName}.RazorAssemblyInfo.cs")));

    private static CSharpCompilation WithRazor(CSharpCompilation compilation, string folder, IReadOnlyList<AdditionalText> razor) =>
        razor.Count == 0 ? compilation : RazorFiles.Generate(compilation, folder, razor);

    private static IEnumerable<string> Subfolders(string folder) =>
        Directory.Exists(folder) ? Directory.GetDirectories(folder).Order(StringComparer.Ordinal) : [];

    private static IEnumerable<string> Sources(string folder) =>
        Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    private static CSharpCompilation Create(string name, string folder, IEnumerable<string> sources, IEnumerable<MetadataReference> references, OutputKind kind)
    {
        SyntaxTree[] trees =
        [
            .. sources.Select(file => Parse(File.ReadAllText(file), file)),
            Parse(ImplicitUsings, Path.Combine(folder, "obj", $"{name}.GlobalUsings.g.cs")),
            Parse(AssemblyInfo(name), Path.Combine(folder, "obj", $"{name}.AssemblyInfo.cs")),
        ];
        return CSharpCompilation.Create(name, trees, references, new CSharpCompilationOptions(kind, nullableContextOptions: NullableContextOptions.Enable));
    }

    private static byte[] Emit(CSharpCompilation compilation)
    {
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        if (!result.Success)
        {
            var errors = result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
            throw new InvalidOperationException($"{compilation.AssemblyName} does not compile:\n{string.Join('\n', errors)}");
        }

        return image.ToArray();
    }

    private static string AssemblyInfo(string name) => $"""
        [assembly: global::System.Runtime.Versioning.TargetFramework(".NETCoreApp,Version=v10.0", FrameworkDisplayName = ".NET 10.0")]
        [assembly: global::System.Reflection.AssemblyProduct("{name}")]
        """;

    private static SyntaxTree Parse(string text, string path) =>
        CSharpSyntaxTree.ParseText(SourceText.From(text, Encoding.UTF8), ParseOptions, path);
}
