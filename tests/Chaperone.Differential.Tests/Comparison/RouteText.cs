using System.Text.RegularExpressions;

namespace Chaperone.Differential.Comparison;

/// <summary>Routes as texts that can be compared: one leading slash, none doubled, none at the end.</summary>
internal static partial class RouteText
{
    public static string Normalize(string route)
    {
        // "~/" only marks the start of a pattern: the framework leaves it in the text of a group's route and ignores it when matching.
        var text = Slashes().Replace("/" + route.Replace("~/", "/", StringComparison.Ordinal), "/");
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
