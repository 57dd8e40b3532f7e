using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace Chaperone.Endpoints.Authorization;

/// <summary>Whether something holds, does not hold, or cannot be known.</summary>
internal enum Certainty
{
    No,
    Yes,
    Unknown,
}

/// <summary>What an authorization policy demands, as far as the source shows it.</summary>
internal sealed class PolicyContent
{
    /// <summary>The framework's default policy: an authenticated user (AuthorizationOptions.DefaultPolicy).</summary>
    public static readonly PolicyContent AuthenticatedUser = new(Certainty.Yes, ImmutableArray.Create("RequireAuthenticatedUser"));

    /// <summary>A policy whose making is not visible.</summary>
    public static readonly PolicyContent Invisible = new(Certainty.Unknown, ImmutableArray<string>.Empty);

    /// <summary>Whether all that it requires is visible and looks at nothing of the caller: it decides the same for everybody.</summary>
    public bool IgnoresCaller { get; }

    /// <summary>Whether it demands something and that admits everyone.</summary>
    public bool AdmitsEveryone => RefusesAnonymous == Certainty.No && !Requirements.IsEmpty;

    public PolicyContent(
        Certainty refusesAnonymous,
        ImmutableArray<string> requirements,
        ImmutableArray<string> roles = default,
        ImmutableArray<string> schemes = default,
        bool ignoresCaller = false)
    {
        IgnoresCaller = ignoresCaller;
        RefusesAnonymous = refusesAnonymous;
        Requirements = requirements;
        Roles = roles.IsDefault ? ImmutableArray<string>.Empty : roles;
        Schemes = schemes.IsDefault ? ImmutableArray<string>.Empty : schemes;
    }

    /// <summary>Yes when a requirement demands a user, role, claim or name; No when none can refuse anybody; else Unknown.</summary>
    public Certainty RefusesAnonymous { get; }

    /// <summary>The requirements by the names of the builder's methods or requirement types.</summary>
    public ImmutableArray<string> Requirements { get; }

    public ImmutableArray<string> Roles { get; }

    public ImmutableArray<string> Schemes { get; }

    /// <summary>Why it is not visible, where that is known.</summary>
    public string? Why { get; init; }

    /// <summary>Why not all that it demands is visible, although it is known whether it refuses anonymous callers; null when all is.</summary>
    public string? Unseen { get; init; }

    public override string ToString() => Requirements.IsEmpty ? "?" : string.Join(" + ", Requirements);

    /// <summary>The same of which it is known that it refuses who is nobody, and why not more is.</summary>
    public PolicyContent Refusing(string unseen) => new(Certainty.Yes, Requirements, Roles, Schemes, IgnoresCaller) { Unseen = unseen };

    /// <summary>All of them at once: policies are ANDed.</summary>
    public static PolicyContent Combine(IEnumerable<PolicyContent> policies)
    {
        var all = policies.ToList();
        return new PolicyContent(
            Strongest(all.Select(static p => p.RefusesAnonymous)),
            all.SelectMany(static p => p.Requirements).Distinct().ToImmutableArray(),
            all.SelectMany(static p => p.Roles).Distinct().ToImmutableArray(),
            all.SelectMany(static p => p.Schemes).Distinct().ToImmutableArray(),
            all.Count > 0 && all.All(static p => p.IgnoresCaller))
        {
            Why = all.Select(static p => p.Why).FirstOrDefault(static w => w is not null),
            Unseen = all.Select(static p => p.Unseen).FirstOrDefault(static u => u is not null),
        };
    }

    private static Certainty Strongest(IEnumerable<Certainty> refusals)
    {
        var result = Certainty.No;
        foreach (var refusal in refusals)
        {
            if (refusal == Certainty.Yes)
            {
                return Certainty.Yes;
            }

            if (refusal == Certainty.Unknown)
            {
                result = Certainty.Unknown;
            }
        }

        return result;
    }
}
