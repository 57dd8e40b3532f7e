using System.Collections.Generic;
using System.Collections.Immutable;
using Chaperone.Endpoints.Execution;

namespace Chaperone.Endpoints.Authorization;

/// <summary>What an AuthorizationPolicyBuilder has been told so far.</summary>
internal sealed class PolicyBuilderState
{
    private readonly List<PolicyContent> _parts = new();

    public PolicyBuilderState(Condition created) => Created = created;

    /// <summary>When the builder exists: what is required under the same condition is required for certain.</summary>
    public Condition Created { get; }

    /// <summary>Nothing is required yet: Build() would throw.</summary>
    public bool IsEmpty => _parts.Count == 0;

    public void Add(PolicyContent part) => _parts.Add(part);

    public void AddSchemes(IEnumerable<string> schemes) =>
        _parts.Add(new PolicyContent(Certainty.No, ImmutableArray<string>.Empty, default, schemes.ToImmutableArray(), ignoresCaller: true));

    public PolicyContent Build() => PolicyContent.Combine(_parts);
}
