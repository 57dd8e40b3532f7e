using System.Collections.Concurrent;
using System.Text;
using Chaperone.Configuration;
using Chaperone.Endpoints;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
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

    /// <summary>The model of it as another version of the language binds it: extension members of C# 14 are others than the methods that older versions see.</summary>
    public ApplicationModel ModelIn(LanguageVersion language) => EndpointCatalog.For(Compile(language), ModelSettings.None).Whole(CancellationToken.None);

    /// <summary>What a rule says of it: messages by the rule's place in source.</summary>
    public async Task<IEnumerable<string>> FindingsAsync(DiagnosticAnalyzer rule, LanguageVersion language) =>
        (await Compile(language).WithAnalyzers([rule]).GetAnalyzerDiagnosticsAsync()).Select(static d => d.GetMessage(null)).Order(StringComparer.Ordinal);

    /// <summary>As its build compiles it: comments are parsed only with a documentation file.</summary>
    private CSharpCompilation Compile(LanguageVersion language = LanguageVersion.Latest)
    {
        var mode = File.ReadAllText(_project).Contains("<GenerateDocumentationFile>true", StringComparison.Ordinal) ? DocumentationMode.Diagnose : DocumentationMode.None;
        var options = new CSharpParseOptions(language, mode, preprocessorSymbols: Recorded("symbols.txt"));
        var sources = Recorded("sources.txt").Where(static file => !file.Replace('\\', '/').Contains("/obj/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(file => CSharpSyntaxTree.ParseText(SourceText.From(File.ReadAllText(file), Encoding.UTF8), options, file))
            .Append(CSharpSyntaxTree.ParseText(ImplicitUsings, options, Path.Combine(Path.GetDirectoryName(_project)!, "obj", "GlobalUsings.g.cs")));
        var references = Recorded("references.txt").Select(static path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create(Name, sources, references, new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
        Assert.Empty(compilation.GetDiagnostics().Where(static d => d.Severity == DiagnosticSeverity.Error).Select(static d => d.ToString()));
        return compilation;
    }

    private string[] Recorded(string file) => File.ReadAllLines(Path.Combine(Path.GetDirectoryName(Assembly)!, file));

    // What ImplicitUsings gives a Microsoft.NET.Sdk.Web project.
    private static readonly string ImplicitUsings = string.Concat(new[]
    {
        "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Net.Http.Json", "System.Threading",
        "System.Threading.Tasks", "Microsoft.AspNetCore.Builder", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Http",
        "Microsoft.AspNetCore.Routing", "Microsoft.Extensions.Configuration", "Microsoft.Extensions.DependencyInjection",
        "Microsoft.Extensions.Hosting", "Microsoft.Extensions.Logging",
    }.Select(static name => $"global using global::{name};\n"));
}
