using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Chaperone.Inventory.Reviewed;

/// <summary>One line of <c>ApiExceptions.txt</c>: a finding that somebody has accepted until a day.</summary>
/// <remarks>
/// <c>CHP1001 GET /api/legacy/export until=2026-12-31 owner=@team-hie ticket=SEC-112 "vendor migration"</c>. Instead of an endpoint it can
/// name a member by its documentation id (<c>M:Clinic.Import.Run</c>): the finding is then accepted inside that member.
/// </remarks>
internal sealed class ExceptionEntry : IReviewedEntry
{
    public ExceptionEntry(string rule, string target)
    {
        Rule = rule;
        Target = target;
    }

    public string Rule { get; }

    /// <summary>An endpoint's id or a member's documentation id, as <see cref="TargetOf"/> writes it.</summary>
    public string Target { get; }

    /// <summary>The last day, <c>yyyy-MM-dd</c>.</summary>
    public string? Until { get; set; }

    public string? Owner { get; set; }

    public string? Ticket { get; set; }

    public string? Reason { get; set; }

    public string SortKey => Rule + " " + Target;

    public string Subject => SortKey;

    public bool Collides(IReviewedEntry other) => true;

    /// <summary>Why the exception does not count; null when it does.</summary>
    /// <param name="today">The build's day; empty when it is not known.</param>
    public string? Refusal(string today) =>
        Until is null ? "it does not say until when it holds (until=yyyy-MM-dd)"
        : Owner is null ? "it names no owner (owner=)"
        : !Reasons.IsWorthReading(Reason) ? "it gives no reason worth reading"
        : today.Length > 0 && string.CompareOrdinal(Until, today) < 0 ? "it ended on " + Until
        : null;

    /// <summary>An endpoint's id or a documentation id as it stands in a line.</summary>
    public static string TargetOf(string subject) => IsMember(subject) ? LineTokens.Escape(subject) : InventoryEntry.IdOf(subject);

    public static ReviewedFile<ExceptionEntry> ParseFile(string text) => ReviewedFile<ExceptionEntry>.Parse(text, Parse);

    /// <summary>Reads a line without blanks around it.</summary>
    public static (ExceptionEntry? Entry, string? Problem) Parse(string line)
    {
        var tokens = LineTokens.Read(line);
        var words = tokens.Words;
        if (words.Count < 2 || !IsRule(words[0]))
        {
            return (null, "it does not begin with a rule's id and an endpoint or a member");
        }

        var columns = 2;
        string target;
        if (IsMember(words[1]))
        {
            target = words[1];
        }
        else if (words.Count > 2 && words[2][0] == '/')
        {
            target = words[1] + " " + words[2];
            columns = 3;
        }
        else
        {
            return (null, "behind the rule stands neither an endpoint (GET /route) nor a member (M:Type.Member)");
        }

        var entry = new ExceptionEntry(words[0], target) { Reason = tokens.Quoted };
        var problem = tokens.Problem;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in words.Skip(columns))
        {
            var equals = word.IndexOf('=');
            var name = equals <= 0 ? word : word.Substring(0, equals);
            var value = word.Substring(equals + 1);
            if (!seen.Add(name))
            {
                problem ??= "the column '" + name + "' stands twice";
            }
            else if (name == "until" && equals > 0)
            {
                entry.Until = IsDay(value) ? value : null;
                problem ??= entry.Until is null ? "'until=" + value + "' is no day of the form yyyy-MM-dd" : null;
            }
            else if (name == "owner" && equals > 0)
            {
                entry.Owner = value.Length > 0 ? value : null;
            }
            else if (name == "ticket" && equals > 0)
            {
                entry.Ticket = value;
            }
            else
            {
                problem ??= "'" + name + "' is no column; there are until, owner and ticket";
            }
        }

        return (entry, problem);
    }

    /// <inheritdoc/>
    public override string ToString() =>
        Rule + " " + Target
        + (Until is null ? "" : " until=" + Until)
        + (Owner is null ? "" : " owner=" + LineTokens.Escape(Owner).Replace("%25", "%"))
        + (Ticket is null ? "" : " ticket=" + LineTokens.Escape(Ticket).Replace("%25", "%"))
        + (Reason is null ? "" : " " + LineTokens.Quote(Reason));

    /// <summary>Whether a text is a day as the file writes it.</summary>
    public static bool IsDay(string text) => DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static bool IsMember(string word) => word.Length > 2 && word[1] == ':' && word[0] is 'M' or 'P' or 'F' or 'T' or 'E';

    private static bool IsRule(string word) => word.Length == 7 && word.StartsWith("CHP", StringComparison.Ordinal) && word.Skip(3).All(static c => c is >= '0' and <= '9');
}
