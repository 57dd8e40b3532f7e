using Chaperone.RuntimeProbe;

namespace Chaperone.Differential.Comparison;

/// <summary>What one answer says about authorization.</summary>
internal enum Outcome
{
    /// <summary>The handler was reached, whatever it then said.</summary>
    Passed,

    /// <summary>Turned away: 401, 403 or sent to a login page.</summary>
    Refused,

    /// <summary>A server error before the handler.</summary>
    Failed,

    /// <summary>Something else answered: another endpoint, a filter, a middleware.</summary>
    Inconclusive,
}

internal static class Outcomes
{
    public static Outcome Of(ProbedAnswer answer, ProbedHandler? handler) => answer switch
    {
        { ActionRan: true } => Outcome.Passed,
        { Ran: true, ActionRan: null } => Outcome.Passed,

        // MVC's filters stand between the endpoint and the action. Binding comes after authorization, so its complaints mean "let in".
        { Ran: true, Status: 400 or 415 } => Outcome.Passed,
        { Ran: true, Status: >= 500 } when handler is { IsCallable: false } => Outcome.Passed,

        { Status: 401 or 403 } => Outcome.Refused,
        { Status: 302, Location: not null } => Outcome.Refused,
        { Status: >= 500, Matched: true } => Outcome.Failed,

        // Middleware that runs before routing fails without a match as well, but so does an ambiguous route.
        _ => Outcome.Inconclusive,
    };
}
