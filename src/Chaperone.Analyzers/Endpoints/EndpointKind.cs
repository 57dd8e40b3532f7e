namespace Chaperone.Endpoints;

/// <summary>What answers the request.</summary>
internal enum EndpointKind
{
    Controller,
    Minimal,
    Hub,
    Grpc,
    RazorPage,
    Component,
    Health,
    OpenApi,
    Identity,
    Static,
    Mcp,
    FastEndpoints,
    Carter,
    Proxy,

    /// <summary>Made by code that is not visible and that the model does not know.</summary>
    Opaque,
}
