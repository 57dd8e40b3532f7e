using System.ComponentModel.DataAnnotations;
using Chaperone;
using ClinicApi.Data;
using Microsoft.Extensions.Compliance.Classification;

namespace ClinicApi.Contracts;

public sealed record PatientSummary(
    Guid Id,
    [property: Phi(PhiKind.Mrn)] string Mrn,
    [property: Phi(PhiKind.Name)] string GivenName,
    [property: Phi(PhiKind.Name)] string FamilyName,
    [property: Phi(PhiKind.Date)] DateOnly DateOfBirth);

public sealed record PatientDetails(
    Guid Id,
    [property: Phi(PhiKind.Mrn)] string Mrn,
    [property: Phi(PhiKind.Name)] string GivenName,
    [property: Phi(PhiKind.Name)] string FamilyName,
    [property: Phi(PhiKind.Date)] DateOnly DateOfBirth,
    [property: Phi(PhiKind.Demographic)] Sex Sex,
    [property: Phi(PhiKind.NationalId)] string? SsnLast4,
    [property: Phi(PhiKind.Phone)] string? Phone,
    [property: Phi(PhiKind.Email)] string? Email,
    [property: Phi(PhiKind.Allergy)] string? Allergies);

public sealed record DiagnosisDto(
    [property: Phi(PhiKind.Diagnosis)] string IcdCode,
    [property: Phi(PhiKind.Diagnosis)] string Description,
    [property: Phi(PhiKind.Date)] DateOnly OnsetDate);

public sealed record ChartDto(
    PatientDetails Patient,
    [property: Phi(PhiKind.Diagnosis)] IReadOnlyList<DiagnosisDto> Diagnoses,
    [property: Phi(PhiKind.Lab)] IReadOnlyList<LabResultDto> LabResults,
    [property: Phi(PhiKind.Medication)] IReadOnlyList<PrescriptionDto> Prescriptions);

public sealed record RegisterPatientRequest(
    [property: Phi(PhiKind.Mrn)] [Required] string Mrn,
    [property: Phi(PhiKind.Name)] [Required] string GivenName,
    [property: Phi(PhiKind.Name)] [Required] string FamilyName,
    [property: Phi(PhiKind.Date)] DateOnly DateOfBirth,
    [property: Phi(PhiKind.Demographic)] Sex Sex,
    [property: Phi(PhiKind.NationalId)] string? Ssn,
    [property: Phi(PhiKind.Phone)] string? Phone,
    [property: Phi(PhiKind.Email)] string? Email);

public sealed record UpdateContactRequest(
    [property: Phi(PhiKind.Phone)] string? Phone,
    [property: Phi(PhiKind.Email)] string? Email,
    [property: Phi(PhiKind.Address)] string? AddressLine,
    [property: Phi(PhiKind.Address)] string? PostalCode);

public sealed record AppointmentDto(
    Guid Id,
    Guid PatientId,
    [property: Phi(PhiKind.Date)] DateTime StartsAtUtc,
    [property: NoDataClassification] int Minutes,
    string Clinician,
    [property: Phi(PhiKind.Encounter)] string? ReasonForVisit,
    AppointmentStatus Status);

public sealed record BookAppointmentRequest(
    Guid PatientId,
    [property: Phi(PhiKind.Date)] DateTime StartsAtUtc,
    [property: NoDataClassification] [Range(5, 240)] int Minutes,
    [Required] string Clinician,
    [property: Phi(PhiKind.Encounter)] string? ReasonForVisit);

public sealed record LabResultDto(
    Guid Id,
    Guid PatientId,
    [property: Phi(PhiKind.Lab)] string LoincCode,
    [property: Phi(PhiKind.Lab)] string Test,
    [property: Phi(PhiKind.Lab)] decimal Value,
    [property: Phi(PhiKind.Lab)] string Unit,
    [property: Phi(PhiKind.Lab)] bool Abnormal,
    [property: Phi(PhiKind.Date)] DateTime CollectedAtUtc,
    string? ReviewedBy);

public sealed record FileLabResultRequest(
    Guid PatientId,
    [property: Phi(PhiKind.Lab)] string LoincCode,
    [property: Phi(PhiKind.Lab)] string Test,
    [property: Phi(PhiKind.Lab)] decimal Value,
    [property: Phi(PhiKind.Lab)] string Unit,
    [property: Phi(PhiKind.Lab)] bool Abnormal,
    [property: Phi(PhiKind.Date)] DateTime CollectedAtUtc);

public sealed record PrescriptionDto(
    Guid Id,
    Guid PatientId,
    [property: Phi(PhiKind.Medication)] string Medication,
    [property: Phi(PhiKind.Medication)] string Dosage,
    [property: Phi(PhiKind.Medication)] int RefillsLeft,
    string Prescriber,
    [property: Phi(PhiKind.Medication)] PrescriptionStatus Status);

public sealed record PrescribeRequest(
    Guid PatientId,
    [property: Phi(PhiKind.Medication)] string Medication,
    [property: Phi(PhiKind.Medication)] string Dosage,
    [property: Phi(PhiKind.Medication)] int Refills);

public sealed record DispenseRequest(string Pharmacy, string PharmacistId);

public sealed record InvoiceDto(
    Guid Id,
    Guid PatientId,
    [property: Phi(PhiKind.Procedure)] string CptCode,
    [property: Phi(PhiKind.Insurance)] decimal Amount,
    [property: Phi(PhiKind.HealthPlanId)] string? InsuranceMemberId,
    [property: Phi(PhiKind.Date)] DateOnly IssuedOn,
    bool Paid);

public sealed record CreateInvoiceRequest(
    Guid PatientId,
    [property: Phi(PhiKind.Procedure)] [Required] string CptCode,
    [property: Phi(PhiKind.Insurance)] decimal Amount,
    [property: Phi(PhiKind.HealthPlanId)] string? InsuranceMemberId);

public sealed record CoverageDto(
    Guid PatientId,
    [property: Phi(PhiKind.Insurance)] string Payer,
    [property: Phi(PhiKind.HealthPlanId)] string MemberId,
    [property: Phi(PhiKind.HealthPlanId)] string GroupNumber);

public sealed record UpdateCoverageRequest(
    [property: Phi(PhiKind.Insurance)] string Payer,
    [property: Phi(PhiKind.HealthPlanId)] string MemberId,
    [property: Phi(PhiKind.HealthPlanId)] string GroupNumber);

public sealed record CensusRow(
    string Clinician,
    [property: Phi(PhiKind.Name)] string Patient,
    [property: Phi(PhiKind.Date)] DateTime StartsAtUtc,
    [property: Phi(PhiKind.Encounter)] string? ReasonForVisit);

// Counts of people are about nobody.
[NoDataClassification]
public sealed record DiagnosisCount(string IcdCode, string Description, int Patients);

// A year alone identifies nobody (45 CFR 164.514(b)(2)(i)(C)).
public sealed record PatientExportRow(
    Guid Id,
    [property: NoDataClassification] int BirthYear,
    [property: Phi(PhiKind.Demographic)] Sex Sex,
    [property: Phi(PhiKind.Diagnosis)] IReadOnlyList<string> IcdCodes);

public sealed record FindByMrnRequest([property: Phi(PhiKind.Mrn)] string Mrn);

public sealed record SearchPatientsRequest([property: Phi(PhiKind.Name)] string? FamilyName);

public sealed record LabExportRow(
    [property: Phi(PhiKind.Mrn)] string Mrn,
    [property: Phi(PhiKind.Lab)] string Test,
    [property: Phi(PhiKind.Lab)] decimal Value,
    [property: Phi(PhiKind.Lab)] string Unit,
    [property: Phi(PhiKind.Date)] DateTime CollectedAtUtc);

public static class Mapping
{
    public static PatientSummary ToSummary(this Patient p) => new(p.Id, p.Mrn, p.GivenName, p.FamilyName, p.DateOfBirth);

    public static PatientDetails ToDetails(this Patient p) =>
        new(p.Id, p.Mrn, p.GivenName, p.FamilyName, p.DateOfBirth, p.Sex, p.Ssn?[^4..], p.Phone, p.Email, p.Allergies);

    public static DiagnosisDto ToDto(this Diagnosis d) => new(d.IcdCode, d.Description, d.OnsetDate);

    public static AppointmentDto ToDto(this Appointment a) =>
        new(a.Id, a.PatientId, a.StartsAtUtc, a.Minutes, a.Clinician, a.ReasonForVisit, a.Status);

    public static LabResultDto ToDto(this LabResult r) =>
        new(r.Id, r.PatientId, r.LoincCode, r.Test, r.Value, r.Unit, r.Abnormal, r.CollectedAtUtc, r.ReviewedBy);

    public static PrescriptionDto ToDto(this Prescription p) =>
        new(p.Id, p.PatientId, p.Medication, p.Dosage, p.RefillsLeft, p.Prescriber, p.Status);

    public static InvoiceDto ToDto(this Invoice i) =>
        new(i.Id, i.PatientId, i.CptCode, i.Amount, i.InsuranceMemberId, i.IssuedOn, i.Paid);

    public static CoverageDto ToDto(this Coverage c) => new(c.PatientId, c.Payer, c.MemberId, c.GroupNumber);
}
