namespace Chaperone;

/// <summary>Declares that an action, handler or controller answers with PHI: what is masked by default is not masked there.</summary>
/// <remarks>Several declarations add up: an endpoint discloses what its own metadata, its groups' and its class's together name.</remarks>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class, AllowMultiple = true)]
public sealed class DisclosesPhiAttribute : Attribute, IDisclosesPhiMetadata
{
    private readonly PhiKind[] _kinds;

    /// <summary>Discloses the kinds.</summary>
    /// <param name="kinds">What is disclosed; every kind when none is named.</param>
    public DisclosesPhiAttribute(params PhiKind[] kinds)
    {
        ArgumentNullException.ThrowIfNull(kinds);
        _kinds = kinds;
    }

    /// <inheritdoc/>
    public IReadOnlyList<PhiKind> Kinds => _kinds;
}
