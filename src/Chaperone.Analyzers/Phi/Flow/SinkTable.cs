using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;

namespace Chaperone.Phi.Flow;

/// <summary>The sinks that a compilation can reach, by their declaring type: one look-up a call.</summary>
internal sealed class SinkTable
{
    private readonly Lazy<Dictionary<ISymbol, ImmutableArray<SinkDefinition>>> _byType;
    private readonly WellKnownSymbols _symbols;

    public SinkTable(WellKnownSymbols symbols)
    {
        _symbols = symbols;
        _byType = new(Resolve);
        Exception = symbols.Get("System.Exception");
    }

    public INamedTypeSymbol? Exception { get; }

    /// <summary>Whether a type is an exception's.</summary>
    public bool IsException(ITypeSymbol? type) => type is { SpecialType: SpecialType.None } && WellKnownSymbols.Is(type, Exception);

    /// <summary>The definitions for the members of a type; empty for nearly all types.</summary>
    public ImmutableArray<SinkDefinition> On(ITypeSymbol? type) =>
        type is not null && _byType.Value.TryGetValue(type.OriginalDefinition, out var found) ? found : ImmutableArray<SinkDefinition>.Empty;

    /// <summary>The definitions for a member, also where the type that has them inherits it: <c>IHeaderDictionary</c>'s <c>Add</c> is a dictionary's.</summary>
    public ImmutableArray<SinkDefinition> On(ISymbol member, ITypeSymbol? receiver)
    {
        var found = On(member.ContainingType);
        return found.IsEmpty && receiver is not null && !SymbolEqualityComparer.Default.Equals(receiver, member.ContainingType) ? On(receiver) : found;
    }

    private Dictionary<ISymbol, ImmutableArray<SinkDefinition>> Resolve()
    {
        var isWeb = WellKnownSymbols.ReferencesAspNetCore(_symbols.Compilation);
        var result = new Dictionary<ISymbol, ImmutableArray<SinkDefinition>>(SymbolEqualityComparer.Default);
        foreach (var group in SinkDefinitions.All.Where(d => isWeb || !d.WebOnly).GroupBy(static d => d.Type, StringComparer.Ordinal))
        {
            if (_symbols.Get(group.Key) is { } type)
            {
                result[type] = group.ToImmutableArray();
            }
        }

        return result;
    }
}
