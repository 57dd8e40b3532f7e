using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;

namespace Chaperone.Masking;

/// <summary>What each endpoint discloses, read from its metadata once.</summary>
internal sealed class Disclosures
{
    private readonly ConditionalWeakTable<Endpoint, Disclosure> _byEndpoint = new();

    public Disclosure Of(Endpoint endpoint) => _byEndpoint.GetValue(endpoint, static e => Disclosure.From(e.Metadata));
}
