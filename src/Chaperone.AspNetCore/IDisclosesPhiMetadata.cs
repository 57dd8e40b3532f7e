namespace Chaperone;

/// <summary>Endpoint metadata: the endpoint's purpose needs PHI in its answers, so that these kinds are not masked (45 CFR 164.502(b), minimum necessary).</summary>
public interface IDisclosesPhiMetadata
{
    /// <summary>The kinds that are disclosed; empty for every kind.</summary>
    IReadOnlyList<PhiKind> Kinds { get; }
}
