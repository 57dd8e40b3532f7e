using Chaperone.Endpoints.Execution;

namespace Chaperone.Tests.Endpoints;

/// <summary>Where control comes together again: what the several ways have in common, and what is left of the rest.</summary>
public sealed class ConditionTests
{
    private readonly Branch _first = new("first", 2, null);
    private readonly Branch _second = new("second", 2, null);
    private readonly Branch _switch = new("switch", 3, null);

    [Fact]
    public void Outcomes_that_all_lead_to_a_place_cancel_each_other_out() =>
        Assert.True(Condition.Either([On((_switch, 0)), On((_switch, 1)), On((_switch, 2))]).IsAlways);

    [Fact]
    public void A_way_that_another_one_covers_says_nothing() =>
        Assert.Equal("first", Condition.Either([On((_first, 0)), On((_first, 0), (_second, 1))]).ToString());

    [Fact]
    public void Branches_of_branches_cancel_from_within() =>
        Assert.Equal("first", Condition.Either([On((_first, 0), (_second, 0)), On((_first, 0), (_second, 1))]).ToString());

    [Fact]
    public void An_outcome_that_is_missing_decides_under_each_combination()
    {
        // if (first) { if (second) return; } and then this place.
        var place = Condition.Either([On((_first, 0), (_second, 1)), On((_first, 1))]);

        Assert.False(place.IsAlways);
        Assert.Equal([_first, _second], place.Branches.Distinct().OrderBy(static b => b.Text));
        Assert.False(place.HoldsUnder(Outcomes(0, 0)));
        Assert.True(place.HoldsUnder(Outcomes(0, 1)));
        Assert.True(place.HoldsUnder(Outcomes(1, 0)));
    }

    [Fact]
    public void A_place_that_the_missing_way_comes_to_is_certain_again()
    {
        var place = Condition.Either([On((_first, 0), (_second, 1)), On((_first, 1))]);

        Assert.True(Condition.Either([place, On((_first, 0), (_second, 0))]).IsAlways);
    }

    [Fact]
    public void What_all_ways_have_in_common_stays()
    {
        var inside = Condition.Either([On((_switch, 1), (_first, 0), (_second, 1)), On((_switch, 1), (_first, 1))]);

        Assert.True(On((_switch, 1)).IsImpliedBy(inside));
        Assert.False(inside.HoldsUnder(new Dictionary<Branch, int> { [_switch] = 0, [_first] = 1, [_second] = 0 }));
    }

    private Dictionary<Branch, int> Outcomes(int first, int second) => new() { [_first] = first, [_second] = second };

    private static Condition On(params (Branch Branch, int Outcome)[] terms) => terms.Aggregate(Condition.Always, static (all, t) => all.And(t.Branch, t.Outcome)!);
}
