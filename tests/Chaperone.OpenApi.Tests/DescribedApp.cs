using System.Collections.Concurrent;
using System.Text;
using Chaperone.Configuration;
using Chaperone.Endpoints;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Chaperone.OpenApi;

/// <summary>An application under tests/OpenApiApps: its sources, what its build made of them, and the documents that it serves.</summary>
internal sealed class DescribedApp
{
    private static readonly Dictionary<string, DescribedApp> All = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "apps.txt"))
        .Select(static line => line.Split('|'))
        .ToDictionary(static parts => Path.GetFileNameWithoutExtension(parts[0]), static parts => new DescribedApp(parts[0], parts[1]));

    private readonly Lazy<ApplicationModel> _model;
    private readonly ConcurrentDictionary<string, Task<ServedDocument>> _documents = new();
    private readonly string _project;

    private DescribedApp(string project, string assembly)
    {
        _project = project;
        Assembly = assembly;
        _model = new(() => EndpointCatalog.For(Compile(), ModelSettings.None).Whole(CancellationToken.None));
    }

    public string Name => Path.GetFileNameWithoutExtension(_project);

    public string Assembly { get; }

    public static IEnumerable<string> Names => All.Keys.Order(StringComparer.Ordinal);

    public static DescribedApp Named(string name) => All[name];

    /// <summary>The model that the analyzers have of it.</summary>
    public ApplicationModel Model => _model.Value;

    /// <summary>A document that it serves, asked for once.</summary>
    public Task<ServedDocument> DocumentAsync(string path) => _documents.GetOrAdd(path, p => Task.Run(() => ServedDocument.AskAsync(this, p)));

    /// <summary>As its build compiles it: comments are parsed only with a documentation file.</summary>
    private CSharpCompilation Compile()
    {
        var folder = Path.GetDirectoryName(_project)!;
        var mode = File.ReadAllText(_project).Contains("<GenerateDocumentationFile>true", StringComparison.Ordinal) ? DocumentationMode.Diagnose : DocumentationMode.None;
        var options = new CSharpParseOptions(LanguageVersion.Latest, mode, preprocessorSymbols: ["NET", "NET10_0", "NET10_0_OR_GREATER"]);
        var sources = Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(file => CSharpSyntaxTree.ParseText(SourceText.From(File.ReadAllText(file), Encoding.UTF8), options, file))
            .Append(CSharpSyntaxTree.ParseText(ImplicitUsings, options, Path.Combine(folder, "obj", "GlobalUsings.g.cs")));
        var references = File.ReadAllLines(Path.Combine(Path.GetDirectoryName(Assembly)!, "references.txt")).Select(static path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create(Name, sources, references, new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
        Assert.Empty(compilation.GetDiagnostics().Where(static d => d.Severity == DiagnosticSeverity.Error).Select(static d => d.ToString()));
        return compilation;
    }

    // What ImplicitUsings gives a Microsoft.NET.Sdk.Web project.
    private static readonly string ImplicitUsings = string.Concat(new[]
    {
        "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Net.Http.Json", "System.Threading",
        "System.Threading.Tasks", "Microsoft.AspNetCore.Builder", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Http",
        "Microsoft.AspNetCore.Routing", "Microsoft.Extensions.Configuration", "Microsoft.Extensions.DependencyInjection",
        "Microsoft.Extensions.Hosting", "Microsoft.Extensions.Logging",
    }.Select(static name => $"global using global::{name};\n"));
}
