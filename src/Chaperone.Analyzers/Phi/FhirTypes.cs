using System;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;

namespace Chaperone.Phi;

/// <summary>The types of <c>Hl7.Fhir.Model</c> by the official classification of what they hold.</summary>
/// <remarks>
/// The resources are those whose StructureDefinition in FHIR R4 carries the extension <c>structuredefinition-security-category</c> with
/// the value <c>patient</c>. The other categories (individual, business, anonymous, not classified) are not a patient's data by their type.
/// </remarks>
internal static class FhirTypes
{
    /// <summary>The resources of the security category <c>patient</c>.</summary>
    public static readonly ImmutableHashSet<string> PatientResources = ImmutableHashSet.Create(
        StringComparer.Ordinal,
        ("Account AdverseEvent AllergyIntolerance Appointment AppointmentResponse BiologicallyDerivedProduct BodyStructure CarePlan CareTeam ChargeItem Claim ClaimResponse "
        + "ClinicalImpression Communication CommunicationRequest Condition Consent Contract Coverage CoverageEligibilityRequest CoverageEligibilityResponse DetectedIssue DeviceRequest "
        + "DeviceUseStatement DiagnosticReport Encounter EnrollmentRequest EnrollmentResponse EpisodeOfCare ExplanationOfBenefit FamilyMemberHistory Flag Goal GuidanceResponse ImagingStudy "
        + "Immunization ImmunizationEvaluation ImmunizationRecommendation Invoice Linkage Media MedicationAdministration MedicationDispense MedicationRequest MedicationStatement MolecularSequence "
        + "NutritionOrder Observation Patient PaymentNotice PaymentReconciliation Person Procedure QuestionnaireResponse RelatedPerson ResearchSubject RiskAssessment ServiceRequest Specimen "
        + "SupplyDelivery SupplyRequest VisionPrescription").Split(' '));

    /// <summary>What an instance of the type is; null when it is no FHIR type, or none that tells of a patient.</summary>
    /// <remarks>The data types are PHI by what they are made for; used for staff or organisations, their owner decides (see <see cref="PhiKnowledge"/>).</remarks>
    public static PhiFact? Of(ITypeSymbol type)
    {
        if (!IsModel(type))
        {
            return null;
        }

        if (IsResource(type))
        {
            return PatientResources.Contains(type.Name)
                ? Fact(type.Name is "Patient" or "Person" or "RelatedPerson" ? PhiKind.Patient : PhiKind.Other, type)
                : null;
        }

        return type.Name switch
        {
            "HumanName" => Fact(PhiKind.Name, type),
            "Address" => Fact(PhiKind.Address, type),
            "ContactPoint" => Fact(PhiKind.Phone, type),
            "Identifier" => Fact(PhiKind.Mrn, type),
            "Annotation" or "Narrative" => Fact(PhiKind.Note, type),
            "Attachment" => Fact(PhiKind.Other, type),
            _ => null,
        };
    }

    /// <summary>What a member of a FHIR type is: in a patient's resource everything but its bookkeeping.</summary>
    public static PhiFact? OfMember(ISymbol member, ITypeSymbol memberType)
    {
        var owner = member.ContainingType;
        while (owner.ContainingType is { } outer)
        {
            owner = outer;
        }

        if (!IsResource(owner) || !PatientResources.Contains(owner.Name) || member.Name is "Meta" or "Language" or "ImplicitRules" or "TypeName")
        {
            return null;
        }

        return member.Name.StartsWith("BirthDate", StringComparison.Ordinal) || member.Name.StartsWith("Deceased", StringComparison.Ordinal)
            ? Fact(PhiKind.Date, owner)
            : member.Name.StartsWith("Gender", StringComparison.Ordinal) ? Fact(PhiKind.Demographic, owner)
            : member.Name is "Photo" ? Fact(PhiKind.Photo, owner)
            : Of(ValueShape.Of(memberType).Type) ?? Fact(PhiKind.Other, owner);
    }

    /// <summary>Whether a type belongs to the FHIR model, by its namespace.</summary>
    public static bool IsModel(ITypeSymbol type) =>
        type.ContainingNamespace is { Name: "Model", ContainingNamespace: { Name: "Fhir", ContainingNamespace: { Name: "Hl7", ContainingNamespace.IsGlobalNamespace: true } } };

    // [FhirType("Patient", IsResource = true)]; version-independent resources carry their canonical instead.
    private static bool IsResource(ITypeSymbol type) => type.GetAttributes().Any(static a =>
        a.AttributeClass?.Name == "FhirTypeAttribute" && a.NamedArguments.Any(static n => n.Key == "IsResource" && n.Value.Scalar is true));

    private static PhiFact Fact(PhiKind kind, ITypeSymbol type) =>
        new(kind, PhiConfidence.High, PhiSource.Standard, "the FHIR type " + type.Name) { Identifier = PhiKinds.IdentifierOf(kind) };
}
