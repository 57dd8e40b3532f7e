using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Endpoints.Authorization;

namespace Chaperone.Endpoints.Execution;

/// <summary>What a registered policy provider gives for a name: a policy that it makes, what the options register, or nothing.</summary>
internal sealed class PolicySource
{
    private readonly Dictionary<string, Value> _answers = new(StringComparer.Ordinal);
    private Func<string?, Value>? _ask;
    private Value? _answerToAny;

    /// <summary>With what runs the provider's code for a name; for any when it is null.</summary>
    public PolicySource(Func<string?, Value> ask) => _ask = ask;

    /// <summary>A provider that is not visible.</summary>
    public static PolicySource Invisible => new(static _ => Value.Unknown);

    /// <summary>Whether what it gives is known for every name; of a source that is closed.</summary>
    public bool IsFollowed => AlternativesOf(_answerToAny!).All(static a => a is RegisteredPolicyValue or ConstantValue { Value: null } or PolicyValue { Content.RefusesAnonymous: not Certainty.Unknown });

    /// <summary>Ends the asking, when the start-up code has been run: names that nobody has asked about are answered as any is.</summary>
    public void Close()
    {
        _answerToAny ??= _ask?.Invoke(null);
        _ask = null;
    }

    /// <summary>The policy of a name, given the one that the options register under it; null when there is none, so that the request fails (AuthorizationPolicy.CombineAsync).</summary>
    public PolicyContent? Of(string name, PolicyContent? registered)
    {
        var found = AlternativesOf(Ask(name)).Select(value => value switch
        {
            PolicyValue made => made.Content,
            RegisteredPolicyValue => registered,
            ConstantValue { Value: null } => null,
            _ => PolicyContent.Invisible,
        }).ToList();
        var policies = found.OfType<PolicyContent>().ToList();
        if (found.Count == 1 || policies.Count == 0)
        {
            return policies.FirstOrDefault();
        }

        var refusal = policies[0].RefusesAnonymous;
        return new PolicyContent(policies.TrueForAll(p => p.RefusesAnonymous == refusal) && (refusal == Certainty.Yes || policies.Count == found.Count) ? refusal : Certainty.Unknown, ImmutableArray.Create("policy " + name))
        {
            Unseen = "which of its policies the provider gives for the name is not known",
        };
    }

    private Value Ask(string name)
    {
        if (!_answers.TryGetValue(name, out var answer))
        {
            if (_ask is null)
            {
                return _answerToAny!;
            }

            answer = _ask(name);
            _answers.Add(name, answer);
        }

        return answer;
    }

    private static IEnumerable<Value> AlternativesOf(Value value) => value is ChoiceValue choice ? choice.Alternatives.SelectMany(static a => AlternativesOf(a.Value)) : new[] { value };
}
