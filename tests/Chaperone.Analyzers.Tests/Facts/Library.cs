using System.Collections.Immutable;
using Chaperone.Inventory;
using Chaperone.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace Chaperone.Tests.Facts;

/// <summary>A library, as an image with or without its facts, or as an open project.</summary>
internal sealed class Library
{
    private readonly CSharpCompilation _compilation;

    public Library(string name, params string[] sources)
        : this(name, [], sources)
    {
    }

    public Library(string name, IEnumerable<MetadataReference> others, params string[] sources)
    {
        var options = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Latest);
        _compilation = CSharpCompilation.Create(
            name,
            sources.Append(AnalyzerTest.ImplicitUsings).Select((source, i) => CSharpSyntaxTree.ParseText(source, options, $"/{name}/File{i}.cs")),
            References.AspNetCore.Concat(others),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, deterministic: true));
    }

    /// <summary>MSBuild's properties, as a global configuration.</summary>
    public string? Properties { get; init; }

    /// <summary>Whether the compiler finds no error in it.</summary>
    public bool Compiles => !_compilation.GetDiagnostics().Any(static d => d.Severity == DiagnosticSeverity.Error);

    /// <summary>What the generator adds to it.</summary>
    public GeneratorRunResult Generate(out CSharpCompilation built)
    {
        var driver = CSharpGeneratorDriver.Create(
            [new InventoryGenerator().AsSourceGenerator()],
            parseOptions: (CSharpParseOptions)_compilation.SyntaxTrees[0].Options,
            optionsProvider: new ConfiguredOptions(null, Properties));
        var result = driver.RunGeneratorsAndUpdateCompilation(_compilation, out var with, out _).GetRunResult().Results.Single();
        Assert.Null(result.Exception);
        built = (CSharpCompilation)with;
        return result;
    }

    /// <summary>As a build gives it to the application.</summary>
    public MetadataReference Built()
    {
        Generate(out var built);
        return Image(built, metadataOnly: false);
    }

    /// <summary>The reference assembly that a project's dependents are compiled against.</summary>
    public MetadataReference ReferenceAssembly()
    {
        Generate(out var built);
        return Image(built, metadataOnly: true);
    }

    /// <summary>Of a project that does not use Chaperone.</summary>
    public MetadataReference Plain() => Image(_compilation, metadataOnly: false);

    /// <summary>As an editor gives it: a project whose implementation outputs are not generated.</summary>
    public MetadataReference Open() => _compilation.ToMetadataReference();

    private static PortableExecutableReference Image(CSharpCompilation compilation, bool metadataOnly)
    {
        using var image = new MemoryStream();
        var result = compilation.Emit(image, options: new EmitOptions(metadataOnly: metadataOnly, includePrivateMembers: !metadataOnly));
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return MetadataReference.CreateFromImage(image.ToArray().ToImmutableArray());
    }
}
