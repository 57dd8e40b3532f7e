using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Chaperone.Differential.Harness;

/// <summary>An application in memory: what the generator reads and what the process runs are the same compilation.</summary>
internal sealed record CompiledApp(TestApp App, CSharpCompilation Compilation, byte[] Image);

/// <summary>Compiles an application as the Web SDK would, without the cost of a project and a build for each.</summary>
internal static class AppCompiler
{
    private static readonly CSharpParseOptions ParseOptions =
        new(LanguageVersion.Latest, DocumentationMode.None, preprocessorSymbols: ["NET", "NET10_0", "NET10_0_OR_GREATER"]);

    private static readonly Lazy<MetadataReference[]> References = new(() =>
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
        var shared = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Shared"), "*.cs");
        var own = Directory.GetFiles(app.Folder, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
        SyntaxTree[] trees =
        [
            .. own.Select(Parse),
            .. shared.Select(Parse),
            Parse(ImplicitUsings, Path.Combine(app.Folder, "obj", $"{app.Name}.GlobalUsings.g.cs")),
            Parse(AssemblyInfo(app), Path.Combine(app.Folder, "obj", $"{app.Name}.AssemblyInfo.cs")),
        ];
        var compilation = CSharpCompilation.Create(
            app.Name, trees, References.Value, new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));

        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        if (!result.Success)
        {
            throw new InvalidOperationException(string.Join('\n', result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Prepend((object)$"{app.Name} does not compile:")));
        }

        return new CompiledApp(app, compilation, image.ToArray());
    }

    private static string AssemblyInfo(TestApp app) => $"""
        [assembly: global::System.Runtime.Versioning.TargetFramework(".NETCoreApp,Version=v10.0", FrameworkDisplayName = ".NET 10.0")]
        [assembly: global::System.Reflection.AssemblyProduct("{app.Name}")]
        """;

    private static SyntaxTree Parse(string file) => Parse(File.ReadAllText(file), file);

    private static SyntaxTree Parse(string text, string path) =>
        CSharpSyntaxTree.ParseText(SourceText.From(text, Encoding.UTF8), ParseOptions, path);
}
