using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Chaperone.Differential.Comparison;
using Chaperone.Inventory;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Chaperone.Differential.Harness;

/// <summary>Runs the inventory generator over the very compilation whose image the process ran.</summary>
internal static class InventoryRun
{
    private const string FileName = "ApiInventory.g.cs";
    private const string LinePrefix = "//! ";

    public static CompileTimeInventory Of(CompiledApp compiled)
    {
        var json = Json(compiled, compiled.Compilation);
        File.WriteAllText(AppRunner.ResultFile(compiled.App.Name, "inventory.json"), json);
        return CompileTimeInventory.Parse(json);
    }

    /// <summary>The library as a build compiles it: with what the generator adds.</summary>
    public static CSharpCompilation WithFacts(CSharpCompilation library, TestApp app)
    {
        Run(library, app, [], out var with);
        return (CSharpCompilation)with;
    }

    private static GeneratorRunResult Run(CSharpCompilation compilation, TestApp app, IEnumerable<AdditionalText> additionalFiles, out Compilation with)
    {
        var driver = CSharpGeneratorDriver.Create(
            [new InventoryGenerator().AsSourceGenerator()],
            additionalFiles,
            parseOptions: (CSharpParseOptions)compilation.SyntaxTrees[0].Options,
            optionsProvider: new BuildProperties(app));
        var result = driver.RunGeneratorsAndUpdateCompilation(compilation, out with, out _).GetRunResult().Results.Single();
        return result.Exception is null ? result : throw new InvalidOperationException($"The generator crashed on {compilation.AssemblyName}", result.Exception);
    }

    /// <summary>The document for the application or another view of it.</summary>
    public static string Json(CompiledApp compiled, CSharpCompilation compilation)
    {
        var result = Run(compilation, compiled.App, compiled.AdditionalFiles, out _);
        var text = result.GeneratedSources.Single(source => source.HintName == FileName).SourceText.ToString();
        return string.Join('\n', text.Split('\n').Where(line => line.StartsWith(LinePrefix, StringComparison.Ordinal)).Select(line => line[LinePrefix.Length..]));
    }

    /// <summary>The properties that the package makes visible to the compiler.</summary>
    private sealed class BuildProperties(TestApp app) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(new Dictionary<string, string>
        {
            ["build_property.ProjectDir"] = app.Folder + Path.DirectorySeparatorChar,
            ["build_property.MSBuildProjectName"] = app.Name,
            ["build_property.TargetFramework"] = "net10.0",
            ["build_property.OutputType"] = "Exe",
            ["build_property.ChaperoneMode"] = "Recommended",
            ["build_property.ChaperoneInventory"] = "true",
        }.ToImmutableDictionary(AnalyzerConfigOptions.KeyComparer));

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => Options.None;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) =>
            RazorFiles.MetadataOf(app.Folder, textFile, RazorFiles.TargetPath) is { } path
                ? new Options(ImmutableDictionary<string, string>.Empty.Add(RazorFiles.TargetPath, path))
                : Options.None;
    }

    private sealed class Options(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public static Options None { get; } = new(ImmutableDictionary<string, string>.Empty);

        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
