using System.Collections.Immutable;
using System.Reflection;
using Chaperone.Rules.Phi;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Chaperone.Sinks.Tests;

/// <summary>The generator that comes with the framework, where Microsoft.Extensions.Telemetry is not referenced.</summary>
public class FrameworkGeneratorTests
{
    private const string Source = """
        using Chaperone;
        using Microsoft.Extensions.Logging;
        public static partial class Log
        {
            [LoggerMessage(1, LogLevel.Information, "Seen {ssn}")]
            public static partial void Seen(ILogger logger, [Phi(PhiKind.NationalId)] string {|CHP2008:ssn|});
        }
        """;

    [Fact]
    public async Task Classification_IsNotRead()
    {
        var references = References.Without("Microsoft.Extensions.Telemetry");
        await new AnalyzerTest(Source)
        {
            Analyzers = static () => [new RedactionHasNoEffectAnalyzer(), new PhiInLogAnalyzer()],
            References = references,
            Kind = OutputKind.DynamicallyLinkedLibrary,
            AllowCompilerErrors = true,
        }.RunAsync();
        Assert.Contains("MARKED", Run(references), StringComparison.Ordinal);
    }

    private static string Run(ImmutableArray<MetadataReference> references)
    {
        // The one of the framework's reference pack, which stands beside the reference assemblies.
        var folder = references.Select(static r => Path.GetDirectoryName(r.Display!)!).First(static d => d.Contains("Microsoft.AspNetCore.App.Ref", StringComparison.Ordinal));
        var file = Path.Combine(folder, "..", "..", "analyzers", "dotnet", "cs", "Microsoft.Extensions.Logging.Generators.dll");
        var generators = Assembly.LoadFrom(Path.GetFullPath(file)).GetTypes().Where(static t => t is { IsAbstract: false } && typeof(IIncrementalGenerator).IsAssignableFrom(t))
            .Select(static t => ((IIncrementalGenerator)Activator.CreateInstance(t)!).AsSourceGenerator());
        var compilation = new AnalyzerTest(Source) { References = references, Kind = OutputKind.DynamicallyLinkedLibrary }.Compile();
        CSharpGeneratorDriver.Create(generators, parseOptions: (CSharpParseOptions)compilation.SyntaxTrees[0].Options).RunGeneratorsAndUpdateCompilation(compilation, out var whole, out _);
        using var image = new MemoryStream();
        var emitted = whole.Emit(image);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics));
        var output = new StringWriter();
        Assembly.Load(image.ToArray()).GetType("Log")!.GetMethod("Seen")!.Invoke(null, [Running.Logger(output), "MARKED-ssn"]);
        return output.ToString();
    }
}
