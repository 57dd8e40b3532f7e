using Chaperone.Configuration;
using Chaperone.Endpoints;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Chaperone.Tests.Robustness;

/// <summary>The order of files decides nothing.</summary>
public class OrderOfFilesTests
{
    private const string Usings = "using Microsoft.AspNetCore.Builder; using Microsoft.AspNetCore.Routing; ";

    /// <summary>Modules of a library that call each other by one name: which leads to which, the name alone does not say.</summary>
    [Fact]
    public void ModulesOfOneName_AreTheSameInEveryOrder()
    {
        string[] files =
        [
            Usings + "public static class Leaf { public static void MapEndpoint(IEndpointRouteBuilder r) => r.MapGet(\"/x\", () => 1); }",
            Usings + "public static class Inner { public static void MapEndpoint(IEndpointRouteBuilder r) { var g = r.MapGroup(\"/inner\"); g.MapGet(\"/y\", () => 1); Leaf.MapEndpoint(g); } }",
            Usings + "public static class Outer { public static void MapEndpoint(IEndpointRouteBuilder r) { var g = r.MapGroup(\"/outer\"); g.MapGet(\"/z\", () => 1); Inner.MapEndpoint(g); } }",
        ];

        var forward = Rows(files);
        Assert.Equal(3, forward.Count);
        Assert.Equal(forward, Rows(files.Reverse()));
    }

    private static List<string> Rows(IEnumerable<string> files)
    {
        var compilation = CSharpCompilation.Create("Library", files.Select(static f => CSharpSyntaxTree.ParseText(f)), References.AspNetCore, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        return [.. EndpointCatalog.For(compilation, ModelSettings.None).Whole(CancellationToken.None).Endpoints.Select(static e => e.Id).Order(StringComparer.Ordinal)];
    }
}
