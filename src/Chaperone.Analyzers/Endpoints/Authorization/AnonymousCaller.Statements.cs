using System;
using System.Collections.Generic;
using System.Linq;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Chaperone.Endpoints.Authorization;

/// <content>The statements of a method, one after the other: which are reached, what is returned, whether a requirement is met.</content>
internal sealed partial class AnonymousCaller
{
    private const string HandlerContext = "AuthorizationHandlerContext";

    /// <summary>Variables that something writes which is not followed in its order.</summary>
    private readonly HashSet<ISymbol> _unstable = new(SymbolEqualityComparer.Default);

    /// <summary>What is returned in every way that was seen; null before the first.</summary>
    private Known? _returned;

    /// <summary>AuthorizationHandlerContext.Succeed is reached, or the context goes where it can't be followed.</summary>
    private bool _succeeds;

    private Known ResultOf(IOperation body)
    {
        foreach (var function in body.Descendants().Where(static o => o is IAnonymousFunctionOperation or ILocalFunctionOperation))
        {
            // What runs at a time of its own may write at any time.
            _unstable.UnionWith(WrittenIn(function));
        }

        if (body is not (IBlockOperation or IMethodBodyOperation))
        {
            return Of(body);
        }

        var falls = Walk(body);
        return falls || _returned is not { } result ? Known.Unknown : result;
    }

    /// <summary>Whether what follows the statement can be reached through it.</summary>
    private bool Walk(IOperation? statement)
    {
        switch (statement)
        {
            case null or IEmptyOperation:
                return true;
            case IMethodBodyOperation method:
                return Walk(method.BlockBody ?? method.ExpressionBody);
            case IBlockOperation block:
                return block.Operations.All(Walk);
            case IReturnOperation @return:
                Return(@return);
                return false;
            case IExpressionStatementOperation { Operation: var expression }:
                return Expression(expression);
            case IThrowOperation:
                return false;
            case IVariableDeclarationGroupOperation declared:
                return declared.Declarations.SelectMany(static d => d.Declarators).All(Declare);
            case IUsingDeclarationOperation disposed:
                return Walk(disposed.DeclarationGroup);
            case IUsingOperation disposed:
                return (disposed.Resources is IVariableDeclarationGroupOperation ? Walk(disposed.Resources) : Expression(disposed.Resources)) && Walk(disposed.Body);
            case ILockOperation locked:
                return Expression(locked.LockedValue) && Walk(locked.Body);
            case IConditionalOperation branch:
                return Branch(branch);
            case IForEachLoopOperation loop:
                return Expression(loop.Collection) && (Of(loop.Collection) == Known.Empty || Repeat(loop));
            case IWhileLoopOperation { ConditionIsTop: true, Condition: { } condition } loop:
                return Expression(condition) && (Of(condition) == Known.False || Repeat(loop));
            case ILoopOperation loop:
                return Repeat(loop);
            case ITryOperation @try:
                return Try(@try);
            case ISwitchOperation choice:
                return Expression(choice.Value) && Choose(choice);
            case IBranchOperation { BranchKind: BranchKind.Break or BranchKind.Continue }:
                return false;
            case ILocalFunctionOperation function:
                // Who calls it is not asked.
                Note(function);
                return true;
            default:
                // A label, a goto, code that does not compile: not followed.
                Note(statement);
                _succeeds = true;
                Returns(Known.Unknown);
                return true;
        }
    }

    private void Return(IReturnOperation @return)
    {
        if (@return.ReturnedValue is { } value)
        {
            Note(value);
            if (!Throws(value))
            {
                Returns(@return.Kind == OperationKind.Return ? Of(value) : Known.Unknown);
            }
        }
    }

    private void Returns(Known value) => _returned = _returned is { } before && before != value ? Known.Unknown : value;

    private bool Declare(IVariableDeclaratorOperation variable)
    {
        if (variable.GetVariableInitializer()?.Value is not { } value)
        {
            return true;
        }

        Note(value);
        Write(variable.Symbol, Of(value));
        return !Throws(value);
    }

    private bool Expression(IOperation expression)
    {
        Note(expression);
        if (expression is IThrowOperation || Throws(expression))
        {
            return false;
        }

        if (expression is ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Local: var local }, Value: var value })
        {
            Write(local, Of(value));
        }

        return true;
    }

    private void Write(ISymbol variable, Known value) => _variables[variable] = _unstable.Contains(variable) ? Known.Unknown : value;

    private bool Branch(IConditionalOperation branch)
    {
        if (!Expression(branch.Condition))
        {
            return false;
        }

        switch (Of(branch.Condition))
        {
            case Known.True:
                return Walk(branch.WhenTrue);
            case Known.False:
                return Walk(branch.WhenFalse);
            default:
                return Either(new[] { branch.WhenTrue, branch.WhenFalse });
        }
    }

    /// <summary>One of several ways, each from the same state; behind them a variable is known where all that lead there agree.</summary>
    private bool Either(IEnumerable<IOperation?> ways)
    {
        var before = new Dictionary<ISymbol, Known>(_variables, SymbolEqualityComparer.Default);
        Dictionary<ISymbol, Known>? after = null;
        foreach (var way in ways)
        {
            Restore(before);
            if (!Walk(way))
            {
                continue;
            }

            after = after is null
                ? new Dictionary<ISymbol, Known>(_variables, SymbolEqualityComparer.Default)
                : after.Where(v => _variables.TryGetValue(v.Key, out var other) && other == v.Value).ToDictionary(static v => v.Key, static v => v.Value, SymbolEqualityComparer.Default);
        }

        Restore(after ?? before);
        return after is not null;
    }

    private void Restore(Dictionary<ISymbol, Known> state)
    {
        _variables.Clear();
        foreach (var variable in state)
        {
            _variables.Add(variable.Key, variable.Value);
        }
    }

    private bool Repeat(ILoopOperation loop)
    {
        Forget(loop);
        foreach (var part in loop.ChildOperations)
        {
            if (part is IBlockOperation or IExpressionStatementOperation or IConditionalOperation or IVariableDeclarationGroupOperation)
            {
                Walk(part);
            }
            else
            {
                Note(part);
            }
        }

        Forget(loop);
        return true;
    }

    private bool Try(ITryOperation @try)
    {
        var reached = Walk(@try.Body);
        Forget(@try.Body);
        foreach (var handler in @try.Catches)
        {
            reached |= Walk(handler.Handler);
            Forget(handler);
        }

        return Walk(@try.Finally) && reached;
    }

    private bool Choose(ISwitchOperation choice)
    {
        foreach (var branch in choice.Cases)
        {
            Forget(choice);
            foreach (var label in branch.Clauses)
            {
                Note(label);
            }

            foreach (var statement in branch.Body)
            {
                if (!Walk(statement))
                {
                    break;
                }
            }
        }

        Forget(choice);
        return true;
    }

    private void Forget(IOperation code)
    {
        foreach (var variable in WrittenIn(code))
        {
            _variables.Remove(variable);
        }
    }

    private static IEnumerable<ISymbol> WrittenIn(IOperation code) => code.DescendantsAndSelf().SelectMany(static o => o switch
    {
        IAssignmentOperation { Target: var target } => VariablesOf(target),
        IIncrementOrDecrementOperation { Target: var target } => VariablesOf(target),
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out, Value: var target } => VariablesOf(target),
        _ => Array.Empty<ISymbol>(),
    });

    private static IEnumerable<ISymbol> VariablesOf(IOperation target) => target.DescendantsAndSelf().Select(static o => o switch
    {
        ILocalReferenceOperation local => (ISymbol)local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        _ => null,
    }).OfType<ISymbol>();

    /// <summary>What an expression writes is not known afterwards, and what it does with the handler's context decides.</summary>
    private void Note(IOperation expression)
    {
        Forget(expression);
        foreach (var part in expression.DescendantsAndSelf())
        {
            _succeeds |= part switch
            {
                IInvocationOperation { TargetMethod: { Name: "Succeed", ContainingType.Name: HandlerContext } } => true,
                IMethodReferenceOperation { Method: { Name: "Succeed", ContainingType.Name: HandlerContext } } => true,
                IParameterReferenceOperation or ILocalReferenceOperation or IFieldReferenceOperation when part.Type is { Name: HandlerContext } => LeavesSight(part),
                _ => false,
            };
        }
    }

    /// <summary>Whether the context is handed to code that may say that the requirement is met.</summary>
    private bool LeavesSight(IOperation context)
    {
        switch (context.Parent)
        {
            case IMemberReferenceOperation:
            case IInvocationOperation { Instance: { } instance } when instance == context:
                return false;
            case IArgumentOperation { Parent: IInvocationOperation call } when Helper(call) is { } helper:
                helper.Caller.ResultOf(helper.Body);
                return helper.Caller._succeeds;
            default:
                return true;
        }
    }

    /// <summary>A method of the project's own that no other can take the place of, with what it is called with.</summary>
    private (AnonymousCaller Caller, IOperation Body)? Helper(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (_depth >= MaximumDepth || method.IsVirtual || method.IsAbstract || (method.IsOverride && !method.IsSealed)
            || _bodyOf(method.ReducedFrom ?? method) is not { } body)
        {
            return null;
        }

        var caller = new AnonymousCaller(_bodyOf, _depth + 1);
        foreach (var argument in call.Arguments.Where(static a => a.Parameter is { RefKind: RefKind.None, IsParams: false }))
        {
            caller._variables[argument.Parameter!.OriginalDefinition] = Of(argument.Value);
        }

        foreach (var written in WrittenIn(body))
        {
            caller._unstable.Add(written);
            caller._variables.Remove(written);
        }

        return (caller, body);
    }

    /// <summary>Whether an expression throws for such a caller in a part that is evaluated for certain: a claim that is not there has no value.</summary>
    private bool Throws(IOperation? expression) => expression switch
    {
        IPropertyReferenceOperation { Instance: { } instance } => IsMissing(instance) || Throws(instance),
        IInvocationOperation call => (call.Instance is { } instance && (IsMissing(instance) || Throws(instance))) || call.Arguments.Any(a => Throws(a.Value)) || Demands(call),
        IConversionOperation conversion => Throws(conversion.Operand),
        IAwaitOperation awaited => Throws(awaited.Operation),
        IUnaryOperation unary => Throws(unary.Operand),
        IBinaryOperation binary => Throws(binary.LeftOperand) || (binary.OperatorKind is not (BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr) && Throws(binary.RightOperand)),
        ISimpleAssignmentOperation assignment => Throws(assignment.Value),
        IIsPatternOperation match => Throws(match.Value),
        ICoalesceOperation coalesce => Throws(coalesce.Value),
        _ => false,
    };

    private bool IsMissing(IOperation instance) => Of(instance) == Known.Null && instance.Type is { IsReferenceType: true } && instance is not IConditionalAccessInstanceOperation;

    /// <summary>First() of nothing, Guid.Parse(null).</summary>
    private bool Demands(IInvocationOperation call) =>
        WellKnownSymbols.IsFrameworkAssembly(call.TargetMethod.ContainingAssembly) && call.Instance is null && call.Arguments.FirstOrDefault() is { } first
        && (call.TargetMethod.Name, Of(first.Value)) is ("First" or "Single" or "Last", Known.Empty) or ("Parse", Known.Null);
}
