using System;
using System.Collections.Generic;
using System.Text;
using Chaperone.Endpoints.Execution;

namespace Chaperone.Endpoints.Controllers;

/// <summary>Which action a conventional route reaches, and at which path.</summary>
internal static class ConventionalRoutes
{
    private static readonly string[] Keys = { "area", "controller", "action" };

    /// <summary>The pattern with the action's own controller, action and area put in; null when the route does not reach the action.</summary>
    /// <param name="route">The route.</param>
    /// <param name="actionValues">The action's route values.</param>
    /// <param name="hasAreas">
    /// Whether any action of the application has an area. If none has, "area" is a value like any other and the default of
    /// MapAreaControllerRoute keeps nobody out (seen at run time).
    /// </param>
    public static string? PathOf(ConventionalRoute route, IReadOnlyDictionary<string, string> actionValues, bool hasAreas)
    {
        var pattern = route.Pattern.Text;
        var parameters = new HashSet<string>(Routes.ParametersOf(pattern), StringComparer.OrdinalIgnoreCase);
        foreach (var key in Keys)
        {
            if (key == "area" && !hasAreas)
            {
                continue;
            }

            actionValues.TryGetValue(key, out var value);
            if (parameters.Contains(key))
            {
                if (string.IsNullOrEmpty(value))
                {
                    return null;
                }
            }
            else if (route.Defaults.TryGetValue(key, out var fixedValue))
            {
                if (!string.Equals(fixedValue, value, StringComparison.OrdinalIgnoreCase))
                {
                    return null;
                }
            }
            else if (!string.IsNullOrEmpty(value))
            {
                return null;
            }
        }

        return Substitute(pattern, actionValues);
    }

    private static string Substitute(string pattern, IReadOnlyDictionary<string, string> values)
    {
        var result = new StringBuilder(pattern.Length);
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] != '{')
            {
                result.Append(pattern[i]);
                continue;
            }

            var end = Routes.EndOfParameter(pattern, i);
            var text = pattern.Substring(i + 1, Math.Max(0, Math.Min(end, pattern.Length) - i - 1));
            var cut = text.IndexOfAny(new[] { ':', '=', '?' });
            var name = (cut < 0 ? text : text.Substring(0, cut)).TrimStart('*');
            if (Array.IndexOf(Keys, name.ToLowerInvariant()) >= 0 && values.TryGetValue(name, out var value))
            {
                result.Append(value);
            }
            else
            {
                result.Append('{').Append(text).Append('}');
            }

            i = end;
        }

        return result.ToString();
    }
}
