using System;
using System.Collections.Generic;
using System.Linq;

namespace Chaperone.Inventory.Reviewed;

/// <summary>Whether a reason says something to the one who reviews it.</summary>
/// <remarks>No judgement of content: only what tools put in by themselves, and what could stand behind every finding, is none.</remarks>
internal static class Reasons
{
    /// <summary>What our own fix writes where a person has to give a reason.</summary>
    public const string Missing = "<reason>";

    private static readonly HashSet<string> Empty = new(StringComparer.OrdinalIgnoreCase)
    {
        "pending", "reason", "justification", "todo", "tbd", "fixme", "none", "unknown", "suppressed", "suppress", "ignore", "ignored", "accepted",
        "na", "false positive", "not applicable", "by design", "wont fix", "to do", "fix later", "fix me", "legacy", "legacy code", "temporary",
    };

    public static bool IsWorthReading(string? reason)
    {
        if (reason is null)
        {
            return false;
        }

        var words = new string(reason.Select(static c => char.IsLetterOrDigit(c) ? c : c is '\'' or '’' or '/' ? '\0' : ' ').Where(static c => c != '\0').ToArray())
            .Split(new[] { ' ' }, StringSplitOptions.RemoveEmptyEntries);
        var letters = words.Sum(static w => w.Length);

        // Writing systems without blanks between words say more in fewer characters.
        return reason.Any(static c => c >= '\u2e80' && char.IsLetter(c)) ? letters >= 4 : letters >= 8 && words.Length >= 2 && !Empty.Contains(string.Join(" ", words));
    }
}
