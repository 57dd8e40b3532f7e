using Microsoft.CodeAnalysis.Operations;

namespace Chaperone.Endpoints.Execution;

/// <content>Loops over what is known item by item.</content>
internal sealed partial class StartupInterpreter
{
    private Flow ExecuteForEach(IForEachLoopOperation loop)
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

                if (Execute(loop.Body) == Flow.Returned)
                {
                    return Flow.Returned;
                }
            }

            return Flow.Next;
        }

        if (variable is not null)
        {
            if (ModuleTypes(variable.Type) is { Length: > 0 } types)
            {
                return AfterLoop(ForEachImplementation(variable, types, () => Execute(loop.Body)));
            }

            _frame.Declare(variable, Value.Unknown);
        }

        return ExecuteUncounted(loop);
    }

    /// <summary>A loop that may not run at all: what it does to what is there already is done under a condition.</summary>
    private Flow ExecuteUncounted(ILoopOperation loop) =>
        AfterLoop(RunAlternatives(new Branch(HowOften(loop), 2, loop.Syntax.GetLocation()) { IsLoop = true }, (0, () => Execute(loop.Body)))[0]);

    private static string HowOften(ILoopOperation loop) => loop switch
    {
        IForEachLoopOperation { Collection.Syntax: var collection } => "for each of " + Shorten(collection),
        IForLoopOperation { Condition.Syntax: { } condition } => Shorten(condition),
        IWhileLoopOperation { Condition.Syntax: { } condition } => Shorten(condition),
        _ => Shorten(loop.Syntax),
    };

    private Flow ExecuteFor(IForLoopOperation loop)
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

            var flow = Execute(loop.Body);
            if (flow == Flow.Returned || truth is null)
            {
                return AfterLoop(flow);
            }

            foreach (var step in loop.AtLoopBottom)
            {
                Execute(step);
            }
        }

        return Flow.Next;
    }

    // A return inside a loop that may not run, or may run for another item first, does not end the method for certain.
    private static Flow AfterLoop(Flow flow) => flow == Flow.Threw ? Flow.Next : flow == Flow.Returned ? Flow.Next : flow;
}
