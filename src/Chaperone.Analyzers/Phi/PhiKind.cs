namespace Chaperone.Phi;

/// <summary>What a value tells about a patient. The inventory writes it in lower case with dashes (<c>health-plan-id</c>).</summary>
/// <remarks>The identifiers are those of 45 CFR 164.514(b)(2)(i), letters A to R, as far as software distinguishes them.</remarks>
internal enum PhiKind
{
    /// <summary>The whole of a patient's record, or of a container of one.</summary>
    Patient,
    Name,
    Address,
    Date,
    Phone,
    Fax,
    Email,
    NationalId,
    Mrn,
    HealthPlanId,
    Account,
    License,
    Vehicle,
    Device,
    Url,
    IpAddress,
    Biometric,
    Photo,

    /// <summary>An encounter's, claim's, order's, accession's or study subject's number.</summary>
    RecordId,

    /// <summary>A key without meaning outside of the system: a reference, not PHI by itself.</summary>
    PatientRef,
    Demographic,
    Diagnosis,
    Medication,
    Lab,
    Vitals,
    Procedure,
    Allergy,
    Immunization,
    Imaging,
    Encounter,
    Note,
    VitalStatus,
    Disability,
    Insurance,
    SubstanceUse,
    MentalHealth,
    Hiv,
    Sti,
    Genetic,
    Reproductive,
    SexualHealth,
    Violence,

    /// <summary>Clinical or identifying, of no finer kind.</summary>
    Other,
}
