using Chaperone.RuntimeProbe;

namespace Chaperone.Differential.Comparison;

/// <summary>The outcomes of an endpoint's requests, one a verb.</summary>
internal sealed record Answers(IReadOnlyList<Outcome> Anonymous, IReadOnlyList<Outcome> User, IReadOnlyList<Outcome> Admin)
{
    /// <summary>Whether no request says anything about the endpoint.</summary>
    public bool IsInconclusive => Anonymous.All(outcome => outcome == Outcome.Inconclusive);

    public static Answers Of(ProbedEndpoint endpoint) => new(
        [.. endpoint.Requests.Select(request => Outcomes.Of(request.Anonymous, endpoint.Handler))],
        [.. endpoint.Requests.Select(request => Outcomes.Of(request.User, endpoint.Handler))],
        [.. endpoint.Requests.Select(request => Outcomes.Of(request.Admin, endpoint.Handler))]);

    /// <returns>Whether every conclusive outcome is the expected one.</returns>
    public bool All(IReadOnlyList<Outcome> outcomes, Outcome expected) =>
        outcomes.All(outcome => outcome == expected || outcome == Outcome.Inconclusive);

    public string Describe(IReadOnlyList<Outcome> outcomes) => $"was answered {string.Join(", ", outcomes)}";
}
