using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Chaperone.Phi.Flow;

/// <summary>PHI that one expression hands to a sink.</summary>
/// <param name="Sites">The parts of the expression that carry it, in their order.</param>
/// <param name="Sink">The sink's name.</param>
/// <param name="Origins">What is PHI.</param>
internal sealed record Leak(ImmutableArray<SyntaxNode> Sites, string Sink, ImmutableArray<Origin> Origins)
{
    private const int Named = 3;

    /// <summary>One member at one place.</summary>
    public static Leak Of(SyntaxNode site, string sink, ISymbol member, PhiFact fact) =>
        new(ImmutableArray.Create(site), sink, ImmutableArray.Create(new Origin(member, fact, null, OriginTraits.None, ImmutableArray<Location>.Empty)));

    /// <summary>The members and their kinds, in words: never a value.</summary>
    public string What
    {
        get
        {
            var names = Origins.Select(static o => "'" + (o.Name ?? NameOf(o.Symbol)) + "' (" + PhiKinds.TextOf(o.Fact.Kind) + ")").Distinct().ToList();
            return names.Count <= Named ? string.Join(", ", names) : string.Join(", ", names.Take(Named)) + " and " + (names.Count - Named) + " more";
        }
    }

    /// <summary>Why the first of them counts as PHI.</summary>
    public string Why => Origins[0].Fact.Reason + ((Origins[0].Traits & OriginTraits.Hashed) != 0 ? "; an unkeyed hash of an identifier is not de-identification" : "");

    private static string NameOf(ISymbol symbol) =>
        symbol is IPropertySymbol or IFieldSymbol && symbol.ContainingType is { IsAnonymousType: false, IsTupleType: false } type ? type.Name + "." + symbol.Name : symbol.Name;
}
