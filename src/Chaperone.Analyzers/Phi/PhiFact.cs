namespace Chaperone.Phi;

/// <summary>How sure it is that a value is PHI. Rules warn from <see cref="Medium"/> up.</summary>
internal enum PhiConfidence
{
    /// <summary>A hint: in the inventory only.</summary>
    Low,
    Medium,
    High,
}

/// <summary>What says that something is PHI, strongest first.</summary>
internal enum PhiSource
{
    /// <summary>A data classification attribute, or the project's term file.</summary>
    Classification,

    /// <summary>A FHIR resource or data type, a DICOM tag.</summary>
    Standard,

    /// <summary>The type is a patient's or clinical as a whole.</summary>
    Type,

    /// <summary>The name, in its context.</summary>
    Name,
}

/// <summary>Specially protected categories.</summary>
internal enum SensitiveCategory
{
    None,

    /// <summary>42 CFR Part 2.</summary>
    SubstanceUse,

    /// <summary>45 CFR 164.508(a)(2).</summary>
    Psychotherapy,
    Hiv,
    Genetic,
    Reproductive,
}

/// <summary>What is declared of a method's result: PHI, or without a fact that it is harmless.</summary>
internal sealed record ResultDeclaration(PhiFact? Fact);

/// <summary>Why a member, a value or a type is PHI.</summary>
internal sealed record PhiFact(PhiKind Kind, PhiConfidence Confidence, PhiSource Source, string Reason)
{
    /// <summary>The Safe Harbor identifier, <c>A</c> to <c>R</c>; null for clinical and other data.</summary>
    public char? Identifier { get; init; }

    public SensitiveCategory Sensitive { get; init; }
}
