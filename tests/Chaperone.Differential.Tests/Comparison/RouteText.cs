using System.Text.RegularExpressions;

namespace Chaperone.Differential.Comparison;

/// <summary>Routes as texts that can be compared: one leading slash, none doubled, none at the end.</summary>
internal static partial class RouteText
{
    public static string Normalize(string route)
    {
        var text = Slashes().Replace("/" + route, "/");
        return text.Length > 1 ? text.TrimEnd('/') : text;
    }

    public static string Key(IEnumerable<string> verbs, string route)
    {
        var joined = string.Join(',', verbs.Select(verb => verb.ToUpperInvariant()).Distinct().Order(StringComparer.Ordinal));
        return $"{(joined.Length == 0 ? "*" : joined)} {Normalize(route)}";
    }

    [GeneratedRegex("/{2,}")]
    private static partial Regex Slashes();
}
