namespace Chaperone.Differential.Comparison;

/// <summary>Whether a row says what made the endpoint. A row that stands for what nobody can see into says nothing.</summary>
internal static class KindCheck
{
    public static IEnumerable<Difference> Compare(EndpointPair pair)
    {
        if (pair is { Endpoint.Kind: { } kind, Row: { Kind: not "opaque" } row } && row.Kind != kind)
        {
            yield return new Difference(DifferenceKind.Kind, row.Id, $"{kind}: {pair.Endpoint.DisplayName}", $"{row.Kind}: {row.Handler}");
        }
    }
}
