using System;
using System.Collections.Generic;
using System.Linq;

namespace Chaperone.Inventory.Reviewed;

/// <summary>The column <c>phi=</c>: which kinds of patient data an endpoint takes and returns.</summary>
/// <remarks>
/// <c>none</c>, or <c>in:ssn;out:mrn,dob</c>. A kind behind <c>out:</c> is an accepted disclosure; with an exclamation mark (<c>mrn!</c>) it
/// leaves and nobody has accepted it yet. <c>opaque</c>: something is taken or returned whose content cannot be seen.
/// </remarks>
internal sealed class PhiColumn
{
    private PhiColumn(SortedSet<string> received, SortedSet<string> disclosed, SortedSet<string> unaccepted, bool opaque)
    {
        In = received;
        Out = disclosed;
        Unaccepted = unaccepted;
        IsOpaque = opaque;
    }

    public SortedSet<string> In { get; }

    /// <summary>Everything that leaves, accepted or not.</summary>
    public SortedSet<string> Out { get; }

    /// <summary>Those of <see cref="Out"/> that nobody has accepted.</summary>
    public SortedSet<string> Unaccepted { get; }

    public bool IsOpaque { get; }

    public static PhiColumn Create(IEnumerable<string> received, IEnumerable<string> disclosed, IEnumerable<string> unaccepted, bool opaque)
    {
        var open = new SortedSet<string>(unaccepted, StringComparer.Ordinal);
        return new PhiColumn(
            new SortedSet<string>(received, StringComparer.Ordinal),
            new SortedSet<string>(disclosed.Concat(open), StringComparer.Ordinal),
            open,
            opaque);
    }

    /// <summary>What passes unmasked and is more than a guess; null where nothing could be seen.</summary>
    /// <remarks>A reference to a patient without meaning outside of the system is none of it.</remarks>
    public static PhiColumn? Of(InventoryPhi phi)
    {
        static bool Counts(string kind, string confidence) => confidence != "low" && kind != "patient-ref";
        var received = phi.In.Where(i => Counts(i.Kind, i.Confidence)).Select(static i => i.Kind).ToList();
        var leaving = phi.Out.Where(o => o.MaskedBy is null && Counts(o.Kind, o.Confidence)).ToList();
        return phi.Opaque && received.Count == 0 && leaving.Count == 0
            ? null
            : Create(received, leaving.Where(static o => o.Disclosed).Select(static o => o.Kind), leaving.Where(static o => !o.Disclosed).Select(static o => o.Kind), phi.Opaque);
    }

    /// <summary>Null for a text that is none.</summary>
    public static PhiColumn? Parse(string text)
    {
        var received = new List<string>();
        var disclosed = new List<string>();
        var unaccepted = new List<string>();
        var opaque = false;
        if (text == "none")
        {
            return Create(received, disclosed, unaccepted, opaque);
        }

        foreach (var part in text.Split(';'))
        {
            if (part == "opaque")
            {
                opaque = true;
                continue;
            }

            var colon = part.IndexOf(':');
            var direction = colon < 0 ? "" : part.Substring(0, colon);
            if (direction is not ("in" or "out"))
            {
                return null;
            }

            foreach (var kind in part.Substring(colon + 1).Split(','))
            {
                var name = kind.TrimEnd('!');
                if (name.Length == 0 || name.Any(static c => !char.IsLetterOrDigit(c) && c != '-') || (direction == "in" && name != kind))
                {
                    return null;
                }

                (direction == "in" ? received : name == kind ? disclosed : unaccepted).Add(name);
            }
        }

        return Create(received, disclosed, unaccepted, opaque);
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var parts = new List<string>();
        if (In.Count > 0)
        {
            parts.Add("in:" + string.Join(",", In));
        }

        if (Out.Count > 0)
        {
            parts.Add("out:" + string.Join(",", Out.Select(k => Unaccepted.Contains(k) ? k + "!" : k)));
        }

        if (IsOpaque)
        {
            parts.Add("opaque");
        }

        return parts.Count == 0 ? "none" : string.Join(";", parts);
    }
}
