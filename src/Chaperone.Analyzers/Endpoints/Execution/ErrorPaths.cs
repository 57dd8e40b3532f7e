using System;
using System.Linq;

namespace Chaperone.Endpoints.Execution;

/// <summary>The paths at which an application answers the errors of other requests: whoever meets one may be anybody.</summary>
internal static class ErrorPaths
{
    /// <summary>
    /// Whether the route answers a path of <c>UseExceptionHandler("/error")</c>, <c>UseStatusCodePagesWithReExecute("/error/{0}")</c> or
    /// <c>UseStatusCodePagesWithRedirects</c>; what a route has beyond the path must be optional.
    /// </summary>
    public static bool Lead(Pipeline? pipeline, string route) =>
        pipeline?.Calls.Any(c =>
            c.Name is "UseExceptionHandler" or "UseStatusCodePagesWithReExecute" or "UseStatusCodePagesWithRedirects"
            && c.Arguments.OfType<ConstantValue>().Any(a => a.Value is string path && Leads(path, route))) == true;

    private static bool Leads(string path, string route)
    {
        var query = path.IndexOf('?');
        var parts = SegmentsOf((query < 0 ? path : path.Substring(0, query)).TrimStart('~'));
        var segments = SegmentsOf(route);
        return parts.Length > 0 && segments.Length >= parts.Length
            && parts.Zip(segments, static (part, segment) => part == "{0}" ? segment[0] == '{' : string.Equals(part, segment, StringComparison.OrdinalIgnoreCase)).All(static same => same)
            && segments.Skip(parts.Length).All(static s => s[0] == '{' && (s.IndexOfAny(new[] { '?', '=' }) > 0 || s.StartsWith("{*", StringComparison.Ordinal)));
    }

    private static string[] SegmentsOf(string route) => route.Split(new[] { '/' }, StringSplitOptions.RemoveEmptyEntries);
}
