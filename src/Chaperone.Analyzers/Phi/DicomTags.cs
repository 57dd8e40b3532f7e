using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace Chaperone.Phi;

/// <summary>Attributes of DICOM that tell of the patient: a subset of the confidentiality profile of PS3.15 annex E, by fo-dicom's field names.</summary>
internal static class DicomTags
{
    private static readonly Dictionary<string, PhiKind> Exact = new(StringComparer.Ordinal)
    {
        ["AccessionNumber"] = PhiKind.RecordId,
        ["StudyID"] = PhiKind.RecordId,
        ["AdmissionID"] = PhiKind.RecordId,
        ["IssuerOfPatientID"] = PhiKind.Mrn,
        ["OtherPatientIDs"] = PhiKind.Mrn,
        ["OtherPatientNames"] = PhiKind.Name,
        ["MedicalRecordLocatorRETIRED"] = PhiKind.Mrn,
        ["MilitaryRank"] = PhiKind.Demographic,
        ["EthnicGroup"] = PhiKind.Demographic,
        ["Occupation"] = PhiKind.Demographic,
        ["SmokingStatus"] = PhiKind.SubstanceUse,
        ["PregnancyStatus"] = PhiKind.Reproductive,
        ["LastMenstrualDate"] = PhiKind.Reproductive,
        ["AdditionalPatientHistory"] = PhiKind.Note,
        ["MedicalAlerts"] = PhiKind.Diagnosis,
        ["Allergies"] = PhiKind.Allergy,
        ["SpecialNeeds"] = PhiKind.Disability,
        ["AdmittingDiagnosesDescription"] = PhiKind.Diagnosis,
        ["AdmittingDate"] = PhiKind.Date,
        ["StudyDate"] = PhiKind.Date,
        ["SeriesDate"] = PhiKind.Date,
        ["AcquisitionDate"] = PhiKind.Date,
        ["ContentDate"] = PhiKind.Date,
        ["DeviceSerialNumber"] = PhiKind.Device,
        ["ResponsiblePerson"] = PhiKind.Name,
    };

    /// <summary>What a field of <c>FellowOakDicom.DicomTag</c> names; null for tags that tell nothing of the patient.</summary>
    public static PhiFact? Of(ISymbol field)
    {
        if (field is not IFieldSymbol { IsStatic: true, ContainingType: { Name: "DicomTag", ContainingNamespace: { Name: "FellowOakDicom" or "Dicom", ContainingNamespace.IsGlobalNamespace: true } } })
        {
            return null;
        }

        var name = field.Name;
        PhiKind kind;
        if (!Exact.TryGetValue(name, out kind))
        {
            if (!name.StartsWith("Patient", StringComparison.Ordinal) || name.StartsWith("PatientOrientation", StringComparison.Ordinal) || name.StartsWith("PatientPosition", StringComparison.Ordinal))
            {
                return null;
            }

            kind = Contains("Name") ? PhiKind.Name
                : Contains("ID") ? PhiKind.Mrn
                : Contains("Birth") || Contains("Age") || Contains("Death") ? PhiKind.Date
                : Contains("Address") || Contains("Residence") ? PhiKind.Address
                : Contains("Telephone") || Contains("Telecom") ? PhiKind.Phone
                : Contains("Sex") || Contains("Religious") || Contains("Species") ? PhiKind.Demographic
                : Contains("Insurance") ? PhiKind.Insurance
                : Contains("Comments") ? PhiKind.Note
                : Contains("Size") || Contains("Weight") ? PhiKind.Vitals
                : PhiKind.Other;
        }

        return new PhiFact(kind, PhiConfidence.High, PhiSource.Standard, "the DICOM tag " + name) { Identifier = PhiKinds.IdentifierOf(kind), Sensitive = PhiKinds.SensitiveOf(kind) };

        bool Contains(string part) => name.IndexOf(part, StringComparison.Ordinal) >= 0;
    }
}
