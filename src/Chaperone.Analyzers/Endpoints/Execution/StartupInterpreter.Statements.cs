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

        /// <summary>It left by <c>return</c>, or for a label: where it arrives is among the frame's jumps.</summary>
        Left,

        /// <summary>An exception: the application does not run that way, so what follows is not conditional on it.</summary>
        Threw,
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
        var flow = ExecuteAll(statements, from);
        foreach (var declared in statements.Skip(from).OfType<IUsingDeclarationOperation>())
        {
            Dispose(DeclaredIn(declared.DeclarationGroup));
        }

        return flow;
    }

    private Flow ExecuteAll(ImmutableArray<IOperation> statements, int from)
    {
        var flow = Flow.Next;
        for (var i = from; i < statements.Length; i++)
        {
            IOperation? statement = statements[i];
            for (; statement is ILabeledOperation labeled; statement = labeled.Operation)
            {
                flow = Land(labeled.Label, flow);
                ForgetAssignedBehind(labeled.Label, statements, i);
            }

            if (flow != Flow.Next)
            {
                continue;
            }

            // A variable that holds "some module" (made by reflection, taken from the container): what follows runs once per module type.
            if (statement is IVariableDeclarationGroupOperation group && ForkVariable(group) is { } fork)
            {
                var rest = i + 1;
                return ForEachImplementation(fork.Variable, fork.Types, () => Execute(statements, rest));
            }

            flow = Execute(statement);
            if (flow == Flow.Next)
            {
                NoteThrow(statement);
                NoteWait(statement);
            }
        }

        return flow;
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
                return EndsProcess(expression.Operation) ? Flow.Threw : Flow.Next;
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
                return Flow.Left;
            case IReturnOperation @return:
                _frame.Returns.Add((_condition, Evaluate(@return.ReturnedValue)));
                return EndsApplication ? Flow.Threw : Flow.Left;
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
            case IWhileLoopOperation loop:
                return ExecuteWhile(loop);
            case ITryOperation @try:
                return ExecuteTry(@try);
            case IUsingOperation @using:
                return ExecuteUsing(@using);
            case IUsingDeclarationOperation declared:
                return Execute(declared.DeclarationGroup);
            case ILockOperation @lock:
                return Execute(@lock.Body);
            case ILabeledOperation labeled:
                return Execute(ImmutableArray.Create<IOperation>(labeled), 0);
            case IBranchOperation jump:
                return Jump(jump);
            case ILocalFunctionOperation:
            case IEmptyOperation:
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
            if (declarator.Symbol.RefKind != RefKind.None && initializer is { Value: var referred })
            {
                // Another name of the same variable: what either is set to is not followed.
                Assign(referred, Value.Unknown);
                _frame.Declare(declarator.Symbol, Value.Unknown);
                continue;
            }

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
                return RunAlternatives(present, (1, () => Execute(conditional.WhenTrue)), (0, () => Execute(conditional.WhenFalse)));
            }

            if (tested.IsTracked && !(tested is TargetValue && IsNarrowing(test.Value, variable.Type)))
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
        return RunAlternatives(
            branch,
            (whenTrue, () => Execute(conditional.WhenTrue)),
            (1 - whenTrue, () => Execute(conditional.WhenFalse)));
    }

    private Flow ExecuteSwitch(ISwitchOperation @switch)
    {
        Evaluate(@switch.Value);
        var sections = @switch.Cases;
        var isExhaustive = sections.Any(static c => c.Clauses.Any(static clause => clause.CaseKind == CaseKind.Default));
        var branch = new Branch(Shorten(@switch.Value.Syntax), isExhaustive ? sections.Length : sections.Length + 1, @switch.Syntax.GetLocation());
        return Land(@switch.ExitLabel, RunAlternatives(branch, sections
            .Select((section, i) => (i, (System.Func<Flow>)(() => ExecuteSection(section))))
            .ToArray()));
    }

    private Flow ExecuteSection(ISwitchCaseOperation section)
    {
        _frame.Sections.Add(section);
        var flow = Execute(section.Body, 0);
        _frame.Sections.RemoveAt(_frame.Sections.Count - 1);
        return flow;
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
