using System.ComponentModel.DataAnnotations;
using ClinicApi.Data;

namespace ClinicApi.Contracts;

public sealed record PatientSummary(Guid Id, string Mrn, string GivenName, string FamilyName, DateOnly DateOfBirth);

public sealed record PatientDetails(
    Guid Id,
    string Mrn,
    string GivenName,
    string FamilyName,
    DateOnly DateOfBirth,
    Sex Sex,
    string? SsnLast4,
    string? Phone,
    string? Email,
    string? Allergies);

public sealed record DiagnosisDto(string IcdCode, string Description, DateOnly OnsetDate);

public sealed record ChartDto(
    PatientDetails Patient,
    IReadOnlyList<DiagnosisDto> Diagnoses,
    IReadOnlyList<LabResultDto> LabResults,
    IReadOnlyList<PrescriptionDto> Prescriptions);

public sealed record RegisterPatientRequest(
    [Required] string Mrn,
    [Required] string GivenName,
    [Required] string FamilyName,
    DateOnly DateOfBirth,
    Sex Sex,
    string? Ssn,
    string? Phone,
    string? Email);

public sealed record UpdateContactRequest(string? Phone, string? Email, string? AddressLine, string? PostalCode);

public sealed record AppointmentDto(Guid Id, Guid PatientId, DateTime StartsAtUtc, int Minutes, string Clinician, string? ReasonForVisit, AppointmentStatus Status);

public sealed record BookAppointmentRequest(Guid PatientId, DateTime StartsAtUtc, [Range(5, 240)] int Minutes, [Required] string Clinician, string? ReasonForVisit);

public sealed record LabResultDto(Guid Id, Guid PatientId, string LoincCode, string Test, decimal Value, string Unit, bool Abnormal, DateTime CollectedAtUtc, string? ReviewedBy);

public sealed record FileLabResultRequest(Guid PatientId, string LoincCode, string Test, decimal Value, string Unit, bool Abnormal, DateTime CollectedAtUtc);

public sealed record PrescriptionDto(Guid Id, Guid PatientId, string Medication, string Dosage, int RefillsLeft, string Prescriber, PrescriptionStatus Status);

public sealed record PrescribeRequest(Guid PatientId, string Medication, string Dosage, int Refills);

public sealed record DispenseRequest(string Pharmacy, string PharmacistId);

public sealed record InvoiceDto(Guid Id, Guid PatientId, string CptCode, decimal Amount, string? InsuranceMemberId, DateOnly IssuedOn, bool Paid);

public sealed record CreateInvoiceRequest(Guid PatientId, [Required] string CptCode, decimal Amount, string? InsuranceMemberId);

public sealed record CoverageDto(Guid PatientId, string Payer, string MemberId, string GroupNumber);

public sealed record UpdateCoverageRequest(string Payer, string MemberId, string GroupNumber);

public sealed record CensusRow(string Clinician, string Patient, DateTime StartsAtUtc, string? ReasonForVisit);

public sealed record DiagnosisCount(string IcdCode, string Description, int Patients);

public sealed record PatientExportRow(Guid Id, int BirthYear, Sex Sex, IReadOnlyList<string> IcdCodes);

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
