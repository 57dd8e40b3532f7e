using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Chaperone.Phi.Flow;

/// <summary>The operations of a body that rules over flows have a question about: found in one pass, for the first rule that asks, and kept for the others.</summary>
/// <remarks>
/// Nearly every operation is of interest to no rule, and the seven that look at flows would each find that out by themselves. Here only
/// cheap and necessary conditions are tested; what a rule reports it decides at the operation.
/// </remarks>
internal sealed class FlowSites
{
    // Weak: what a body was bound to is kept no longer than the driver needs it.
    private readonly ConditionalWeakTable<IOperation, Found> _byBody = new();
    private readonly PhiFlow _flow;

    public FlowSites(PhiFlow flow) => _flow = flow;

    /// <summary>Those of a body of a member, with the lambdas and local functions in it.</summary>
    public ImmutableArray<FlowSite> In(IOperation body, ISymbol member)
    {
        if (!_byBody.TryGetValue(body, out var found))
        {
            var sites = Find(body, member);
            found = _byBody.GetValue(body, _ => new Found(sites));
        }

        return found.Sites;
    }

    private ImmutableArray<FlowSite> Find(IOperation body, ISymbol member)
    {
        ImmutableArray<FlowSite>.Builder? found = null;
        foreach (var operation in body.DescendantsAndSelf())
        {
            var sinks = SinkKinds.None;
            var traits = FlowTraits.None;
            switch (operation)
            {
                case IInvocationOperation call:
                    sinks = FlowQuery.SinksOf(call, _flow);
                    traits = (call.TargetMethod.Name == "WithMessage" ? FlowTraits.ValidationMessage : FlowTraits.None) | SwitchOf(call);
                    break;
                case IObjectCreationOperation:
                    sinks = FlowQuery.SinksOf(operation, _flow);
                    break;
                case ISimpleAssignmentOperation:
                    sinks = FlowQuery.SinksOf(operation, _flow);
                    traits = SwitchOf(operation);
                    break;
                case IInterpolationOperation hole:
                    traits = (hole.Expression.Type is { IsRecord: true } ? FlowTraits.PrintsRecord : FlowTraits.None) | (QueryText.IsValue(hole) ? FlowTraits.QueryValue : FlowTraits.None);
                    break;
                case IBinaryOperation sum:
                    traits = QueryText.IsValue(sum) ? FlowTraits.QueryValue : FlowTraits.None;
                    break;
                case IReturnOperation { ReturnedValue: not null } returned:
                    traits = ModelTools.Returning(returned, member) is null ? FlowTraits.None : FlowTraits.ToolResult;
                    break;
            }

            if (sinks != SinkKinds.None || traits != FlowTraits.None)
            {
                (found ??= ImmutableArray.CreateBuilder<FlowSite>()).Add(new FlowSite(operation, sinks, traits));
            }
        }

        return found?.ToImmutable() ?? ImmutableArray<FlowSite>.Empty;
    }

    private FlowTraits SwitchOf(IOperation operation) =>
        SensitiveSwitches.SwitchedOnBy(operation, _flow.Symbols) is null ? FlowTraits.None : FlowTraits.SensitiveSwitch;

    private sealed class Found
    {
        public Found(ImmutableArray<FlowSite> sites) => Sites = sites;

        public ImmutableArray<FlowSite> Sites { get; }
    }
}
