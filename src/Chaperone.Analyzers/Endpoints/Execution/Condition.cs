using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace Chaperone.Endpoints.Execution;

/// <summary>A place where start-up code branches: one run of one <c>if</c>, <c>?:</c> or <c>switch</c>.</summary>
internal sealed class Branch
{
    public Branch(string text, int outcomes, Microsoft.CodeAnalysis.Location? where)
    {
        Text = text;
        Outcomes = outcomes;
        Where = where;
    }

    /// <summary>The condition as written, shortened.</summary>
    public string Text { get; }

    public int Outcomes { get; }

    /// <summary>For a test of the environment, which is the same test wherever it stands.</summary>
    public string? Environment { get; init; }

    /// <summary>Whether it is only asked how often a loop runs: what is mapped in it is there for each of its items.</summary>
    public bool IsLoop { get; init; }

    /// <summary>While a library's method is summarized: the number of the value that decides; negative when none is known.</summary>
    public int Test { get; init; } = -1;

    /// <summary>For a place that control comes to in several ways: the ways, of which outcome 0 says that one is taken. Empty for a branch that is written.</summary>
    public ImmutableArray<Condition> Ways { get; init; } = ImmutableArray<Condition>.Empty;

    public Microsoft.CodeAnalysis.Location? Where { get; }
}

/// <summary>A conjunction of branch outcomes: under which circumstances a statement of the start-up code runs.</summary>
internal sealed partial class Condition
{
    public static readonly Condition Always = new(ImmutableArray<(Branch Branch, int Outcome)>.Empty);

    private Condition(ImmutableArray<(Branch Branch, int Outcome)> terms) => Terms = terms;

    public ImmutableArray<(Branch Branch, int Outcome)> Terms { get; }

    public bool IsAlways => Terms.IsEmpty;

    /// <summary>Both at once; null when they exclude each other.</summary>
    public Condition? And(Condition other)
    {
        if (other.IsAlways || ReferenceEquals(this, other))
        {
            return this;
        }

        if (IsAlways)
        {
            return other;
        }

        var terms = Terms;
        foreach (var (branch, outcome) in other.Terms)
        {
            var known = OutcomeOf(terms, branch);
            if (known is null)
            {
                terms = terms.Add((branch, outcome));
            }
            else if (known != outcome)
            {
                return null;
            }
        }

        return new Condition(terms);
    }

    /// <summary>This and one more outcome; null when they exclude each other.</summary>
    public Condition? And(Branch branch, int outcome) => And(new Condition(ImmutableArray.Create((branch, outcome))));

    /// <summary>Whether it holds when the given outcomes hold; branches without a given outcome count as not holding.</summary>
    public bool HoldsUnder(IReadOnlyDictionary<Branch, int> outcomes) =>
        Terms.All(t => t.Branch.Ways.IsEmpty
            ? outcomes.TryGetValue(t.Branch, out var outcome) && outcome == t.Outcome
            : t.Branch.Ways.Any(w => w.HoldsUnder(outcomes)));

    /// <summary>The branches as they are written, whose outcomes decide.</summary>
    public IEnumerable<Branch> Branches => Terms.SelectMany(static t => t.Branch.Ways.IsEmpty ? new[] { t.Branch } : t.Branch.Ways.SelectMany(static w => w.Branches));

    /// <summary>Whether it holds wherever the other one does, as far as their terms tell.</summary>
    public bool IsImpliedBy(Condition other) => Terms.All(term => OutcomeOf(other.Terms, term.Branch) == term.Outcome);

    /// <summary>What decides besides how often loops run; null when nothing does.</summary>
    public string? Test => Terms.All(IsTurnOfLoop) ? null : string.Join(" and ", Terms.Where(static t => !IsTurnOfLoop(t)).Select(static t => t.Branch.Text).Distinct());

    /// <summary>The same, whatever the outcome of the branch.</summary>
    public Condition Without(Branch branch) => OutcomeOf(Terms, branch) is null ? this : new Condition(Terms.RemoveAll(t => ReferenceEquals(t.Branch, branch)));

    /// <summary>The same as if every loop ran: modules that a loop finds set up what they set up.</summary>
    public Condition WithoutLoops() => Terms.Any(IsTurnOfLoop) ? new Condition(Terms.RemoveAll(IsTurnOfLoop)) : this;

    public override string ToString() => string.Join(" and ", Terms.Select(static t => t.Branch.Text).Distinct());

    private static bool IsTurnOfLoop((Branch Branch, int Outcome) term) => term.Branch.IsLoop && term.Outcome == 0;

    private static int? OutcomeOf(ImmutableArray<(Branch Branch, int Outcome)> terms, Branch branch)
    {
        foreach (var term in terms)
        {
            if (ReferenceEquals(term.Branch, branch))
            {
                return term.Outcome;
            }
        }

        return null;
    }
}
