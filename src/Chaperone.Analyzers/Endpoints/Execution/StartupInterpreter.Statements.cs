using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Chaperone.Endpoints.Execution;

/// <content>Statements.</content>
internal sealed partial class StartupInterpreter
{
    /// <summary>Whether control reaches the next statement.</summary>
    private enum Flow
    {
        Next,
        Returned,

        /// <summary>An exception: the application does not run that way, so what follows is not conditional on it.</summary>
        Threw,

        /// <summary>The loop around it ends.</summary>
        Broke,

        /// <summary>The loop around it goes on with its next item.</summary>
        Continued,
    }

    private void ExecuteBody(IOperation? body)
    {
        switch (body)
        {
            case IConstructorBodyOperation constructor:
                if (constructor.Initializer is { } initializer)
                {
                    Evaluate(initializer is IExpressionStatementOperation statement ? statement.Operation : initializer);
                }

                ExecuteBody((IOperation?)constructor.BlockBody ?? constructor.ExpressionBody);
                break;
            case IMethodBodyBaseOperation method:
                ExecuteBody((IOperation?)method.BlockBody ?? method.ExpressionBody);
                break;
            case ILocalFunctionOperation local:
                ExecuteBody(local.Body);
                break;
            case IBlockOperation block:
                Execute(block.Operations, 0);
                break;
            case null:
                break;
            default:
                _frame.Returns.Add((_condition, Evaluate(body)));
                break;
        }
    }

    private Flow Execute(ImmutableArray<IOperation> statements, int from)
    {
        for (var i = from; i < statements.Length; i++)
        {
            var statement = statements[i];

            // A variable that holds "some module" (made by reflection, taken from the container): what follows runs once per module type.
            if (statement is IVariableDeclarationGroupOperation group && ForkVariable(group) is { } fork)
            {
                var rest = i + 1;
                return ForEachImplementation(fork.Variable, fork.Types, () => Execute(statements, rest));
            }

            var flow = Execute(statement);
            if (flow != Flow.Next)
            {
                return flow;
            }
        }

        return Flow.Next;
    }

    private Flow Execute(IOperation? statement)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        if (statement is null || Exhausted)
        {
            return Flow.Next;
        }

        CountStep();
        switch (statement)
        {
            case IBlockOperation block:
                return Execute(block.Operations, 0);
            case IExpressionStatementOperation expression:
                Evaluate(expression.Operation);
                return expression.Operation is IThrowOperation ? Flow.Threw : Flow.Next;
            case IVariableDeclarationGroupOperation group:
                foreach (var declaration in group.Declarations)
                {
                    Declare(declaration);
                }

                return Flow.Next;
            case IReturnOperation { Kind: OperationKind.YieldReturn } yield:
                _frame.Yields.Add(Evaluate(yield.ReturnedValue));
                return Flow.Next;
            case IReturnOperation { Kind: OperationKind.YieldBreak }:
                return Flow.Returned;
            case IReturnOperation @return:
                _frame.Returns.Add((_condition, Evaluate(@return.ReturnedValue)));
                return Flow.Returned;
            case IThrowOperation:
                return Flow.Threw;
            case IConditionalOperation conditional:
                return ExecuteIf(conditional);
            case ISwitchOperation @switch:
                return ExecuteSwitch(@switch);
            case IForEachLoopOperation loop:
                return ExecuteForEach(loop);
            case IForLoopOperation loop:
                return ExecuteFor(loop);
            case IWhileLoopOperation { ConditionIsTop: false } loop:
                return InLoop(() => Execute(loop.Body) == Flow.Returned ? Flow.Returned : Flow.Next);
            case ILoopOperation loop:
                return ExecuteUncounted(loop);
            case ITryOperation @try:
                var tried = Execute(@try.Body);
                foreach (var handler in @try.Catches)
                {
                    ExecuteUnder(new Branch("an exception is caught", 2, handler.Syntax.GetLocation()), 0, () => Execute(handler.Handler));
                }

                Execute(@try.Finally);
                return tried == Flow.Threw ? Flow.Next : tried;
            case IUsingOperation @using:
                Execute(@using.Resources);
                return Execute(@using.Body);
            case IUsingDeclarationOperation declared:
                return Execute(declared.DeclarationGroup);
            case ILockOperation @lock:
                return Execute(@lock.Body);
            case ILabeledOperation labeled:
                return Execute(labeled.Operation);
            case IBranchOperation { BranchKind: BranchKind.Break or BranchKind.Continue } leaving when leaving.GetCorrespondingOperation() is ILoopOperation:
                return leaving.BranchKind == BranchKind.Break ? Flow.Broke : Flow.Continued;
            case ILocalFunctionOperation:
            case IEmptyOperation:
            case IBranchOperation:
                return Flow.Next;
            default:
                Evaluate(statement);
                return Flow.Next;
        }
    }

    private void Declare(IVariableDeclarationOperation declaration)
    {
        foreach (var declarator in declaration.Declarators)
        {
            var initializer = declarator.Initializer ?? declaration.Initializer;
            _frame.Declare(declarator.Symbol, initializer is null ? Value.Unknown : Evaluate(initializer.Value));
        }
    }

    private Flow ExecuteIf(IConditionalOperation conditional)
    {
        var condition = Value.Unknown;
        if (conditional.Condition is IIsPatternOperation test && DeclaredBy(test.Pattern) is { } variable)
        {
            var tested = Evaluate(test.Value);
            if (tested is SymbolicValue symbol)
            {
                _frame.Declare(variable, tested);
                var present = new Branch(Shorten(conditional.Condition.Syntax), 2, conditional.Condition.Syntax.GetLocation()) { Test = Compare(symbol, new ConstantValue(null), negated: false) is SymbolicValue isNull ? isNull.Number : -1 };
                RunAlternatives(present, (1, () => Execute(conditional.WhenTrue)), (0, () => Execute(conditional.WhenFalse)));
                return Flow.Next;
            }

            if (tested.IsTracked)
            {
                // "is { } group": a builder is never null.
                _frame.Declare(variable, tested);
                return Execute(conditional.WhenTrue);
            }

            if (!IsKnownObject(tested) && ModuleTypes(variable.Type) is { Length: > 0 } types)
            {
                ForEachImplementation(variable, types, () => Execute(conditional.WhenTrue));
                return Flow.Next;
            }

            _frame.Declare(variable, tested);
            if (tested is ObjectValue { Type: var type } && IsOrDerivesFrom(type, variable.Type))
            {
                return Execute(conditional.WhenTrue);
            }
        }
        else
        {
            condition = Evaluate(conditional.Condition);
            if (Truth(condition) is { } known)
            {
                return Execute(known ? conditional.WhenTrue : conditional.WhenFalse);
            }
        }

        var branch = BranchOf(conditional.Condition, condition, out var whenTrue);
        var flows = RunAlternatives(
            branch,
            (whenTrue, () => Execute(conditional.WhenTrue)),
            (1 - whenTrue, () => Execute(conditional.WhenFalse)));

        if (flows[0] == Flow.Next && flows[1] == Flow.Next)
        {
            return Flow.Next;
        }

        if (flows[0] != Flow.Next && flows[1] != Flow.Next)
        {
            return flows[0] == flows[1] || flows[1] == Flow.Threw ? flows[0] : flows[0] == Flow.Threw ? flows[1] : flows.Contains(Flow.Broke) ? Flow.Broke : Flow.Returned;
        }

        // The rest of the method, or of the loop's body, runs only where the other side was taken. A throw is no such case: then there is no application.
        var (left, stayed) = flows[0] != Flow.Next ? (flows[0], 1 - whenTrue) : (flows[1], whenTrue);
        if (left != Flow.Threw)
        {
            _condition = _condition.And(branch, stayed) ?? _condition;
            if (left != Flow.Returned)
            {
                _left?.Add((branch, left));
            }
        }

        return Flow.Next;
    }

    private Flow ExecuteSwitch(ISwitchOperation @switch)
    {
        Evaluate(@switch.Value);
        var cases = @switch.Cases;
        var branch = new Branch(Shorten(@switch.Value.Syntax), cases.Length + 1, @switch.Syntax.GetLocation());
        var flows = RunAlternatives(branch, cases
            .Select((c, i) => (i, (System.Func<Flow>)(() => Execute(c.Body, 0))))
            .ToArray());
        var exhaustive = cases.Any(static c => c.Clauses.Any(static clause => clause.CaseKind == CaseKind.Default));
        return exhaustive && flows.All(static f => f == Flow.Returned) ? Flow.Returned : Flow.Next;
    }

    private void DeclareDeconstruction(IOperation target, Value value)
    {
        switch (target)
        {
            case IDeclarationExpressionOperation declaration:
                DeclareDeconstruction(declaration.Expression, value);
                break;
            case ITupleOperation tuple:
                for (var i = 0; i < tuple.Elements.Length; i++)
                {
                    DeclareDeconstruction(tuple.Elements[i], value is SequenceValue { Complete: true } items && i < items.Items.Length ? items.Items[i] : Value.Unknown);
                }

                break;
            default:
                Assign(target, value);
                break;
        }
    }
}
