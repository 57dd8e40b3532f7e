using System;
using System.Collections.Generic;

namespace Chaperone.Endpoints.Execution;

/// <summary>Calls of the framework and of well-known packages that make endpoints of a kind.</summary>
internal static class KnownEndpointMakers
{
    private static readonly Dictionary<string, (EndpointKind Kind, string? Pattern)> ByName = new(StringComparer.Ordinal)
    {
        ["MapHealthChecksUI"] = (EndpointKind.Health, null),
        ["MapGraphQL"] = (EndpointKind.Opaque, "/graphql"),
    };

    public static bool TryGet(string name, out EndpointKind kind, out string? pattern)
    {
        var known = ByName.TryGetValue(name, out var entry);
        (kind, pattern) = (entry.Kind, entry.Pattern);
        return known;
    }
}
