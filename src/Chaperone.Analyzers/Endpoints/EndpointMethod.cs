using Chaperone.Endpoints.Authorization;
using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints;

/// <summary>What clients call over an endpoint that is a connection: a method of a hub, and who may call it.</summary>
internal sealed class EndpointMethod
{
    public EndpointMethod(string name, IMethodSymbol method, Location? location, Protection protection)
    {
        Name = name;
        Method = method;
        Location = location;
        Protection = protection;
    }

    /// <summary>What clients call it.</summary>
    public string Name { get; }

    public IMethodSymbol Method { get; }

    /// <summary>Its identifier; null when it lives in a reference.</summary>
    public Location? Location { get; }

    /// <summary>Who may connect and call it.</summary>
    public Protection Protection { get; }
}
