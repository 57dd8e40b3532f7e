using System.Linq;
using Chaperone.Endpoints.Authorization;

namespace Chaperone.Endpoints.Execution.Kinds;

/// <summary>
/// MapShortCircuit(status, prefixes): an endpoint a prefix that answers with a status and nothing else, before authorization
/// (RouteShortCircuitEndpointRouteBuilderExtensions).
/// </summary>
internal static class ShortCircuits
{
    public static Value Map(KindCall map)
    {
        var group = map.Group();
        group.Metadata.Add(new AuthorizationMetadata(MetadataMeaning.ShortCircuit, new Evidence("MapShortCircuit", map.Call.NameLocation)) { When = map.When });
        var prefixes = map.Call.Argument("routePrefixes") is SequenceValue { Complete: true } given
            ? given.Items.Select(StartupInterpreter.TextOf).ToArray()
            : new[] { RouteText.Unknown };
        foreach (var prefix in prefixes)
        {
            map.Add(new MappedEndpoint(group, EndpointKind.Minimal, map)
            {
                Pattern = new RouteText(prefix.Text.TrimEnd('/') + "/{**catchall}", prefix.Exact),
                IsPublicByPurpose = true,
                Partial = prefix.Exact ? null : "the prefixes that are short-circuited are not constant",
            });
        }

        return new TargetValue(group);
    }
}
