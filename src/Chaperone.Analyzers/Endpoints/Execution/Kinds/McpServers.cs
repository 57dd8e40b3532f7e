using System.Linq;

namespace Chaperone.Endpoints.Execution.Kinds;

/// <summary>MapMcp: one path for the streamable transport, and two more for the transport that was there before it.</summary>
/// <remarks>ModelContextProtocol.AspNetCore, McpEndpointRouteBuilderExtensions and HttpServerTransportOptions.</remarks>
internal static class McpServers
{
    public static Value Map(KindCall map)
    {
        var group = new RouteBuilder(map.On.Pipeline, map.On, map.Pattern("pattern"), map.When, map.On.Site);
        Add("", "POST");
        if (!(Option(map, "Stateless") ?? IsStatelessByDefault(map)))
        {
            Add("", "GET");
            Add("", "DELETE");
            if (Option(map, "EnableLegacySse") ?? !IsStatelessByDefault(map))
            {
                Add("/sse", "GET");
                Add("/message", "POST");
            }
        }

        return new TargetValue(group);

        void Add(string path, string verb) => map.Add(new MappedEndpoint(group, EndpointKind.Mcp, map)
        {
            Pattern = new RouteText(path, true),
            Verbs = new[] { verb },
            Partial = map.Host?.Calls.Any(static c => c.Name == "SessionMode") == true ? "the session mode decides which endpoints there are" : null,
        });
    }

    // Version 2: HttpServerTransportOptions.Stateless and EnableLegacySse changed their defaults.
    private static bool IsStatelessByDefault(KindCall map) => map.Call.Method.ContainingAssembly.Identity.Version.Major >= 2;

    /// <summary>What the options set; null when nothing does or it is not a constant.</summary>
    private static bool? Option(KindCall map, string name) =>
        map.Host?.Calls.LastOrDefault(c => c.Name == name)?.Argument("value") is ConstantValue { Value: bool value } ? value : null;
}
