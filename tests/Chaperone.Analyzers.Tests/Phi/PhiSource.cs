using Chaperone.Phi;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Chaperone.Tests.Phi;

/// <summary>Asks the knowledge about members of a piece of source.</summary>
internal sealed class PhiSource
{
    private readonly CSharpCompilation _compilation;

    public PhiSource(string source, PhiSettings? settings = null, IEnumerable<MetadataReference>? references = null)
    {
        _compilation = CSharpCompilation.Create(
            "Phi",
            [CSharpSyntaxTree.ParseText("using System; using System.Collections.Generic;\n" + source)],
            references ?? References.AspNetCore,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Knowledge = PhiKnowledge.For(_compilation, settings ?? PhiSettings.None);
    }

    public PhiKnowledge Knowledge { get; }

    public Compilation Compilation => _compilation;

    /// <summary>What is said of <c>Type.Member</c>.</summary>
    public PhiFact? Of(string member)
    {
        var dot = member.LastIndexOf('.');
        return Knowledge.OfMember(TypeNamed(member[..dot]).GetMembers(member[(dot + 1)..]).Single());
    }

    public INamedTypeSymbol TypeNamed(string name) =>
        Assert.IsAssignableFrom<INamedTypeSymbol>(_compilation.GetSymbolsWithName(name[(name.LastIndexOf('.') + 1)..], SymbolFilter.Type).Single());

    /// <summary>A parameter of the only method of that name.</summary>
    public IParameterSymbol Parameter(string method, string name) =>
        _compilation.GetSymbolsWithName(method, SymbolFilter.Member).OfType<IMethodSymbol>().Single().Parameters.Single(p => p.Name == name);

    /// <summary>A fact as <c>Kind Confidence</c>; <c>none</c> for no fact.</summary>
    public string Short(string member) => Of(member) is { } fact ? $"{fact.Kind} {fact.Confidence}" : "none";
}
