using System.Collections.Generic;
using System.Linq;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints.Payload;

/// <summary>Whether an endpoint's answers are stored by a cache.</summary>
/// <remarks>ResponseCacheAttribute writes a Cache-Control header whoever asks; OutputCache's default policy stores no authenticated answer (DefaultPolicy in src/Middleware/OutputCaching).</remarks>
internal static class CachedResponses
{
    /// <summary>What stores them and where it is written; null when nothing does, or when it can't be told.</summary>
    public static Evidence? StoredBy(Endpoint endpoint, WellKnownSymbols symbols)
    {
        var attributes = endpoint.HandlerMethod is { } method ? ReflectedAttributes.Of(method).AsEnumerable() : Enumerable.Empty<AttributeData>();
        if (endpoint.Kind == EndpointKind.Controller && endpoint.HandlerType is { } controller)
        {
            // The action's own replaces the controller's.
            attributes = attributes.Concat(ReflectedAttributes.Of(controller));
        }

        var response = symbols.Get("Microsoft.AspNetCore.Mvc.ResponseCacheAttribute");
        var output = symbols.Get("Microsoft.AspNetCore.OutputCaching.OutputCacheAttribute");
        foreach (var attribute in attributes)
        {
            if (WellKnownSymbols.Is(attribute.AttributeClass, response))
            {
                return endpoint.Kind == EndpointKind.Controller && Stores(attribute.NamedArguments) ? EvidenceOf(attribute, "[ResponseCache]") : null;
            }

            if (WellKnownSymbols.Is(attribute.AttributeClass, output))
            {
                return endpoint.Protection.IsOpen && !Has(attribute.NamedArguments, "PolicyName") && !IsTrue(attribute.NamedArguments, "NoStore") ? EvidenceOf(attribute, "[OutputCache]") : null;
            }
        }

        // CacheOutput() without arguments; with a policy its content decides.
        return endpoint.Protection.IsOpen && endpoint.Conventions.Concat(endpoint.OuterConventions).FirstOrDefault(static c => c.Name == "CacheOutput" && c.IsFramework && !c.Arguments.Any()) is { } call
            ? new Evidence(".CacheOutput()", call.Location)
            : null;
    }

    private static bool Stores(IEnumerable<KeyValuePair<string, TypedConstant>> arguments)
    {
        var named = arguments.ToDictionary(static a => a.Key, static a => a.Value.Scalar);
        return !named.ContainsKey("CacheProfileName")
            && !(named.TryGetValue("NoStore", out var noStore) && noStore is true)
            && named.TryGetValue("Duration", out var duration) && duration is > 0

            // ResponseCacheLocation.None writes no-cache: nothing is used without asking again.
            && !(named.TryGetValue("Location", out var location) && location is 2);
    }

    private static bool Has(IEnumerable<KeyValuePair<string, TypedConstant>> arguments, string name) => arguments.Any(a => a.Key == name);

    private static bool IsTrue(IEnumerable<KeyValuePair<string, TypedConstant>> arguments, string name) => arguments.Any(a => a.Key == name && a.Value.Scalar is true);

    private static Evidence EvidenceOf(AttributeData attribute, string what) => new(what, attribute.ApplicationSyntaxReference is { } written ? Location.Create(written.SyntaxTree, written.Span) : null);
}
