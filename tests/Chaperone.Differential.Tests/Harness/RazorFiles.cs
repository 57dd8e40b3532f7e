using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Chaperone.Differential.Harness;

/// <summary>The .cshtml and .razor files of an application, as the Razor SDK hands them to the compiler, and the SDK's own generator for them.</summary>
/// <remarks>As in a build, another generator sees these files, and not what the Razor generator makes of them.</remarks>
internal static class RazorFiles
{
    /// <summary>The option that holds where a file lies in the project.</summary>
    public const string TargetPath = "build_metadata.AdditionalFiles.TargetPath";

    private static readonly Lazy<ISourceGenerator> Generator = new(Load);

    /// <summary>What makes the runtime look for pages in the assembly; the Razor SDK writes it into the project's AssemblyInfo.</summary>
    public const string PartFactory =
        "[assembly: global::Microsoft.AspNetCore.Mvc.ApplicationParts.ProvideApplicationPartFactory(\"Microsoft.AspNetCore.Mvc.ApplicationParts.ConsolidatedAssemblyApplicationPartFactory, Microsoft.AspNetCore.Mvc.Razor\")]";

    /// <summary>Those of one project: what lies in a folder of another one below it is left out.</summary>
    public static IReadOnlyList<AdditionalText> Of(string folder, string? without = null) =>
    [
        .. Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".cshtml" or ".razor" && (without is null || !file.StartsWith(without, StringComparison.Ordinal)))
            .Order(StringComparer.Ordinal)
            .Select(file => new RazorText(file)),
    ];

    /// <summary>The compilation with what the Razor generator adds.</summary>
    public static CSharpCompilation Generate(CSharpCompilation compilation, string folder, IReadOnlyList<AdditionalText> files)
    {
        var driver = CSharpGeneratorDriver.Create(
            [Generator.Value], files, (CSharpParseOptions)compilation.SyntaxTrees[0].Options, new RazorOptions(compilation.AssemblyName ?? "", folder));
        driver.RunGeneratorsAndUpdateCompilation(compilation, out var generated, out var diagnostics);
        return diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            ? throw new InvalidOperationException($"{compilation.AssemblyName}: {string.Join('\n', diagnostics)}")
            : (CSharpCompilation)generated;
    }

    /// <summary>Where the file lies in the project, in the encoding in which the SDK hands it over.</summary>
    public static string? MetadataOf(string folder, AdditionalText file, string key) =>
        key == TargetPath ? Convert.ToBase64String(Encoding.UTF8.GetBytes(Path.GetRelativePath(folder, file.Path))) : null;

    private static ISourceGenerator Load()
    {
        var folder = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "razor-generator.txt"))[0];
        AssemblyLoadContext.Default.Resolving += (context, name) =>
            File.Exists(Path.Combine(folder, $"{name.Name}.dll")) ? context.LoadFromAssemblyPath(Path.GetFullPath(Path.Combine(folder, $"{name.Name}.dll"))) : null;
        var assembly = AssemblyLoadContext.Default.LoadFromAssemblyPath(Path.GetFullPath(Path.Combine(folder, "Microsoft.CodeAnalysis.Razor.Compiler.dll")));
        var type = assembly.GetTypes().First(t => t.GetCustomAttribute<GeneratorAttribute>() is not null);
        return Activator.CreateInstance(type) switch
        {
            IIncrementalGenerator incremental => incremental.AsSourceGenerator(),
            ISourceGenerator generator => generator,
            _ => throw new InvalidOperationException($"{type} is no generator"),
        };
    }

    private sealed class RazorText(string path) : AdditionalText
    {
        public override string Path { get; } = path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(File.ReadAllText(Path), Encoding.UTF8);
    }

    private sealed class RazorOptions(string name, string folder) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(key => key switch
        {
            "build_property.RazorLangVersion" => "9.0",
            "build_property.RootNamespace" => name,
            "build_property.MSBuildProjectDirectory" => folder,
            _ => null,
        });

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Options(_ => null);

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Options(key => MetadataOf(folder, textFile, key));
    }

    private sealed class Options(Func<string, string?> read) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            value = read(key);
            return value is not null;
        }
    }
}
