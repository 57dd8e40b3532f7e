using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints.Payload;

/// <summary>Where a value of a request comes from.</summary>
internal enum InputSource
{
    Route,
    Query,
    Header,
    Body,
    Form,
}

/// <summary>A value that is bound from a request.</summary>
/// <param name="Name">Its name in the request; that of the parameter unless an attribute gives another.</param>
/// <param name="Symbol">The parameter or property that takes it.</param>
/// <param name="Type">Its type; for a body the whole of it.</param>
/// <param name="Source">Where it comes from.</param>
internal sealed record RequestInput(string Name, ISymbol Symbol, ITypeSymbol Type, InputSource Source)
{
    /// <summary>Whether the value stands in the URL.</summary>
    public bool IsInUrl => Source is InputSource.Route or InputSource.Query;
}
