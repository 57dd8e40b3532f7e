using Chaperone.RuntimeProbe;

namespace Chaperone.Differential.Comparison;

/// <summary>Compares the policies, roles and schemes of a row with those in the metadata, as sets.</summary>
internal static class Demands
{
    /// <returns>What differs, or null.</returns>
    public static string? Differ(ProbedEndpoint endpoint, RowProtection row)
    {
        var data = endpoint.AuthorizeData.Concat(endpoint.FilterAuthorizeData).ToList();
        return Differ("policies", data.Select(d => d.Policy).Where(policy => !string.IsNullOrWhiteSpace(policy)).OfType<string>(), row.Policies)
            ?? Differ("roles", data.SelectMany(d => Split(d.Roles)), row.Roles)
            ?? Differ("schemes", data.SelectMany(d => Split(d.Schemes)), row.Schemes);
    }

    private static string? Differ(string what, IEnumerable<string> framework, IEnumerable<string> inventory)
    {
        var expected = framework.Distinct().Order(StringComparer.Ordinal).ToList();
        return expected.SequenceEqual(inventory.Distinct().Order(StringComparer.Ordinal)) ? null : $"{what} [{string.Join(", ", expected)}]";
    }

    private static string[] Split(string? list) =>
        list?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
}
