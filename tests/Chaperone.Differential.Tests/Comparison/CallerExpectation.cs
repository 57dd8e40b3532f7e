using System.Text.RegularExpressions;

namespace Chaperone.Differential.Comparison;

/// <summary>What a row's requirements mean for bob, who has no role, and for amy, who has the role Admin.</summary>
internal static partial class CallerExpectation
{
    private const string AnyUser = "RequireAuthenticatedUser";
    private const string AdminRole = "Admin";

    /// <summary>Roles are demanded that are not visible.</summary>
    private const string UnseenRoles = "RequireRole(?)";

    public static Outcome? ForUser(IReadOnlyList<string> requirements) => For(requirements, roles => false);

    public static Outcome? ForAdmin(IReadOnlyList<string> requirements) => For(requirements, roles => roles.Contains(AdminRole));

    /// <returns>Null where a requirement of another kind decides.</returns>
    private static Outcome? For(IReadOnlyList<string> requirements, Func<string[], bool> isIn)
    {
        var roleDemands = requirements.Select(requirement => Roles().Match(requirement)).Where(match => match.Success)
            .Select(match => match.Groups[1].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).ToList();
        if (requirements.Contains(UnseenRoles))
        {
            return null;
        }

        if (!roleDemands.TrueForAll(roles => isIn(roles)))
        {
            return Outcome.Refused;
        }

        return requirements.All(requirement => requirement == AnyUser || Roles().IsMatch(requirement)) ? Outcome.Passed : null;
    }

    [GeneratedRegex(@"^RequireRole\((.*)\)$")]
    private static partial Regex Roles();
}
