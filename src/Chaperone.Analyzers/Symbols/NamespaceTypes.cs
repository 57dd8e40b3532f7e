using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Chaperone.Symbols;

/// <summary>The types of an assembly, by its namespaces.</summary>
internal static class NamespaceTypes
{
    /// <summary>Those that stand in a namespace or one inside of it, types inside of types left out.</summary>
    public static IEnumerable<INamedTypeSymbol> Of(INamespaceSymbol space) =>
        space.GetTypeMembers().Concat(space.GetNamespaceMembers().SelectMany(Of));

    /// <summary>The same with the types inside of types.</summary>
    public static IEnumerable<INamedTypeSymbol> WithNested(INamespaceSymbol space) => Of(space).SelectMany(Nested);

    private static IEnumerable<INamedTypeSymbol> Nested(INamedTypeSymbol type) => type.GetTypeMembers().SelectMany(Nested).Prepend(type);
}
