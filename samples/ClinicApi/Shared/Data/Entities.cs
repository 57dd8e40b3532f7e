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
    public required string Mrn { get; set; }

    public required string GivenName { get; set; }

    public required string FamilyName { get; set; }

    public DateOnly DateOfBirth { get; set; }

    public Sex Sex { get; set; }

    public string? Ssn { get; set; }

    public string? Phone { get; set; }

    public string? Email { get; set; }

    public string? AddressLine { get; set; }

    public string? PostalCode { get; set; }

    public string? Allergies { get; set; }

    public List<Diagnosis> Diagnoses { get; } = [];
}

public sealed class Diagnosis
{
    public Guid Id { get; set; }

    public Guid PatientId { get; set; }

    public required string IcdCode { get; set; }

    public required string Description { get; set; }

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

    public DateTime StartsAtUtc { get; set; }

    public int Minutes { get; set; }

    public required string Clinician { get; set; }

    public string? ReasonForVisit { get; set; }

    public AppointmentStatus Status { get; set; }
}

public sealed class LabResult
{
    public Guid Id { get; set; }

    public Guid PatientId { get; set; }

    public required string LoincCode { get; set; }

    public required string Test { get; set; }

    public decimal Value { get; set; }

    public required string Unit { get; set; }

    public bool Abnormal { get; set; }

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

    public required string Medication { get; set; }

    public required string Dosage { get; set; }

    public int RefillsLeft { get; set; }

    public required string Prescriber { get; set; }

    public PrescriptionStatus Status { get; set; }
}

public sealed class Invoice
{
    public Guid Id { get; set; }

    public Guid PatientId { get; set; }

    public required string CptCode { get; set; }

    public decimal Amount { get; set; }

    public string? InsuranceMemberId { get; set; }

    public DateOnly IssuedOn { get; set; }

    public bool Paid { get; set; }
}

public sealed class Coverage
{
    public Guid Id { get; set; }

    public Guid PatientId { get; set; }

    public required string Payer { get; set; }

    public required string MemberId { get; set; }

    public required string GroupNumber { get; set; }
}

public sealed class AccessLogEntry
{
    public long Id { get; set; }

    public DateTime AtUtc { get; set; }

    public required string Actor { get; set; }

    public required string Action { get; set; }

    public Guid? PatientId { get; set; }
}
