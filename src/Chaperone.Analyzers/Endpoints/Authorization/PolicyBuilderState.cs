using System.Collections.Generic;
using System.Collections.Immutable;
using Chaperone.Endpoints.Execution;

namespace Chaperone.Endpoints.Authorization;

/// <summary>What an AuthorizationPolicyBuilder has been told so far.</summary>
internal sealed class PolicyBuilderState
{
    private readonly List<PolicyContent> _parts = new();

    /// <summary>Whether each requirement that was ever added refuses who is nobody, under whatever condition it was.</summary>
    private bool _eachRefuses = true;

    /// <summary>Whether something was taken away that is not known.</summary>
    private bool _isUncertain;

    private bool _losesSchemes;

    public PolicyBuilderState(Condition created) => Created = created;

    /// <summary>When the builder exists: what is required under the same condition is required for certain.</summary>
    public Condition Created { get; }

    /// <summary>Nothing is required yet: Build() would throw.</summary>
    public bool IsEmpty => _parts.Count == 0 && !_isUncertain;

    public void Add(PolicyContent part) => Add(part, part.RefusesAnonymous == Certainty.Yes);

    /// <summary>Adds what is required under a condition; <paramref name="refuses"/> says what it does where the condition holds.</summary>
    public void Add(PolicyContent part, bool refuses)
    {
        _parts.Add(part);
        _eachRefuses &= refuses;
    }

    /// <summary>Schemes are taken away again, which is not followed one by one.</summary>
    public void TakeAwaySchemes() => _losesSchemes = true;

    /// <summary>Some of what was required is taken away, or put in the place of the rest.</summary>
    public void TakeAway() => _isUncertain = true;

    public void AddSchemes(IEnumerable<string> schemes) =>
        Add(new PolicyContent(Certainty.No, ImmutableArray<string>.Empty, default, schemes.ToImmutableArray(), ignoresCaller: true), refuses: true);

    /// <remarks>
    /// A policy that demands nothing can't be made (the constructor of AuthorizationPolicy throws): where every requirement refuses who is nobody,
    /// the policy does, whichever of them its conditions add.
    /// </remarks>
    public PolicyContent Build()
    {
        var all = PolicyContent.Combine(_parts);
        if (_losesSchemes)
        {
            all = new PolicyContent(all.RefusesAnonymous, all.Requirements, all.Roles) { Unseen = "which schemes the policy names is not followed" };
        }

        if (_isUncertain)
        {
            return new PolicyContent(Certainty.Unknown, all.Requirements, all.Roles, all.Schemes) { Why = "requirements are taken away from the builder" };
        }

        return all.RefusesAnonymous == Certainty.Unknown && _eachRefuses && !all.Requirements.IsEmpty ? all.Refusing("which of its requirements are added is not visible") : all;
    }
}
