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

        return AfterLoop(Execute(loop.Body));
    }

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
