using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Chaperone.Package.Tests;

/// <summary>Analyzer assemblies with a defect, compiled on the spot.</summary>
internal static class TestAnalyzers
{
    private const string Crashing = """
        using System;
        using System.Collections.Immutable;
        using Microsoft.CodeAnalysis;
        using Microsoft.CodeAnalysis.Diagnostics;

        [DiagnosticAnalyzer(LanguageNames.CSharp)]
        public sealed class OtherVendorAnalyzer : DiagnosticAnalyzer
        {
            private static readonly DiagnosticDescriptor Rule = new("OTHER1", "title", "message", "Category", DiagnosticSeverity.Warning, true);

            public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

            public override void Initialize(AnalysisContext context)
            {
                context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
                context.RegisterCompilationAction(_ => throw new InvalidOperationException("the other vendor's defect"));
            }
        }
        """;

    private const string CrashingGenerator = """
        using System;
        using Microsoft.CodeAnalysis;

        namespace Chaperone.Inventory
        {
            [Generator(LanguageNames.CSharp)]
            public sealed class InventoryGenerator : IIncrementalGenerator
            {
                public void Initialize(IncrementalGeneratorInitializationContext context) =>
                    context.RegisterImplementationSourceOutput(context.CompilationProvider, (_, _) => throw new InvalidOperationException("our defect"));
            }
        }
        """;

    // As much of a compiler from the future as the real one looks at.
    private const string FutureCompiler = """
        [assembly: System.Reflection.AssemblyVersion("99.0.0.0")]
        namespace Microsoft.CodeAnalysis
        {
            public interface IIncrementalGenerator { }
            public sealed class GeneratorAttribute(string language, params string[] more) : System.Attribute;
        }
        """;

    private const string ForFutureCompiler = """
        namespace Chaperone.Inventory
        {
            [Microsoft.CodeAnalysis.Generator("C#")]
            public sealed class InventoryGenerator : Microsoft.CodeAnalysis.IIncrementalGenerator;
        }
        """;

    private static readonly MetadataReference[] s_platform =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(p => !Path.GetFileName(p).StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal))
            .Select(p => MetadataReference.CreateFromFile(p)),
    ];

    /// <summary>An analyzer of somebody else that throws (AD0001).</summary>
    public static void WriteCrashing(string path) => Write(path, Crashing, Compiler());

    /// <summary>An assembly like ours whose generator throws (CS8785).</summary>
    public static void WriteCrashingGenerator(string path) => Write(path, CrashingGenerator, Compiler());

    /// <summary>An assembly like ours for a compiler that does not exist yet (CS9057).</summary>
    public static void WriteForFutureCompiler(string path)
    {
        var image = new MemoryStream();
        Emit("Microsoft.CodeAnalysis", FutureCompiler, [], image);
        Write(path, ForFutureCompiler, [MetadataReference.CreateFromImage(image.ToArray())]);
    }

    private static MetadataReference[] Compiler() =>
        [MetadataReference.CreateFromFile(typeof(Compilation).Assembly.Location), MetadataReference.CreateFromFile(typeof(System.Collections.Immutable.ImmutableArray).Assembly.Location)];

    private static void Write(string path, string source, MetadataReference[] references)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var file = File.Create(path);
        Emit(Path.GetFileNameWithoutExtension(path), source, references, file);
    }

    private static void Emit(string name, string source, MetadataReference[] references, Stream stream)
    {
        var result = CSharpCompilation.Create(
            name, [CSharpSyntaxTree.ParseText(source)], [.. s_platform, .. references], new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)).Emit(stream);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
    }
}
