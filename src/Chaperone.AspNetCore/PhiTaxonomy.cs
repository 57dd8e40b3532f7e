using Microsoft.Extensions.Compliance.Classification;

namespace Chaperone;

/// <summary>The data classifications of PHI, for redactors: one a <see cref="PhiKind"/>.</summary>
/// <example><code>services.AddRedaction(b => b.SetRedactor&lt;MyRedactor&gt;(PhiTaxonomy.Of(PhiKind.Mrn)));</code></example>
public static class PhiTaxonomy
{
    /// <summary>The taxonomy's name, <c>Phi</c>.</summary>
    public const string Name = "Phi";

    /// <summary>The classification of a kind.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The kind is not defined.</exception>
    public static DataClassification Of(PhiKind kind) =>
        Enum.GetName(kind) is { } value ? new DataClassification(Name, value) : throw new ArgumentOutOfRangeException(nameof(kind), kind, "not a kind of PHI");

    /// <summary>The kind of a classification; null when it is of another taxonomy.</summary>
    public static PhiKind? KindOf(DataClassification classification) =>
        classification.TaxonomyName == Name
        && Enum.TryParse<PhiKind>(classification.Value, out var kind)
        && Enum.GetName(kind) == classification.Value // TryParse takes numbers as well.
            ? kind
            : null;
}
