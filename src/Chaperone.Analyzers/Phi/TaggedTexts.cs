using System;
using System.Linq;
using Chaperone.Phi.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Chaperone.Phi;

/// <summary>What services that look for identifiers in texts found there: the identifiers themselves, beside the text that they made without them.</summary>
/// <remarks>Azure.Health.Deidentification (<c>PhiEntity</c>) by its source, Azure.AI.TextAnalytics 5.3 (<c>PiiEntity</c>, <c>HealthcareEntity</c>).</remarks>
internal static class TaggedTexts
{
    private const string Deidentification = "Azure.Health.Deidentification";

    /// <summary>What a member is; null when it is none of these. What personal data is found is a patient's in health code only.</summary>
    public static PhiFact? Of(ISymbol member, bool isHealthCode) =>
        member is { Name: "Text" or "NormalizedText" or "Entities", ContainingType: { ContainingNamespace: { } space } type } && (type.Name, space.ToDisplayString()) switch
        {
            ("PhiEntity" or "PhiTaggerResult", Deidentification) or ("HealthcareEntity", "Azure.AI.TextAnalytics") => true,
            ("PiiEntity", "Azure.AI.TextAnalytics") => isHealthCode,
            _ => false,
        }
            ? new PhiFact(PhiKind.Other, PhiConfidence.High, PhiSource.Standard, "what a service that looks for such data found (" + type.Name + ")")
            : null;

    /// <summary>Whether a call asks for what is found instead of a text without it, as far as its body says: <c>OperationType = DeidentificationOperationType.Tag</c>.</summary>
    public static bool AreAskedBy(IInvocationOperation call, PhiFlow flow) =>
        call is { TargetMethod: { Name: "DeidentifyText" or "DeidentifyTextAsync", ContainingType: { Name: "DeidentificationClient" } client }, Arguments: [{ Value: { Type: { } type } content }, ..] }
        && client.ContainingNamespace.ToDisplayString() == Deidentification
        && type.GetMembers("OperationType").FirstOrDefault() is { } operation
        && Tracer.GivenTo(operation, content, flow).Any(IsTag);

    /// <summary>Where such an answer holds them.</summary>
    public static IPropertySymbol? FoundBy(IInvocationOperation call) =>
        call.TargetMethod.ContainingAssembly.GetTypeByMetadataName(Deidentification + ".PhiEntity")?.GetMembers("Text").OfType<IPropertySymbol>().FirstOrDefault();

    /// <summary>What the service's answer holds: <c>Response&lt;T&gt;</c> is around it.</summary>
    public static ITypeSymbol? Unwrap(ITypeSymbol? type) =>
        type is INamedTypeSymbol { Name: "Response", ContainingNamespace: { Name: "Azure", ContainingNamespace.IsGlobalNamespace: true }, TypeArguments: [var value] } ? value : type;

    private static bool IsTag(IOperation value) => value switch
    {
        IConversionOperation conversion => IsTag(conversion.Operand),
        IPropertyReferenceOperation { Property: { Name: "Tag", IsStatic: true } } => true,
        _ => value.ConstantValue is { HasValue: true, Value: string text } && string.Equals(text, "Tag", StringComparison.OrdinalIgnoreCase),
    };
}
