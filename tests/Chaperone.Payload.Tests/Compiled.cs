using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Chaperone.Payload.Tests;

/// <summary>The sources of the types, as a compilation sees them.</summary>
internal static class Compiled
{
    private static readonly Lazy<CSharpCompilation> s_types = new(() => Compile(Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Types")).Order(StringComparer.Ordinal).Select(File.ReadAllText), OutputKind.DynamicallyLinkedLibrary));

    private static readonly ImmutableArray<MetadataReference> s_references =
        [.. File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "references.txt")).Where(static p => !p.Contains("Chaperone.Analyzers", StringComparison.Ordinal)).Select(static p => MetadataReference.CreateFromFile(p))];

    public static CSharpCompilation Types => s_types.Value;

    public static INamedTypeSymbol TypeOf(Type type) => Types.GetTypeByMetadataName(type.FullName!) ?? throw new InvalidOperationException(type + " is not in the sources");

    public static CSharpCompilation Compile(IEnumerable<string> sources, OutputKind kind = OutputKind.ConsoleApplication)
    {
        const string Usings = "global using System; global using System.Collections.Generic; global using System.Linq; global using System.Threading.Tasks; global using Microsoft.AspNetCore.Builder; global using Microsoft.AspNetCore.Http; global using Microsoft.AspNetCore.Mvc; global using Microsoft.AspNetCore.Routing; global using Microsoft.Extensions.DependencyInjection;";
        var trees = sources.Append(Usings).Select(static (s, i) => CSharpSyntaxTree.ParseText(s, CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Latest), $"/app/File{i}.cs"));
        var compilation = CSharpCompilation.Create("App", trees, s_references, new CSharpCompilationOptions(kind, nullableContextOptions: NullableContextOptions.Disable));
        Assert.Empty(compilation.GetDiagnostics().Where(static d => d.Severity == DiagnosticSeverity.Error).Select(static d => d.ToString()));
        return compilation;
    }
}
