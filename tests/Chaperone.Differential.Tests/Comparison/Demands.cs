using Chaperone.RuntimeProbe;

namespace Chaperone.Differential.Comparison;

/// <summary>Compares the policies, roles and schemes of a row with those in the metadata, as sets.</summary>
internal static class Demands
{
    /// <returns>What differs, or null.</returns>
    public static string? Differ(ProbedEndpoint endpoint, RowProtection row)
    {
        var data = endpoint.AuthorizeData.Concat(endpoint.FilterAuthorizeData).ToList();
        var policies = data.Select(d => d.Policy).Where(policy => !string.IsNullOrWhiteSpace(policy)).OfType<string>();

        // Roles and schemes count wherever they are demanded: in the metadata, in a named policy, in the default policy.
        return Differ("policies", policies, row.Policies)
            ?? Differ("roles", endpoint.Effective?.Roles ?? data.SelectMany(d => Split(d.Roles)), row.Roles)
            ?? Differ("schemes", endpoint.Effective?.Schemes ?? data.SelectMany(d => Split(d.Schemes)), row.Schemes);
    }

    private static string? Differ(string what, IEnumerable<string> framework, IEnumerable<string> inventory)
    {
        var expected = framework.Distinct().Order(StringComparer.Ordinal).ToList();
        return expected.SequenceEqual(inventory.Distinct().Order(StringComparer.Ordinal)) ? null : $"{what} [{string.Join(", ", expected)}]";
    }

    private static string[] Split(string? list) =>
        list?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
}
