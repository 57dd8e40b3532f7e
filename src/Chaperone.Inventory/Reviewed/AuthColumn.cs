using System;
using System.Collections.Generic;
using System.Linq;

namespace Chaperone.Inventory.Reviewed;

/// <summary>How closed an endpoint is; the order of the members is the order of protection.</summary>
internal enum AuthLevel
{
    /// <summary>Nobody decided.</summary>
    Open,

    /// <summary>Somebody wrote AllowAnonymous.</summary>
    Anonymous,

    /// <summary>The fallback policy only.</summary>
    Fallback,

    /// <summary>A decision of its own.</summary>
    User,

    /// <summary>Answers with an error: nobody gets in.</summary>
    Broken,

    /// <summary>Cannot be told from source.</summary>
    Unknown,
}

/// <summary>The column <c>auth=</c>: who may call.</summary>
/// <remarks><c>open</c>, <c>anonymous</c>, <c>fallback</c>, <c>user</c>, <c>broken</c>, <c>unknown</c>, or what is demanded of a caller: <c>policy:A,role:x|y,scheme:Bearer</c>.</remarks>
internal sealed class AuthColumn
{
    private const string Separators = ",|";

    private AuthColumn(AuthLevel level, IEnumerable<string> policies, IEnumerable<string> roles, IEnumerable<string> schemes, IEnumerable<string> requirements)
    {
        Level = level;
        Policies = new SortedSet<string>(policies, StringComparer.Ordinal);
        Roles = new SortedSet<string>(roles, StringComparer.Ordinal);
        Schemes = new SortedSet<string>(schemes, StringComparer.Ordinal);
        Requirements = new SortedSet<string>(requirements, StringComparer.Ordinal);
    }

    public AuthLevel Level { get; }

    public SortedSet<string> Policies { get; }

    /// <summary>Any of them is enough.</summary>
    public SortedSet<string> Roles { get; }

    public SortedSet<string> Schemes { get; }

    /// <summary>What a policy without a name demands.</summary>
    public SortedSet<string> Requirements { get; }

    public bool IsOpen => Level <= AuthLevel.Anonymous;

    public static AuthColumn Of(InventoryProtection protection)
    {
        var level = protection.State switch
        {
            "protected" => AuthLevel.User,
            "fallback" => AuthLevel.Fallback,
            "open-explicit" => AuthLevel.Anonymous,
            "open" or "open-ineffective" => AuthLevel.Open,
            "broken" => AuthLevel.Broken,
            _ => AuthLevel.Unknown,
        };
        if (level is not (AuthLevel.User or AuthLevel.Fallback))
        {
            return new AuthColumn(level, new string[0], new string[0], new string[0], new string[0]);
        }

        // A named policy's content is reviewed where it is declared. That a caller is signed in is what the level says.
        var requirements = protection.Policies.Count > 0
            ? Enumerable.Empty<string>()
            : protection.Requirements.Where(static r => r != "RequireAuthenticatedUser" && !r.StartsWith("RequireRole(", StringComparison.Ordinal));
        return new AuthColumn(level, Escaped(protection.Policies), Escaped(protection.Roles), Escaped(protection.Schemes), Escaped(requirements));
    }

    /// <summary>Null for a text that is none.</summary>
    public static AuthColumn? Parse(string text)
    {
        AuthLevel? level = null;
        var lists = new Dictionary<string, List<string>>(StringComparer.Ordinal)
        {
            ["policy"] = new(), ["role"] = new(), ["scheme"] = new(), ["requires"] = new(),
        };
        foreach (var part in text.Split(','))
        {
            var colon = part.IndexOf(':');
            if (colon < 0)
            {
                if (level is not null || LevelOf(part) is not { } named)
                {
                    return null;
                }

                level = named;
            }
            else if (lists.TryGetValue(part.Substring(0, colon), out var list) && colon + 1 < part.Length)
            {
                list.AddRange(part.Substring(colon + 1).Split('|').Where(static v => v.Length > 0));
            }
            else
            {
                return null;
            }
        }

        var demands = lists.Values.Any(static l => l.Count > 0);
        return level is null && !demands || level is not (null or AuthLevel.User or AuthLevel.Fallback) && demands
            ? null
            : new AuthColumn(level ?? AuthLevel.User, lists["policy"], lists["role"], lists["scheme"], lists["requires"]);
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var parts = Policies.Select(static p => "policy:" + p).ToList();
        if (Roles.Count > 0)
        {
            parts.Add("role:" + string.Join("|", Roles));
        }

        parts.AddRange(Schemes.Select(static s => "scheme:" + s));
        parts.AddRange(Requirements.Select(static r => "requires:" + r));
        if (Level != AuthLevel.User || parts.Count == 0)
        {
            parts.Insert(0, Level.ToString().ToLowerInvariant());
        }

        return string.Join(",", parts);
    }

    private static AuthLevel? LevelOf(string text) => text switch
    {
        "open" => AuthLevel.Open,
        "anonymous" => AuthLevel.Anonymous,
        "fallback" => AuthLevel.Fallback,
        "user" => AuthLevel.User,
        "broken" => AuthLevel.Broken,
        "unknown" => AuthLevel.Unknown,
        _ => null,
    };

    private static IEnumerable<string> Escaped(IEnumerable<string> texts) => texts.Where(static t => t.Length > 0).Select(static t => LineTokens.Escape(t, Separators));
}
