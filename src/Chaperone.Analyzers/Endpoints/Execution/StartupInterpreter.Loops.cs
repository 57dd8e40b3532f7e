using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Chaperone.Endpoints.Execution;

/// <content>Loops over what is known item by item.</content>
internal sealed partial class StartupInterpreter
{
    /// <summary>The tests that end the innermost loop, or its turn, on one of their sides.</summary>
    private List<(Branch Branch, Flow How)>? _left;

    /// <summary>Runs a loop; behind it, what <c>break</c> and <c>continue</c> kept from its body is reached again.</summary>
    private Flow InLoop(Func<Flow> run)
    {
        var outer = _left;
        _left = new List<(Branch, Flow)>();
        var flow = run();
        _condition = _condition.Without(_left.Select(static l => l.Branch));
        _left = outer;
        return flow;
    }

    /// <summary>One turn of a loop: whether there is another one.</summary>
    private bool Turn(IOperation body, out Flow flow)
    {
        flow = Execute(body);
        _condition = _condition.Without(_left!.Where(static l => l.How == Flow.Continued).Select(static l => l.Branch));
        return flow is not (Flow.Returned or Flow.Broke);
    }

    private Flow ExecuteForEach(IForEachLoopOperation loop) => InLoop(() => RunForEach(loop));

    private Flow RunForEach(IForEachLoopOperation loop)
    {
        var collection = Evaluate(loop.Collection);
        var variable = (loop.LoopControlVariable as IVariableDeclaratorOperation)?.Symbol;
        if (collection is SequenceValue { Complete: true } sequence && sequence.Items.Length <= MaximumItems)
        {
            foreach (var item in sequence.Items)
            {
                if (variable is not null)
                {
                    _frame.Declare(variable, item);
                }
                else
                {
                    DeclareDeconstruction(loop.LoopControlVariable, item);
                }

                if (!Turn(loop.Body, out var flow))
                {
                    return flow == Flow.Returned ? flow : Flow.Next;
                }
            }

            return Flow.Next;
        }

        if (variable is not null)
        {
            if (ModuleTypes(variable.Type) is { Length: > 0 } types)
            {
                ForEachImplementation(variable, types, () => Execute(loop.Body));
                return Flow.Next;
            }

            _frame.Declare(variable, Value.Unknown);
        }

        return ExecuteUncounted(loop);
    }

    /// <summary>
    /// A loop that may not run at all: what it does to what is there already is done under a condition. A return in it, which may come for
    /// another item first, does not end the method for certain.
    /// </summary>
    private Flow ExecuteUncounted(ILoopOperation loop) => InLoop(() =>
    {
        ExecuteUnder(new Branch(HowOften(loop), 2, loop.Syntax.GetLocation()) { IsLoop = true }, 0, () => Execute(loop.Body));
        return Flow.Next;
    });

    private static string HowOften(ILoopOperation loop) => loop switch
    {
        IForEachLoopOperation { Collection.Syntax: var collection } => "for each of " + Shorten(collection),
        IForLoopOperation { Condition.Syntax: { } condition } => Shorten(condition),
        IWhileLoopOperation { Condition.Syntax: { } condition } => Shorten(condition),
        _ => Shorten(loop.Syntax),
    };

    private Flow ExecuteFor(IForLoopOperation loop) => InLoop(() => RunFor(loop));

    private Flow RunFor(IForLoopOperation loop)
    {
        foreach (var before in loop.Before)
        {
            Execute(before);
        }

        for (var i = 0; i < MaximumItems; i++)
        {
            var truth = loop.Condition is null ? null : Truth(Evaluate(loop.Condition));
            if (truth == false)
            {
                return Flow.Next;
            }

            if (truth is null && loop.Condition is not null)
            {
                return ExecuteUncounted(loop);
            }

            if (!Turn(loop.Body, out var flow) || truth is null)
            {
                return flow == Flow.Returned && truth == true ? flow : Flow.Next;
            }

            foreach (var step in loop.AtLoopBottom)
            {
                Execute(step);
            }
        }

        return Flow.Next;
    }
}
