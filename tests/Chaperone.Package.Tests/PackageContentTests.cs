using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;

namespace Chaperone.Package.Tests;

/// <summary>What is in the package, and what its assemblies need.</summary>
public sealed class PackageContentTests(PackedPackage package)
{
    private const string Analyzers = "analyzers/dotnet/cs/Chaperone.Analyzers.dll";
    private const string CodeFixes = "analyzers/dotnet/cs/Chaperone.CodeFixes.dll";
    private const string BuildTask = "tools/netstandard2.0/Chaperone.Build.dll";

    [Fact]
    public void The_package_holds_these_files_and_no_others()
    {
        string[] expected =
        [
            "LICENSE",
            "README.md",
            Analyzers,
            "analyzers/dotnet/cs/Chaperone.Analyzers.pdb", // a crash report names the line
            CodeFixes,
            "analyzers/dotnet/cs/Chaperone.CodeFixes.pdb",
            "build/Chaperone.Analyzers.props",
            "build/Chaperone.Analyzers.targets",
            "buildTransitive/Chaperone.Analyzers.props",
            "buildTransitive/Chaperone.Analyzers.targets",
            "config/Chaperone.Audit.globalconfig",
            "config/Chaperone.Recommended.globalconfig",
            "config/Chaperone.Strict.globalconfig",
            .. File.Exists(Path.Combine(PackedPackage.Repository, "docs/api-inventory.schema.json")) ? ["docs/api-inventory.schema.json"] : Array.Empty<string>(),
            BuildTask,
            "tools/netstandard2.0/Chaperone.Build.pdb",
        ];
        Assert.Equal(expected, Entries(package.Nupkg));
    }

    [Fact]
    public void The_symbol_package_has_the_symbols_of_every_assembly_at_its_path()
    {
        var assemblies = Entries(package.Nupkg).Where(e => e.EndsWith(".dll", StringComparison.Ordinal)).Select(e => Path.ChangeExtension(e, ".pdb"));
        Assert.Equal(assemblies, Entries(package.Snupkg));
    }

    [Fact]
    public void The_package_is_a_development_dependency_without_dependencies()
    {
        using var zip = ZipFile.OpenRead(package.Nupkg);
        using var stream = zip.GetEntry("Chaperone.Analyzers.nuspec")!.Open();
        var metadata = XDocument.Load(stream).Root!.Elements().Single();
        string? Value(string name) => metadata.Elements().SingleOrDefault(e => e.Name.LocalName == name)?.Value;

        Assert.Equal("Chaperone.Analyzers", Value("id"));
        Assert.Equal("true", Value("developmentDependency"));
        Assert.Equal("MIT", Value("license"));
        Assert.Equal("README.md", Value("readme"));
        Assert.Null(Value("dependencies"));
    }

    [Fact]
    public void The_analyzers_need_the_compiler_of_the_dotnet_8_SDK_and_nothing_else() =>
        Assert.Equal(
            [
                "Microsoft.CodeAnalysis 4.8.0.0",
                "Microsoft.CodeAnalysis.CSharp 4.8.0.0",
                "System.Collections.Immutable 7.0.0.0",
                "System.Memory 4.0.1.2", // the compiler's own
                "netstandard 2.0.0.0",
            ],
            References(Analyzers));

    // System.Composition.AttributedModel comes in with [Shared], in a version that Visual Studio 17.8 does not have.
    [Fact]
    public void The_code_fixes_need_the_analyzers_and_Workspaces_but_not_System_Composition()
    {
        string[] allowed =
        [
            "Chaperone.Analyzers 0.1.0.0",
            "Microsoft.CodeAnalysis 4.8.0.0",
            "Microsoft.CodeAnalysis.CSharp 4.8.0.0",
            "Microsoft.CodeAnalysis.CSharp.Workspaces 4.8.0.0",
            "Microsoft.CodeAnalysis.Workspaces 4.8.0.0",
            "System.Collections.Immutable 7.0.0.0",
            "System.Memory 4.0.1.2",
            "netstandard 2.0.0.0",
        ];
        var references = References(CodeFixes);
        Assert.Contains("Microsoft.CodeAnalysis.Workspaces 4.8.0.0", references); // they are there
        Assert.Empty(references.Except(allowed));
    }

    [Fact]
    public void The_build_task_needs_MSBuild_only() =>
        Assert.Equal(
            ["Microsoft.Build.Framework 15.1.0.0", "Microsoft.Build.Utilities.Core 15.1.0.0", "netstandard 2.0.0.0"],
            References(BuildTask));

    [Theory]
    [InlineData("analyzers/dotnet/cs/Chaperone.Analyzers.pdb")]
    [InlineData("analyzers/dotnet/cs/Chaperone.CodeFixes.pdb")]
    [InlineData("tools/netstandard2.0/Chaperone.Build.pdb")]
    public void No_path_of_the_machine_that_built_it_is_in_the_symbols(string entry)
    {
        using var provider = MetadataReaderProvider.FromPortablePdbStream(Open(entry));
        var reader = provider.GetMetadataReader();
        var documents = reader.Documents.Select(d => reader.GetString(reader.GetDocument(d).Name)).ToArray();
        Assert.NotEmpty(documents);
        Assert.All(documents, d => Assert.StartsWith("/_/", d, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_same_build_gives_the_same_package()
    {
        var folder = Path.Combine(package.Root, "again");
        await package.PackAsync(folder);
        Assert.Equal(await File.ReadAllBytesAsync(package.Nupkg), await File.ReadAllBytesAsync(Path.Combine(folder, Path.GetFileName(package.Nupkg))));
        Assert.Equal(await File.ReadAllBytesAsync(package.Snupkg), await File.ReadAllBytesAsync(Path.Combine(folder, Path.GetFileName(package.Snupkg))));
    }

    // The nuspec and the parts of the container itself say nothing about what is shipped.
    private static IEnumerable<string> Entries(string file)
    {
        using var zip = ZipFile.OpenRead(file);
        return
        [
            .. zip.Entries.Select(e => e.FullName)
                .Where(e => !e.StartsWith("_rels/", StringComparison.Ordinal) && !e.StartsWith("package/", StringComparison.Ordinal)
                    && e is not ("[Content_Types].xml" or "Chaperone.Analyzers.nuspec"))
                .Order(StringComparer.Ordinal),
        ];
    }

    private MemoryStream Open(string entry)
    {
        using var zip = ZipFile.OpenRead(package.Nupkg);
        using var stream = zip.GetEntry(entry)!.Open();
        var copy = new MemoryStream();
        stream.CopyTo(copy);
        copy.Position = 0;
        return copy;
    }

    private string[] References(string entry)
    {
        using var pe = new PEReader(Open(entry));
        var reader = pe.GetMetadataReader();
        return
        [
            .. reader.AssemblyReferences
                .Select(h => reader.GetAssemblyReference(h))
                .Select(r => $"{reader.GetString(r.Name)} {r.Version}")
                .Order(StringComparer.Ordinal),
        ];
    }
}
