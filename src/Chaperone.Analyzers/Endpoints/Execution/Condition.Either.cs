using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace Chaperone.Endpoints.Execution;

/// <content>Where control comes together again.</content>
internal sealed partial class Condition
{
    /// <summary>Beyond it the ways to a place are not compared: each stays a way of its own.</summary>
    private const int MaximumWays = 32;

    /// <summary>
    /// At least one of several: what is left when outcomes that all lead to the same place cancel each other out, else a branch of its own
    /// whose <see cref="Branch.Ways"/> they are.
    /// </summary>
    public static Condition Either(IReadOnlyList<Condition> ways)
    {
        if (ways.Count == 1)
        {
            return ways[0];
        }

        var common = ways[0].Terms.Where(t => ways.All(w => OutcomeOf(w.Terms, t.Branch) == t.Outcome)).ToImmutableArray();
        var open = ways.Select(w => new Condition(w.Terms.RemoveAll(common.Contains))).SelectMany(Opened).ToList();
        if (open.Count <= MaximumWays)
        {
            while (Absorb(open) || Cancel(open))
            {
            }
        }

        if (open.Count == 1)
        {
            return new Condition(common.AddRange(open[0].Terms));
        }

        var deciding = open.SelectMany(static w => w.Branches).Distinct().ToList();
        var place = new Branch(string.Join(" or ", deciding.Select(static b => b.Text).Distinct().Take(3)), 2, deciding[0].Where) { Ways = open.ToImmutableArray() };
        return new Condition(common.Add((place, 0)));
    }

    /// <summary>The ways that a condition stands for, where a term of it is a place with several.</summary>
    private static IEnumerable<Condition> Opened(Condition condition)
    {
        var place = condition.Terms.FirstOrDefault(static t => !t.Branch.Ways.IsEmpty).Branch;
        return place is null ? new[] { condition } : place.Ways.Select(way => condition.Without(place).And(way)).OfType<Condition>();
    }

    /// <summary>Drops one that holds only where another one does.</summary>
    private static bool Absorb(List<Condition> ways)
    {
        for (var i = 0; i < ways.Count; i++)
        {
            if (ways.Where((w, j) => j != i && w.IsImpliedBy(ways[i])).Any())
            {
                ways.RemoveAt(i);
                return true;
            }
        }

        return false;
    }

    /// <summary>Drops a branch whose every outcome is among the ways, all else being equal.</summary>
    private static bool Cancel(List<Condition> ways)
    {
        foreach (var way in ways)
        {
            foreach (var (branch, outcome) in way.Terms)
            {
                var rest = way.Without(branch);
                var others = Enumerable.Range(0, branch.Outcomes).Where(o => o != outcome).ToList();
                if (branch.Ways.IsEmpty && others.All(o => ways.Any(w => rest.And(branch, o) is { } other && w.IsImpliedBy(other))))
                {
                    ways[ways.IndexOf(way)] = rest;
                    return true;
                }
            }
        }

        return false;
    }
}
