using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Symbols;
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
            case ILoopOperation loop:
                return AfterLoop(Execute(loop.Body));
            case ITryOperation @try:
                var tried = Execute(@try.Body);
                foreach (var handler in @try.Catches)
                {
                    ExecuteUnder(new Branch("an exception is caught", 2, handler.Syntax.GetLocation()), 0, () => Execute(handler.Handler));
                }

                Execute(@try.Finally);
                return tried == Flow.Returned ? Flow.Returned : Flow.Next;
            case IUsingOperation @using:
                Execute(@using.Resources);
                return Execute(@using.Body);
            case IUsingDeclarationOperation declared:
                return Execute(declared.DeclarationGroup);
            case ILockOperation @lock:
                return Execute(@lock.Body);
            case ILabeledOperation labeled:
                return Execute(labeled.Operation);
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
                return AfterLoop(ForEachImplementation(variable, types, () => Execute(conditional.WhenTrue)));
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
            return flows[0] == Flow.Threw && flows[1] == Flow.Threw ? Flow.Threw : Flow.Returned;
        }

        // The rest of the method runs only where the other side was taken. A throw is no such case: then there is no application.
        var (left, stayed) = flows[0] != Flow.Next ? (flows[0], 1 - whenTrue) : (flows[1], whenTrue);
        if (left == Flow.Returned)
        {
            _condition = _condition.And(branch, stayed) ?? _condition;
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

    /// <summary>Runs sides of a branch, each from the same variables, and joins what they leave behind.</summary>
    private Flow[] RunAlternatives(Branch branch, params (int Outcome, System.Func<Flow> Run)[] sides)
    {
        var outer = _condition;
        var before = _frame.Snapshot();
        var flows = new Flow[sides.Length];
        var after = new List<(Condition When, List<(Frame Frame, Dictionary<ISymbol, Value> Variables)> State)>();
        for (var i = 0; i < sides.Length; i++)
        {
            if (outer.And(branch, sides[i].Outcome) is not { } condition)
            {
                flows[i] = Flow.Returned;
                continue;
            }

            _condition = condition;
            flows[i] = sides[i].Run();
            if (flows[i] == Flow.Next)
            {
                after.Add((condition, _frame.Snapshot()));
            }

            Frame.Restore(before);
        }

        if (sides.Length < branch.Outcomes)
        {
            after.Add((outer, before));
        }

        _condition = outer;
        JoinVariables(after);
        return flows;
    }

    private static void JoinVariables(List<(Condition When, List<(Frame Frame, Dictionary<ISymbol, Value> Variables)> State)> sides)
    {
        if (sides.Count == 0)
        {
            return;
        }

        if (sides.Count == 1)
        {
            Frame.Restore(sides[0].State);
            return;
        }

        for (var level = 0; level < sides[0].State.Count; level++)
        {
            var frame = sides[0].State[level].Frame;
            foreach (var variable in sides.SelectMany(s => s.State[level].Variables.Keys).Distinct<ISymbol>(SymbolEqualityComparer.Default))
            {
                var values = sides
                    .Where(s => s.State[level].Variables.ContainsKey(variable))
                    .Select(s => (s.When, s.State[level].Variables[variable]))
                    .ToList();
                frame.Declare(variable, Join(values));
            }
        }
    }

    private void ExecuteUnder(Branch branch, int outcome, System.Func<Flow> run) => RunAlternatives(branch, (outcome, run));

    /// <summary>The branch of a condition, and which outcome stands for "true".</summary>
    /// <remarks>
    /// Tests of the environment are the same test wherever they stand (IsDevelopment() does not change while the application starts), so
    /// that two of them are not counted as independent.
    /// </remarks>
    private Branch BranchOf(IOperation condition, Value value, out int whenTrue)
    {
        whenTrue = 0;
        var negated = value is SymbolicValue { Negated: true };
        while (condition is IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not)
        {
            condition = not.Operand;
            whenTrue = 1 - whenTrue;
            negated = value is SymbolicValue && !negated;
        }

        if (condition is IInvocationOperation { TargetMethod: { ContainingType.Name: "HostEnvironmentEnvExtensions" or "HostingEnvironmentExtensions" } method } call)
        {
            var key = method.Name + "(" + string.Join(",", call.Arguments.Select(static a => a.Value.ConstantValue.Value as string)) + ")";
            return EnvironmentBranch(key, Shorten(condition.Syntax), condition.Syntax.GetLocation());
        }

        // A test of what a library's method is handed; a negated one decides the other way round.
        if (negated)
        {
            whenTrue = 1 - whenTrue;
        }

        return new Branch(Shorten(condition.Syntax), 2, condition.Syntax.GetLocation()) { Test = value is SymbolicValue symbol ? symbol.Number : -1 };
    }

    private Branch EnvironmentBranch(string key, string text, Location? where)
    {
        if (!_environmentBranches.TryGetValue(key, out var shared))
        {
            shared = new Branch(text, 2, where) { Environment = key };
            _environmentBranches.Add(key, shared);
        }

        return shared;
    }

    private static string Shorten(SyntaxNode syntax)
    {
        var text = syntax.ToString();
        var line = text.IndexOf('\n');
        if (line >= 0)
        {
            text = text.Substring(0, line).TrimEnd();
        }

        return text.Length > 80 ? text.Substring(0, 77) + "..." : text;
    }

    private static ILocalSymbol? DeclaredBy(IPatternOperation pattern) => pattern switch
    {
        IDeclarationPatternOperation { DeclaredSymbol: ILocalSymbol declared } => declared,
        IRecursivePatternOperation { DeclaredSymbol: ILocalSymbol declared, PropertySubpatterns.IsEmpty: true, DeconstructionSubpatterns.IsEmpty: true } => declared,
        _ => null,
    };

    private static bool IsOrDerivesFrom(ITypeSymbol type, ITypeSymbol wanted) =>
        SymbolEqualityComparer.Default.Equals(type, wanted) || (wanted is INamedTypeSymbol named && WellKnownSymbols.Is(type, named));

    private static bool? Truth(Value value) => value is ConstantValue { Value: bool known } ? known : null;

    private static bool IsKnownObject(Value value) => value is ObjectValue || value.IsTracked;

    private (ILocalSymbol Variable, ImmutableArray<INamedTypeSymbol> Types)? ForkVariable(IVariableDeclarationGroupOperation group)
    {
        if (group.Declarations.Length != 1 || group.Declarations[0].Declarators.Length != 1)
        {
            return null;
        }

        var declarator = group.Declarations[0].Declarators[0];
        if (declarator.Initializer is not { } initializer || ModuleTypes(declarator.Symbol.Type) is not { Length: > 0 } types)
        {
            return null;
        }

        var value = Evaluate(initializer.Value);
        if (IsKnownObject(value) || value is ChoiceValue)
        {
            _frame.Declare(declarator.Symbol, value);

            // Evaluated here already: the statement itself must not run a second time.
            return (declarator.Symbol, ImmutableArray<INamedTypeSymbol>.Empty);
        }

        return (declarator.Symbol, types);
    }

    private Flow ForEachImplementation(ISymbol variable, ImmutableArray<INamedTypeSymbol> types, System.Func<Flow> run)
    {
        if (types.IsEmpty)
        {
            return run();
        }

        var result = Flow.Next;
        _forks++;
        foreach (var type in types)
        {
            _frame.Declare(variable, new ObjectValue(type));
            result = run();
        }

        _forks--;
        return result;
    }

    /// <summary>
    /// The concrete types behind an interface or abstract class of this compilation whose members take a route builder, an application
    /// or services: modules, which applications find by reflection and call in a loop. Empty for any other type.
    /// </summary>
    private ImmutableArray<INamedTypeSymbol> ModuleTypes(ITypeSymbol type)
    {
        type = Substitute(type);
        if (type is not INamedTypeSymbol { IsAbstract: true } module || WellKnownSymbols.IsFrameworkAssembly(module.ContainingAssembly) || !IsModule(module))
        {
            return ImmutableArray<INamedTypeSymbol>.Empty;
        }

        return _index.ImplementationsOf(module).AddRange(_facts.ImplementationsOf(module));
    }

    private bool IsModule(INamedTypeSymbol type) =>
        type.GetMembers().OfType<IMethodSymbol>().Any(m => m.Parameters.Any(p => CarriesApplication(p.Type)))
        || type.AllInterfaces.Any(i => !WellKnownSymbols.IsFrameworkAssembly(i.ContainingAssembly) && IsModule(i));

    private bool CarriesApplication(ITypeSymbol type) =>
        IsRouteBuilderType(type) || WellKnownSymbols.Is(type, _symbols.ApplicationBuilder) || HostFacets.IsFacet(type);
}
