using System;

namespace Chaperone.Endpoints;

/// <summary>Routes that standards require to be reachable without credentials.</summary>
internal static class WellKnownRoutes
{
    /// <summary>
    /// RFC 8615 (<c>/.well-known/</c>) and FHIR capabilities (HL7 FHIR R4, http.html#capabilities: <c>[base]/metadata</c>; SMART App Launch:
    /// <c>[base]/.well-known/smart-configuration</c>).
    /// </summary>
    public static bool IsPublicByPurpose(string route) =>
        route.IndexOf("/.well-known/", StringComparison.OrdinalIgnoreCase) >= 0
        || route.EndsWith("/metadata", StringComparison.OrdinalIgnoreCase);
}
