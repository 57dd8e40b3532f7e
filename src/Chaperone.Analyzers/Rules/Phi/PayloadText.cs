using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Endpoints.Payload;
using Chaperone.Phi;
using Microsoft.CodeAnalysis;

namespace Chaperone.Rules.Phi;

/// <summary>PHI in words for messages: member, kind and why it counts, never a value.</summary>
internal static class PayloadText
{
    /// <summary>So many are named; the additional locations hold the others.</summary>
    private const int Named = 4;

    public static string Of(IReadOnlyCollection<PhiOutput> outputs) => Join(outputs.Select(static o => Of(o.Member, o.Fact)).ToList());

    public static string Of(IReadOnlyCollection<PhiInput> inputs) => Join(inputs.Select(static i => Of(i.Member, i.Fact)).ToList());

    /// <summary>What an endpoint gives, or else what it takes: <c>returns PatientDto.Mrn (mrn, by …)</c>.</summary>
    public static string Of(IReadOnlyCollection<PhiOutput> given, IReadOnlyCollection<PhiInput> taken) => given.Count > 0 ? "returns " + Of(given) : "takes " + Of(taken);

    /// <summary>What writes them: the serializer of JSON, another that writes the same answer, or both.</summary>
    public static string WritersOf(IReadOnlyCollection<PhiOutput> outputs, string serializer) =>
        string.Join(" and ", outputs.Select(o => o.OnlyBy ?? serializer).Distinct().OrderBy(w => w != serializer));

    /// <summary>Where the members are declared; the diagnostic's additional locations.</summary>
    public static ImmutableArray<Location> PlacesOf(IEnumerable<ISymbol> symbols) =>
        symbols.Select(static s => s.Locations.FirstOrDefault(static l => l.IsInSource)).OfType<Location>().ToImmutableArray();

    /// <summary>The kinds, sorted, as the members of PhiKind: what a fix declares.</summary>
    public static string KindsOf(IEnumerable<PhiFact> facts) => string.Join("\n", facts.Select(static f => f.Kind.ToString()).Distinct().OrderBy(static k => k, System.StringComparer.Ordinal));

    private static string Of(string member, PhiFact fact) => member + " (" + PhiKinds.TextOf(fact.Kind) + ", by " + fact.Reason + ")";

    private static string Join(List<string> items) =>
        items.Count <= Named ? string.Join(", ", items) : string.Join(", ", items.Take(Named)) + " and " + (items.Count - Named).ToString(System.Globalization.CultureInfo.InvariantCulture) + " more";
}
