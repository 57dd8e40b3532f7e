using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints.Payload;

/// <summary>The types that Entity Framework Core keeps: by a DbSet of a context, in source or in a reference, or by their attributes.</summary>
internal sealed class PersistenceEntities
{
    private readonly WellKnownSymbols _symbols;
    private readonly Subtypes _subtypes;
    private readonly Lazy<HashSet<ISymbol>> _sets;

    public PersistenceEntities(WellKnownSymbols symbols, Subtypes subtypes)
    {
        _symbols = symbols;
        _subtypes = subtypes;
        _sets = new Lazy<HashSet<ISymbol>>(Read, LazyThreadSafetyMode.PublicationOnly);
    }

    public bool Contains(INamedTypeSymbol type) =>
        _sets.Value.Contains(type.OriginalDefinition)
        || type.GetAttributes().Any(static a => JsonAttributes.Is(a.AttributeClass, "System.ComponentModel.DataAnnotations.Schema", "TableAttribute"));

    private HashSet<ISymbol> Read()
    {
        var entities = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        if (_symbols.Get("Microsoft.EntityFrameworkCore.DbContext") is not { } context)
        {
            return entities;
        }

        foreach (var type in _subtypes.Declared(static name => name.EndsWith("DbContext", StringComparison.Ordinal) || name.EndsWith("Context", StringComparison.Ordinal)).Concat(Referenced()))
        {
            if (WellKnownSymbols.Is(type, context))
            {
                entities.UnionWith(type.GetMembers().OfType<IPropertySymbol>()
                    .Select(static p => p.Type is INamedTypeSymbol { Name: "DbSet", TypeArguments: [INamedTypeSymbol entity] } ? entity.OriginalDefinition : null)
                    .OfType<ISymbol>());
            }
        }

        return entities;
    }

    /// <summary>Public types of references that know Entity Framework, the framework's own left out.</summary>
    private IEnumerable<INamedTypeSymbol> Referenced() =>
        _symbols.Compilation.SourceModule.ReferencedAssemblySymbols
            .Where(static a => !WellKnownSymbols.IsFrameworkAssembly(a) && a.Modules.Any(static m => m.ReferencedAssemblies.Any(static r => r.Name == "Microsoft.EntityFrameworkCore")))
            .SelectMany(static a => NamespaceTypes.Of(a.GlobalNamespace));
}
