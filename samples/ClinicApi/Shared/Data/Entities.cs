using Chaperone;
using Microsoft.Extensions.Compliance.Classification;

namespace ClinicApi.Data;

public enum Sex
{
    Unknown,
    Female,
    Male,
    Other,
}

public sealed class Patient
{
    public Guid Id { get; set; }

    /// <summary>Medical record number, printed on every label.</summary>
    [Phi(PhiKind.Mrn)]
    public required string Mrn { get; set; }

    [Phi(PhiKind.Name)]
    public required string GivenName { get; set; }

    [Phi(PhiKind.Name)]
    public required string FamilyName { get; set; }

    [Phi(PhiKind.Date)]
    public DateOnly DateOfBirth { get; set; }

    [Phi(PhiKind.Demographic)]
    public Sex Sex { get; set; }

    [Phi(PhiKind.NationalId)]
    public string? Ssn { get; set; }

    [Phi(PhiKind.Phone)]
    public string? Phone { get; set; }

    [Phi(PhiKind.Email)]
    public string? Email { get; set; }

    [Phi(PhiKind.Address)]
    public string? AddressLine { get; set; }

    [Phi(PhiKind.Address)]
    public string? PostalCode { get; set; }

    [Phi(PhiKind.Allergy)]
    public string? Allergies { get; set; }

    [Phi(PhiKind.Diagnosis)]
    public List<Diagnosis> Diagnoses { get; } = [];
}

public sealed class Diagnosis
{
    public Guid Id { get; set; }

    public Guid PatientId { get; set; }

    [Phi(PhiKind.Diagnosis)]
    public required string IcdCode { get; set; }

    [Phi(PhiKind.Diagnosis)]
    public required string Description { get; set; }

    [Phi(PhiKind.Date)]
    public DateOnly OnsetDate { get; set; }
}

public enum AppointmentStatus
{
    Booked,
    Arrived,
    Completed,
    Cancelled,
}

public sealed class Appointment
{
    public Guid Id { get; set; }

    public Guid PatientId { get; set; }

    [Phi(PhiKind.Date)]
    public DateTime StartsAtUtc { get; set; }

    [NoDataClassification]
    public int Minutes { get; set; }

    public required string Clinician { get; set; }

    [Phi(PhiKind.Encounter)]
    public string? ReasonForVisit { get; set; }

    public AppointmentStatus Status { get; set; }
}

public sealed class LabResult
{
    public Guid Id { get; set; }

    public Guid PatientId { get; set; }

    [Phi(PhiKind.Lab)]
    public required string LoincCode { get; set; }

    [Phi(PhiKind.Lab)]
    public required string Test { get; set; }

    [Phi(PhiKind.Lab)]
    public decimal Value { get; set; }

    [Phi(PhiKind.Lab)]
    public required string Unit { get; set; }

    [Phi(PhiKind.Lab)]
    public bool Abnormal { get; set; }

    [Phi(PhiKind.Date)]
    public DateTime CollectedAtUtc { get; set; }

    public string? ReviewedBy { get; set; }
}

public enum PrescriptionStatus
{
    Active,
    Dispensed,
    Stopped,
}

public sealed class Prescription
{
    public Guid Id { get; set; }

    public Guid PatientId { get; set; }

    [Phi(PhiKind.Medication)]
    public required string Medication { get; set; }

    [Phi(PhiKind.Medication)]
    public required string Dosage { get; set; }

    [Phi(PhiKind.Medication)]
    public int RefillsLeft { get; set; }

    public required string Prescriber { get; set; }

    [Phi(PhiKind.Medication)]
    public PrescriptionStatus Status { get; set; }
}

public sealed class Invoice
{
    public Guid Id { get; set; }

    public Guid PatientId { get; set; }

    [Phi(PhiKind.Procedure)]
    public required string CptCode { get; set; }

    [Phi(PhiKind.Insurance)]
    public decimal Amount { get; set; }

    [Phi(PhiKind.HealthPlanId)]
    public string? InsuranceMemberId { get; set; }

    [Phi(PhiKind.Date)]
    public DateOnly IssuedOn { get; set; }

    public bool Paid { get; set; }
}

public sealed class Coverage
{
    public Guid Id { get; set; }

    public Guid PatientId { get; set; }

    [Phi(PhiKind.Insurance)]
    public required string Payer { get; set; }

    [Phi(PhiKind.HealthPlanId)]
    public required string MemberId { get; set; }

    [Phi(PhiKind.HealthPlanId)]
    public required string GroupNumber { get; set; }
}

// About who looked, and at which record; not about the patient.
[NoDataClassification]
public sealed class AccessLogEntry
{
    public long Id { get; set; }

    public DateTime AtUtc { get; set; }

    public required string Actor { get; set; }

    public required string Action { get; set; }

    public Guid? PatientId { get; set; }
}
