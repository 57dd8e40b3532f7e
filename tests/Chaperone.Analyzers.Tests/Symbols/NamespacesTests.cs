using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Chaperone.Tests.Symbols;

public class NamespacesTests
{
    [Theory]
    [InlineData("A.B", "A.B", true)]
    [InlineData("A", "A", true)]
    [InlineData("A.B", "B", false)]
    [InlineData("A.B", "A", false)]
    [InlineData("B", "A.B", false)]
    [InlineData("C.A.B", "A.B", false)]
    [InlineData("A.B", "XA.B", false)]
    [InlineData("XA.B", "A.B", false)]
    [InlineData("A.AB", "A.B", false)]
    [InlineData("A.B.C", "A.B", false)]
    [InlineData("A.B", "AxB", false)]
    public void Only_the_whole_name_is_meant(string declared, string asked, bool expected)
    {
        var compilation = CSharpCompilation.Create("x", [CSharpSyntaxTree.ParseText($"namespace {declared} {{ class T {{ }} }}")]);
        var type = compilation.GetSymbolsWithName("T", SymbolFilter.Type).Single();
        Assert.Equal(expected, Namespaces.Is(type.ContainingNamespace, asked));
    }

    [Fact]
    public void The_global_one_has_no_name()
    {
        Assert.False(Namespaces.Is(CSharpCompilation.Create("x").GlobalNamespace, "A"));
        Assert.False(Namespaces.Is(null, "A"));
    }
}
