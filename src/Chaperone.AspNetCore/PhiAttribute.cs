using Microsoft.Extensions.Compliance.Classification;

namespace Chaperone;

/// <summary>Says that a member, parameter or type is protected health information (45 CFR 160.103), and of which kind.</summary>
/// <remarks>
/// <para>It is a <see cref="DataClassificationAttribute"/>: Microsoft's redactors and the <c>[LoggerMessage]</c> generator of
/// Microsoft.Extensions.Telemetry honour it unchanged. That generator makes the attribute without its arguments, so that a log sees every
/// kind as <see cref="PhiKind.Other"/>: it is redacted, by the redactor of that classification or the fallback redactor. Where logs need a
/// redactor of their own for a kind, derive an attribute without parameters.</para>
/// <para>On a positional record, <c>record P([Phi(PhiKind.Mrn)] string Mrn)</c> marks the constructor's parameter; JSON masking takes it
/// for the property's.</para>
/// </remarks>
public class PhiAttribute : DataClassificationAttribute
{
    /// <summary>PHI of no finer kind.</summary>
    public PhiAttribute()
        : this(PhiKind.Other)
    {
    }

    /// <summary>PHI of a kind.</summary>
    /// <param name="kind">What it tells about the patient.</param>
    /// <exception cref="ArgumentOutOfRangeException">The kind is not defined.</exception>
    public PhiAttribute(PhiKind kind)
        : base(PhiTaxonomy.Of(kind))
    {
        Kind = kind;
    }

    /// <summary>What it tells about the patient.</summary>
    public PhiKind Kind { get; }
}
