using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Compliance.Classification;

namespace Chaperone.Masking;

/// <summary>What one endpoint discloses.</summary>
internal sealed class Disclosure
{
    private readonly bool _everything;
    private readonly HashSet<PhiKind> _kinds;

    private Disclosure(bool everything, HashSet<PhiKind> kinds)
    {
        _everything = everything;
        _kinds = kinds;
    }

    public static Disclosure From(EndpointMetadataCollection metadata)
    {
        var everything = false;
        var kinds = new HashSet<PhiKind>();
        foreach (var declared in metadata.GetOrderedMetadata<IDisclosesPhiMetadata>())
        {
            everything |= declared.Kinds.Count == 0;
            kinds.UnionWith(declared.Kinds);
        }

        return new Disclosure(everything, kinds);
    }

    /// <summary>Whether each of a member's classifications is disclosed. One of another taxonomy than <see cref="PhiTaxonomy"/> is disclosed only with everything.</summary>
    public bool Covers(IReadOnlyList<DataClassification> classifications)
    {
        if (_everything)
        {
            return true;
        }

        foreach (var classification in classifications)
        {
            if (PhiTaxonomy.KindOf(classification) is not { } kind || !_kinds.Contains(kind))
            {
                return false;
            }
        }

        return true;
    }
}
