using Microsoft.CodeAnalysis.Operations;

namespace Chaperone.Endpoints.Execution;

/// <content>Loops over what is known item by item.</content>
internal sealed partial class StartupInterpreter
{
    /// <summary>One turn of a loop, to its end or to a <c>continue</c>.</summary>
    private Flow Turn(ILoopOperation loop) => Land(loop.ContinueLabel, Execute(loop.Body));

    private Flow ExecuteForEach(IForEachLoopOperation loop) => Land(loop.ExitLabel, RunForEach(loop));

    private Flow RunForEach(IForEachLoopOperation loop)
    {
        var collection = Enumerate(loop, Evaluate(loop.Collection));
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

                if (Turn(loop) is var flow && flow != Flow.Next)
                {
                    return flow;
                }
            }

            return Flow.Next;
        }

        if (variable is not null)
        {
            if (ModuleTypes(variable.Type) is { Length: > 0 } types)
            {
                ForEachImplementation(variable, types, () => Turn(loop));
                return Flow.Next;
            }

            _frame.Declare(variable, Value.Unknown);
        }

        return ExecuteUncounted(loop);
    }

    /// <summary>
    /// A loop whose turns are not known: what it does to what is there already is done under a condition. Behind it control comes from its end
    /// and from each <c>break</c>.
    /// </summary>
    private Flow ExecuteUncounted(ILoopOperation loop)
    {
        ForgetAssigned(new[] { loop });
        return RunAlternatives(
            new Branch(HowOften(loop), 2, loop.Syntax.GetLocation()) { IsLoop = true },
            (0, () => Land(loop.ExitLabel, Turn(loop))));
    }

    private Flow ExecuteWhile(IWhileLoopOperation loop)
    {
        for (var i = 0; i < MaximumItems && loop is { ConditionIsTop: true, Condition.ConstantValue.Value: not true }; i++)
        {
            switch (Truth(Evaluate(loop.Condition)))
            {
                case false:
                    return Land(loop.ExitLabel, Flow.Next);
                case null:
                    return Land(loop.ExitLabel, ExecuteUncounted(loop));
            }

            if (Turn(loop) is var flow && flow != Flow.Next)
            {
                return Land(loop.ExitLabel, flow);
            }
        }

        // The first turn is certain.
        ForgetAssigned(new[] { loop });
        return Land(loop.ExitLabel, Turn(loop));
    }

    private static string HowOften(ILoopOperation loop) => loop switch
    {
        IForEachLoopOperation { Collection.Syntax: var collection } => "for each of " + Shorten(collection),
        IForLoopOperation { Condition.Syntax: { } condition } => Shorten(condition),
        IWhileLoopOperation { Condition.Syntax: { } condition } => Shorten(condition),
        _ => Shorten(loop.Syntax),
    };

    private Flow ExecuteFor(IForLoopOperation loop) => Land(loop.ExitLabel, RunFor(loop));

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

            if (truth is null)
            {
                // Without a condition: only a break ends it.
                ForgetAssigned(new[] { loop });
                return Turn(loop);
            }

            if (Turn(loop) is var flow && flow != Flow.Next)
            {
                return flow;
            }

            foreach (var step in loop.AtLoopBottom)
            {
                Execute(step);
            }
        }

        return Flow.Next;
    }
}
