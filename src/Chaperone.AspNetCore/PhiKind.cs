namespace Chaperone;

/// <summary>What a value tells about a patient.</summary>
/// <remarks>The identifiers are those of 45 CFR 164.514(b)(2)(i), letters A to R, as far as software distinguishes them.</remarks>
public enum PhiKind
{
    /// <summary>The whole of a patient's record, or of a container of one.</summary>
    Patient,

    /// <summary>A name of the patient, a relative, an employer or a household member. Letter A.</summary>
    Name,

    /// <summary>A geographic unit smaller than a state. Letter B.</summary>
    Address,

    /// <summary>A date directly related to the patient, finer than the year. Letter C.</summary>
    Date,

    /// <summary>Letter D.</summary>
    Phone,

    /// <summary>Letter E.</summary>
    Fax,

    /// <summary>Letter F.</summary>
    Email,

    /// <summary>A social security number or another national identifier. Letter G.</summary>
    NationalId,

    /// <summary>A medical record number. Letter H.</summary>
    Mrn,

    /// <summary>A health plan beneficiary number. Letter I.</summary>
    HealthPlanId,

    /// <summary>An account number. Letter J.</summary>
    Account,

    /// <summary>A certificate or license number. Letter K.</summary>
    License,

    /// <summary>A vehicle identifier. Letter L.</summary>
    Vehicle,

    /// <summary>A device identifier. Letter M.</summary>
    Device,

    /// <summary>Letter N.</summary>
    Url,

    /// <summary>Letter O.</summary>
    IpAddress,

    /// <summary>Letter P.</summary>
    Biometric,

    /// <summary>A full-face photograph. Letter Q.</summary>
    Photo,

    /// <summary>An encounter's, claim's, order's, accession's or study subject's number.</summary>
    RecordId,

    /// <summary>A key without meaning outside of the system: a reference, not PHI by itself.</summary>
    PatientRef,

    /// <summary>Sex, ethnicity, religion, language, marital status and the like.</summary>
    Demographic,

    /// <summary>A condition, problem or diagnosis.</summary>
    Diagnosis,

    /// <summary>A drug, its dose or its prescription.</summary>
    Medication,

    /// <summary>A laboratory test or its result.</summary>
    Lab,

    /// <summary>A vital sign.</summary>
    Vitals,

    /// <summary>A procedure or operation.</summary>
    Procedure,

    /// <summary>An allergy or intolerance.</summary>
    Allergy,

    /// <summary>An immunization.</summary>
    Immunization,

    /// <summary>An image or its report.</summary>
    Imaging,

    /// <summary>A visit, admission, discharge or appointment and why it happened.</summary>
    Encounter,

    /// <summary>Free text about the patient.</summary>
    Note,

    /// <summary>Whether the patient lives, and of what he or she died.</summary>
    VitalStatus,

    /// <summary>A disability.</summary>
    Disability,

    /// <summary>Coverage and payment for care.</summary>
    Insurance,

    /// <summary>Substance use and its treatment (42 CFR Part 2).</summary>
    SubstanceUse,

    /// <summary>Mental health; psychotherapy notes (45 CFR 164.508(a)(2)).</summary>
    MentalHealth,

    /// <summary>HIV status or treatment.</summary>
    Hiv,

    /// <summary>Sexually transmitted infections.</summary>
    Sti,

    /// <summary>Genetic data.</summary>
    Genetic,

    /// <summary>Pregnancy and reproductive care.</summary>
    Reproductive,

    /// <summary>Sexual orientation and sex life.</summary>
    SexualHealth,

    /// <summary>Violence and abuse.</summary>
    Violence,

    /// <summary>Clinical or identifying, of no finer kind.</summary>
    Other,
}
