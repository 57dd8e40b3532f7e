using System.Collections.Generic;
using System.Linq;

namespace Chaperone.Inventory.Reviewed;

/// <summary>What became of something between a review and the code.</summary>
internal enum Direction
{
    /// <summary>Neither more nor less is protected.</summary>
    Changed,
    Stronger,
    Weaker,
}

/// <summary>One difference between a reviewed line and the code.</summary>
internal sealed class PostureChange
{
    public PostureChange(Direction direction, string what)
    {
        Direction = direction;
        What = what;
    }

    public Direction Direction { get; }

    /// <summary>For a message: <c>auth was user and is anonymous</c>.</summary>
    public string What { get; }
}

/// <summary>Compares what was reviewed with what is.</summary>
/// <remarks>
/// The yardstick is a patient's: less protection, more data, fewer documents are a regression, whether or not a client breaks. What cannot be
/// told from the code is no change; a column that one side does not have is not compared.
/// </remarks>
internal static class Posture
{
    public static List<PostureChange> Compare(InventoryEntry reviewed, InventoryEntry code)
    {
        var changes = new List<PostureChange>();
        CompareAuth(reviewed.Auth, code.Auth, changes);
        if (reviewed.Phi is { } before && code.Phi is { } now)
        {
            ComparePhi(before, now, changes);
        }

        if (reviewed.Docs is { } docs && code.Docs is { } isNow && docs != isNow)
        {
            changes.Add(new PostureChange(Visibility(isNow) < Visibility(docs) ? Direction.Weaker : Direction.Stronger, "docs was " + docs + " and is " + isNow));
        }

        if (reviewed.Docs is "yes" or "no" && code.IsUndescribed)
        {
            changes.Add(new PostureChange(Direction.Weaker, "docs was " + reviewed.Docs + " and the application describes no API"));
        }

        // Columns that the line does not have yet are added with the next update.
        if ((reviewed.Phi is null && code.Phi is not null) || (reviewed.Docs is null && code.Docs is not null))
        {
            changes.Add(new PostureChange(Direction.Changed, "the line has no " + (reviewed.Phi is null && code.Phi is not null ? "phi" : "docs")));
        }

        return changes;
    }

    /// <summary>The line that says what the code says, with what only people know taken from the reviewed one.</summary>
    public static InventoryEntry Update(InventoryEntry reviewed, InventoryEntry code)
    {
        var phi = code.Phi ?? reviewed.Phi;
        if (code.Phi is { } now && reviewed.Phi is { } before)
        {
            // What was accepted stays accepted as long as it leaves.
            phi = PhiColumn.Create(now.In, now.Out.Except(now.Unaccepted), now.Unaccepted.Where(k => !before.Out.Contains(k) || before.Unaccepted.Contains(k)), now.IsOpaque);
            phi = PhiColumn.Create(phi.In, now.Out.Where(k => !phi.Unaccepted.Contains(k)), phi.Unaccepted, phi.IsOpaque);
        }

        var isKnown = code.Auth.Level != AuthLevel.Unknown;
        var line = reviewed.With(isKnown ? code.Auth : reviewed.Auth, reviewed.Frameworks);

        // The reason for being open ends with it.
        line.Reason = isKnown && reviewed.Auth.IsOpen && !code.Auth.IsOpen ? null : reviewed.Reason;
        line.Phi = phi;
        line.Docs = code.IsUndescribed ? null : code.Docs ?? reviewed.Docs;
        line.Handler = code.Handler;
        return line;
    }

    private static void CompareAuth(AuthColumn before, AuthColumn now, List<PostureChange> changes)
    {
        if (now.Level == AuthLevel.Unknown || before.ToString() == now.ToString())
        {
            return;
        }

        var what = "auth was " + before + " and is " + now;
        if (before.Level == AuthLevel.Unknown)
        {
            changes.Add(new PostureChange(now.IsOpen ? Direction.Weaker : Direction.Stronger, what));
        }
        else if (before.IsOpen != now.IsOpen)
        {
            changes.Add(new PostureChange(now.IsOpen ? Direction.Weaker : Direction.Stronger, what));
        }
        else if (now.IsOpen || before.Level == AuthLevel.Broken || now.Level == AuthLevel.Broken)
        {
            changes.Add(new PostureChange(Direction.Changed, what));
        }
        else
        {
            changes.Add(new PostureChange(DirectionOfDemands(before, now), what));
        }
    }

    private static Direction DirectionOfDemands(AuthColumn before, AuthColumn now)
    {
        // A demand that is gone: what took its place may ask for less. Any role of a list is enough, so that one more lets more callers in.
        if (!before.Policies.IsSubsetOf(now.Policies)
            || (!before.Requirements.IsSubsetOf(now.Requirements) && now.Policies.Count == before.Policies.Count)
            || (before.Roles.Count > 0 && (now.Roles.Count == 0 || !now.Roles.IsSubsetOf(before.Roles)))
            || (before.Schemes.Count > 0 && (now.Schemes.Count == 0 || !now.Schemes.IsSubsetOf(before.Schemes))))
        {
            return Direction.Weaker;
        }

        var demands = before.Policies.SetEquals(now.Policies) && before.Roles.SetEquals(now.Roles) && before.Schemes.SetEquals(now.Schemes) && before.Requirements.SetEquals(now.Requirements);
        return demands && now.Level < before.Level ? Direction.Changed : Direction.Stronger;
    }

    private static void ComparePhi(PhiColumn before, PhiColumn now, List<PostureChange> changes)
    {
        AddKinds(now.Out.Except(before.Out), Direction.Weaker, "also returns ", changes);
        AddKinds(now.In.Except(before.In), Direction.Weaker, "also takes ", changes);
        if (now.IsOpaque)
        {
            // What is not seen may still be there.
            return;
        }

        AddKinds(before.Out.Except(now.Out), Direction.Stronger, "no longer returns ", changes);
        AddKinds(before.In.Except(now.In), Direction.Stronger, "no longer takes ", changes);
        if (before.IsOpaque)
        {
            changes.Add(new PostureChange(Direction.Stronger, "its payload can be seen now"));
        }
    }

    private static void AddKinds(IEnumerable<string> kinds, Direction direction, string what, List<PostureChange> changes)
    {
        var list = string.Join(", ", kinds);
        if (list.Length > 0)
        {
            changes.Add(new PostureChange(direction, what + list));
        }
    }

    private static int Visibility(string docs) => docs switch { "yes" => 2, "no" => 1, _ => 0 };
}
