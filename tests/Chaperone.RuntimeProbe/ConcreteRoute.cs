using System;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Chaperone.RuntimeProbe;

/// <summary>The route that an endpoint really answers at.</summary>
/// <remarks>
/// A conventional MVC route is one pattern for many actions, such as <c>{controller=Home}/{action=Index}/{id?}</c>;
/// each endpoint says in its required values which controller and action it stands for.
/// </remarks>
internal static partial class ConcreteRoute
{
    public static string Of(RoutePattern pattern)
    {
        // "~/" only marks the start of a pattern. In the text of a group's route it stays; matching knows nothing of it.
        var text = pattern.RawText?.Replace("~/", "/", StringComparison.Ordinal) ?? "";
        var required = pattern.RequiredValues
            .Where(pair => pair.Value is string { Length: > 0 } && pattern.Parameters.Any(p => Same(p.Name, pair.Key)))
            .ToList();
        return required.Count == 0
            ? text
            : Parameter().Replace(text, match =>
                required.FirstOrDefault(pair => Same(pair.Key, match.Groups[1].Value)).Value as string ?? match.Value);
    }

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"\{\*{0,2}(\w+)[^{}]*\}")]
    private static partial Regex Parameter();
}
