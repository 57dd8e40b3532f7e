using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace Chaperone.RuntimeProbe;

/// <summary>Makes real paths from a route pattern, with parameter values that the framework's own constraints accept.</summary>
internal sealed class PathFiller(IServiceProvider services)
{
    private readonly ParameterPolicyFactory _policies = services.GetRequiredService<ParameterPolicyFactory>();

    /// <summary>The order matters: the first value that all constraints accept is used first.</summary>
    private static readonly string[] Values =
    [
        "1", "probe", "6f9619ff-8b86-4d01-b42d-00cf4fc964ff", "12345", "2026-01-31", "true", "1.5", "a", "ab", "abc", "AB", "A1", "AB12", "ABC-123",
        "123", "1234", "123-45-6789", "probe-value-that-is-long", "a.txt",
    ];

    /// <returns>At most four paths, different where the pattern leaves a choice.</returns>
    public IEnumerable<string> Candidates(RoutePattern pattern) =>
        Enumerable.Range(0, 4).Select(choice => Fill(pattern, choice)).Distinct(StringComparer.Ordinal);

    private string Fill(RoutePattern pattern, int choice)
    {
        var path = new StringBuilder();
        foreach (var segment in pattern.PathSegments)
        {
            var text = string.Concat(segment.Parts.Select(part => Fill(pattern, part, choice)));
            if (text.Length > 0)
            {
                path.Append('/').Append(text);
            }
        }

        return path.Length == 0 ? "/" : path.ToString();
    }

    private string Fill(RoutePattern pattern, RoutePatternPart part, int choice) => part switch
    {
        RoutePatternLiteralPart literal => Uri.EscapeDataString(literal.Content),
        RoutePatternSeparatorPart separator => separator.Content,
        RoutePatternParameterPart parameter => Uri.EscapeDataString(Value(pattern, parameter, choice)),
        _ => "",
    };

    private string Value(RoutePattern pattern, RoutePatternParameterPart parameter, int choice)
    {
        if (pattern.RequiredValues.TryGetValue(parameter.Name, out var required) && required is string { Length: > 0 } value)
        {
            return value;
        }

        if (parameter.Default is { } given && choice == 0)
        {
            return Convert.ToString(given, CultureInfo.InvariantCulture) ?? "";
        }

        if (parameter.IsOptional)
        {
            return "";
        }

        var constraints = Constraints(pattern, parameter);
        var accepted = Values.Where(v => constraints.All(c => Accepts(c, parameter.Name, v))).ToList();
        return accepted.Count == 0 ? Values[0] : accepted[Math.Min(choice, accepted.Count - 1)];
    }

    private List<IRouteConstraint> Constraints(RoutePattern pattern, RoutePatternParameterPart parameter) =>
        pattern.ParameterPolicies.TryGetValue(parameter.Name, out var references)
            ? [.. references.Select(reference => _policies.Create(parameter, reference)).OfType<IRouteConstraint>()]
            : [];

    // Constraints of packages note in the request what they found.
    private bool Accepts(IRouteConstraint constraint, string name, string value) =>
        constraint.Match(new DefaultHttpContext { RequestServices = services }, route: null, name, new RouteValueDictionary { [name] = value }, RouteDirection.IncomingRequest);
}
