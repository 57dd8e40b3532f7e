using System.Collections.Generic;
using System.Text;

namespace Chaperone.Endpoints;

/// <summary>Route texts.</summary>
internal static class Routes
{
    /// <summary>Prefix and pattern as nested groups combine them, slashes normalised: one leading slash, none doubled, none trailing.</summary>
    public static string Combine(IEnumerable<string> pieces)
    {
        var result = new StringBuilder();
        foreach (var piece in pieces)
        {
            // "~/" at the front of a pattern is dropped, inside a group too (seen at run time).
            var text = (piece.StartsWith("~/", System.StringComparison.Ordinal) ? piece.Substring(1) : piece).Trim('/');
            if (text.Length > 0)
            {
                result.Append('/').Append(text);
            }
        }

        return result.Length == 0 ? "/" : result.ToString();
    }

    /// <summary><c>/a/{id:int=1}</c> as <c>/a/{id}</c>: constraints, defaults and optional marks stripped, catch-all stars kept.</summary>
    public static string WithoutConstraints(string route)
    {
        var result = new StringBuilder(route.Length);
        for (var i = 0; i < route.Length; i++)
        {
            if (route[i] != '{')
            {
                result.Append(route[i]);
                continue;
            }

            if (i + 1 < route.Length && route[i + 1] == '{')
            {
                result.Append("{{");
                i++;
                continue;
            }

            var end = EndOfParameter(route, i);
            var name = route.Substring(i + 1, end - i - 1);

            // A name may begin with what else begins a constraint or a default: "{*:path}" has one that is called ":path"
            // (RouteParameterParser of dotnet/aspnetcore).
            var start = name.Length - name.TrimStart('*').Length;
            var cut = start + 1 < name.Length ? name.IndexOfAny(new[] { ':', '=', '?' }, start + 1) : -1;
            result.Append('{').Append(cut < 0 ? name : name.Substring(0, cut)).Append('}');
            i = end;
        }

        return result.ToString();
    }

    /// <summary>The names of the parameters in a route, without stars.</summary>
    public static IEnumerable<string> ParametersOf(string route)
    {
        var plain = WithoutConstraints(route);
        for (var i = plain.IndexOf('{'); i >= 0; i = plain.IndexOf('{', i + 1))
        {
            if (i + 1 < plain.Length && plain[i + 1] == '{')
            {
                i++;
                continue;
            }

            var end = EndOfParameter(plain, i);
            yield return plain.Substring(i + 1, end - i - 1).TrimStart('*');
        }
    }

    // Braces inside a constraint (a regular expression) are doubled.
    internal static int EndOfParameter(string route, int start)
    {
        for (var i = start + 1; i < route.Length; i++)
        {
            if (route[i] == '}')
            {
                if (i + 1 < route.Length && route[i + 1] == '}')
                {
                    i++;
                    continue;
                }

                return i;
            }
        }

        return route.Length;
    }
}
