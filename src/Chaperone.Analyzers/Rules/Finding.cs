using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Endpoints;
using Microsoft.CodeAnalysis;

namespace Chaperone.Rules;

/// <summary>What a rule says at one place in the visited file, and which endpoints it is about.</summary>
/// <remarks>The analyzer turns it into a diagnostic; the inventory lists the rule in the row of each of its endpoints. Severities and suppressions do not matter there.</remarks>
internal sealed class Finding
{
    public Finding(DiagnosticDescriptor descriptor, IReadOnlyCollection<Endpoint> endpoints, params object[] arguments)
    {
        Descriptor = descriptor;
        Endpoints = endpoints;
        Arguments = arguments;
        Location = endpoints.FirstOrDefault()?.Location;
        Related = endpoints.FirstOrDefault()?.Protection.Evidence.Select(static e => e.Where).OfType<Location>().ToImmutableArray() ?? ImmutableArray<Location>.Empty;
    }

    private Finding(Finding other, IReadOnlyCollection<Endpoint> endpoints, string? without)
    {
        Descriptor = other.Descriptor;
        Endpoints = endpoints;
        Arguments = other.Arguments;
        Location = other.Location;
        Related = other.Related;
        Properties = without is null ? other.Properties : other.Properties.Remove(without);
        OffersAuthorization = other.OffersAuthorization;
        OffersPolicies = other.OffersPolicies;
    }

    public DiagnosticDescriptor Descriptor { get; }

    /// <summary>The endpoints that it concerns, wherever they stand; the first speaks for the others.</summary>
    public IReadOnlyCollection<Endpoint> Endpoints { get; }

    public object[] Arguments { get; }

    /// <summary>Where it is reported, always in the visited file; the first endpoint's own place unless the rule says otherwise.</summary>
    public Location? Location { get; init; }

    /// <summary>The other places; the evidence of the first endpoint's protection unless the rule says otherwise.</summary>
    public ImmutableArray<Location> Related { get; init; }

    /// <summary>What the rule's fixes need to know, besides the endpoint's id and kind.</summary>
    public ImmutableDictionary<string, string?> Properties { get; init; } = ImmutableDictionary<string, string?>.Empty;

    /// <summary>The same for more endpoints of one place, without a property that holds for one only.</summary>
    public Finding For(IReadOnlyCollection<Endpoint> endpoints, string? without) => new(this, endpoints, without);

    /// <summary>Whether requiring authorization would help, so that the fixes of CHP1001 are to be offered.</summary>
    public bool OffersAuthorization { get; init; }

    /// <summary>Whether a policy that admits fewer callers than any signed-in user would help.</summary>
    public bool OffersPolicies { get; init; }
}
