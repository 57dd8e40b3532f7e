using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Chaperone.RuntimeProbe;

/// <summary>
/// A conventional MVC route is one pattern for many actions, such as <c>{controller=Home}/{action=Index}/{id?}</c>;
/// each endpoint says in its required values which controller and action it stands for.
/// </summary>
internal static partial class ConventionalRoute
{
    public static string Concrete(RoutePattern pattern)
    {
        var text = pattern.RawText ?? "";
        var required = pattern.RequiredValues
            .Where(pair => pair.Value is string { Length: > 0 } && pattern.Parameters.Any(p => Same(p.Name, pair.Key)))
            .ToList();
        return required.Count == 0
            ? text
            : Parameter().Replace(text, match =>
                required.FirstOrDefault(pair => Same(pair.Key, match.Groups[1].Value)).Value as string ?? match.Value);
    }

    private static bool Same(string left, string right) => string.Equals(left, right, System.StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"\{\*{0,2}(\w+)[^{}]*\}")]
    private static partial Regex Parameter();
}
