using Microsoft.CodeAnalysis;

namespace Chaperone.Phi;

/// <summary>What services that look for identifiers in texts found there: the identifiers themselves, beside the text that they made without them.</summary>
/// <remarks>By the published API of Azure.Health.Deidentification 1.0 (<c>PhiEntity</c>) and Azure.AI.TextAnalytics 5.3 (<c>PiiEntity</c>, <c>HealthcareEntity</c>).</remarks>
internal static class TaggedTexts
{
    /// <summary>What a member is; null when it is none of these. What personal data is found is a patient's in health code only.</summary>
    public static PhiFact? Of(ISymbol member, bool isHealthCode) =>
        member is { Name: "Text" or "NormalizedText", ContainingType: { ContainingNamespace: { } space } type } && (type.Name, space.ToDisplayString()) switch
        {
            ("PhiEntity", "Azure.Health.Deidentification") or ("HealthcareEntity", "Azure.AI.TextAnalytics") => true,
            ("PiiEntity", "Azure.AI.TextAnalytics") => isHealthCode,
            _ => false,
        }
            ? new PhiFact(PhiKind.Other, PhiConfidence.High, PhiSource.Standard, "what a service that looks for such data found (" + type.Name + ")")
            : null;
}
