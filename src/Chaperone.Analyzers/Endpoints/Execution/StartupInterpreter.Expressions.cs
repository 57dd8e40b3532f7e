using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Chaperone.Endpoints.Execution;

/// <content>Expressions.</content>
internal sealed partial class StartupInterpreter
{
    private Value Evaluate(IOperation? operation)
    {
        if (operation is null || Exhausted)
        {
            return Value.Unknown;
        }

        CountStep();
        if (operation.ConstantValue is { HasValue: true } constant)
        {
            return new ConstantValue(constant.Value);
        }

        switch (operation)
        {
            case IExpressionStatementOperation statement:
                return Evaluate(statement.Operation);
            case IVariableInitializerOperation initializer:
                return Evaluate(initializer.Value);
            case ILocalReferenceOperation local:
                return _frame.Read(local.Local);
            case IParameterReferenceOperation parameter:
                return ReadParameter(parameter.Parameter);
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver } when _initialized.Count > 0:
                return _initialized.Peek();
            case IInstanceReferenceOperation:
                return SelfOf(_frame);
            case IConversionOperation conversion:
                return Convert(conversion, Evaluate(conversion.Operand));
            case IParenthesizedOperation parenthesized:
                return Evaluate(parenthesized.Operand);
            case IAwaitOperation awaited:
                return Evaluate(awaited.Operation);
            case IDelegateCreationOperation creation:
                return Evaluate(creation.Target);
            case IAnonymousFunctionOperation lambda:
                return new DelegateValue(lambda.Symbol, lambda.Body, lambda.Syntax, _frame, Value.Unknown);
            case IMethodReferenceOperation method:
                // A delegate's method is that of the object: its attributes are not those of the interface it was named by.
                var on = method.Instance is null ? Value.Unknown : Evaluate(method.Instance);
                return new DelegateValue(
                    on is ObjectValue { Type: var type } && method is { IsVirtual: true, Instance.Syntax: not Microsoft.CodeAnalysis.CSharp.Syntax.BaseExpressionSyntax } ? ImplementationOf(method.Method, type) : method.Method,
                    null,
                    null,
                    method.Method.MethodKind == MethodKind.LocalFunction ? _frame : null,
                    on);
            case IInvocationOperation invocation:
                return Invoke(new Invocation(invocation));
            case IObjectCreationOperation creation:
                return Create(creation);
            case IAnonymousObjectCreationOperation anonymous:
                return CreateAnonymous(anonymous);
            case ITypeParameterObjectCreationOperation created:
                return Substitute(created.Type!) is var made && (made is INamedTypeSymbol || _recorder is not null) ? new ObjectValue(made) : Value.Unknown;
            case IFieldReferenceOperation field:
                return ReadField(field);
            case IPropertyReferenceOperation property:
                return ReadProperty(property);
            case ISimpleAssignmentOperation assignment:
                var assigned = Evaluate(assignment.Value);
                Assign(assignment.Target, assigned);
                return assigned;
            case ICompoundAssignmentOperation compound:
                var (before, added) = (Evaluate(compound.Target), Evaluate(compound.Value));
                var sum = compound.OperatorKind != BinaryOperatorKind.Add ? RunUnnamed(compound.OperatorMethod, Value.Unknown, before, added) ?? Value.Unknown
                    : compound.Type is { TypeKind: TypeKind.Delegate } ? Combine(before, added)
                    : RunUnnamed(compound.OperatorMethod, Value.Unknown, before, added) ?? Add(before, added);
                Assign(compound.Target, sum);
                return sum;
            case ICoalesceAssignmentOperation coalesce:
                return EvaluateCoalesceAssignment(coalesce);
            case IDeconstructionAssignmentOperation deconstruction:
                var parts = Evaluate(deconstruction.Value);
                Deconstruct(parts, deconstruction.Target is ITupleOperation { Elements.Length: var count } ? count : deconstruction.Target is IDeclarationExpressionOperation { Expression: ITupleOperation { Elements.Length: var declaredCount } } ? declaredCount : 0);
                DeclareDeconstruction(deconstruction.Target, parts);
                return parts;
            case IIncrementOrDecrementOperation { Target: ILocalReferenceOperation counter } increment:
                var current = _frame.Read(counter.Local);
                var next = current is ConstantValue { Value: int number }
                    ? new ConstantValue(increment.Kind == OperationKind.Increment ? number + 1 : number - 1)
                    : Value.Unknown;
                _frame.Assign(counter.Local, next);
                return increment.IsPostfix ? current : next;
            case ITupleOperation tuple:
                return new SequenceValue(tuple.Elements.Select(Evaluate).ToImmutableArray(), complete: true);
            case IArrayCreationOperation array:
                return array.Initializer is null
                    ? new SequenceValue(ImmutableArray<Value>.Empty, complete: array.DimensionSizes.All(static d => d.ConstantValue.Value is 0))
                    : new SequenceValue(array.Initializer.ElementValues.Select(Evaluate).ToImmutableArray(), complete: true);
            case IArrayElementReferenceOperation { Indices.Length: 1 } element:
                return Evaluate(element.ArrayReference) is SequenceValue items ? ElementsAt(items, element.Indices[0]) : Value.Unknown;
            case IInterpolatedStringOperation interpolated:
                return Interpolate(interpolated);
            case IBinaryOperation binary:
                return EvaluateBinary(binary);
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                return Evaluate(not.Operand) switch
                {
                    ConstantValue { Value: bool truth } => new ConstantValue(!truth),
                    SymbolicValue symbol => new SymbolicValue(symbol.Number, !symbol.Negated),
                    _ => Value.Unknown,
                };
            case ICoalesceOperation coalesced:
                return EvaluateCoalesce(coalesced);
            case IConditionalOperation conditional:
                return EvaluateConditional(conditional);
            case ISwitchExpressionOperation @switch:
                return EvaluateSwitch(@switch);
            case IConditionalAccessOperation access:
                return ForEachAlternative(Evaluate(access.Operation), on => on is ConstantValue { Value: null } ? on : EvaluateOn(access, on));

            case IConditionalAccessInstanceOperation:
                return _conditionalReceivers.Count > 0 ? _conditionalReceivers.Peek() : Value.Unknown;
            case ITypeOfOperation typeOf:
                return new TypeValue(Substitute(typeOf.TypeOperand));
            case IDefaultValueOperation:
                return operation.Type is { IsReferenceType: true } ? new ConstantValue(null) : Value.Unknown;
            case IIsPatternOperation { Pattern: IConstantPatternOperation or INegatedPatternOperation { Pattern: IConstantPatternOperation } } test:
                return Matches(test);
            case IIsPatternOperation { Pattern: IDeclarationPatternOperation { DeclaredSymbol: { } declared } } test:
                _frame.Declare(declared, Evaluate(test.Value));
                return Value.Unknown;
            case IThrowOperation:
                return Value.Unknown;
            case IInvalidOperation { Syntax: InvocationExpressionSyntax call } invalid:
                return InvokeUnresolved(invalid, call);
            default:
                return EvaluateOther(operation);
        }
    }

    /// <summary>An item, or the items of a range, of an array; where it is not known which, each may be meant.</summary>
    private Value ElementsAt(SequenceValue array, IOperation index)
    {
        if (index is IRangeOperation range && array.Complete && Position(range.LeftOperand, 0) is { } from && Position(range.RightOperand, array.Items.Length) is { } to && from >= 0 && from <= to && to <= array.Items.Length)
        {
            return new SequenceValue(ImmutableArray.Create(array.Items, from, to - from), complete: true);
        }

        if (array.Complete && index is not IRangeOperation && Position(index, -1) is { } at && at >= 0 && at < array.Items.Length)
        {
            return array.Items[at];
        }

        NoteHandedOn(array, "found by an index that is not known", index.Syntax.GetLocation());
        return Value.Unknown;

        int? Position(IOperation? written, int otherwise)
        {
            while (written is IConversionOperation conversion)
            {
                written = conversion.Operand;
            }

            return written switch
            {
                null => otherwise,
                IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat, Operand: var fromEnd } => Evaluate(fromEnd) is ConstantValue { Value: int back } ? array.Items.Length - back : null,
                _ => Evaluate(written) is ConstantValue { Value: int known } ? known : null,
            };
        }
    }

    /// <summary>What follows <c>?.</c>: done only where there is an object, unless it is one that is known, or a module.</summary>
    private Value EvaluateOn(IConditionalAccessOperation access, Value receiver)
    {
        _conditionalReceivers.Push(receiver);
        try
        {
            if (!ReferenceEquals(receiver, Value.Unknown) || access.Operation.Type is not { } type || IsOverModules(type))
            {
                return Evaluate(access.WhenNotNull);
            }

            var value = Value.Unknown;
            ExecuteUnder(new Branch(Shorten(access.Operation.Syntax) + " is not null", 2, access.Operation.Syntax.GetLocation()), 0, () =>
            {
                value = Evaluate(access.WhenNotNull);
                return Flow.Next;
            });
            return value;
        }
        finally
        {
            _conditionalReceivers.Pop();
        }
    }

    /// <summary>A conversion of the project's own is run; <c>as</c> to a type that an endpoint's builder may not have gives it under a condition.</summary>
    private Value Convert(IConversionOperation conversion, Value value)
    {
        if (conversion.OperatorMethod is { } own)
        {
            return RunUnnamed(own, Value.Unknown, value) ?? value;
        }

        if (value is ConstantValue { Value: { } number } && conversion.Type is { } type && !Keeps(number, type))
        {
            return Value.Unknown;
        }

        if (!conversion.IsTryCast || value is not TargetValue || !IsNarrowing(conversion.Operand, conversion.Type))
        {
            return value;
        }

        var branch = new Branch(Shorten(conversion.Syntax), 2, conversion.Syntax.GetLocation());
        return Join(new[] { (_condition.And(branch, 0)!, value), (_condition.And(branch, 1)!, new ConstantValue(null)) });
    }

    /// <summary>Whether a constant is the same value in another type: what it becomes as a number of another kind is not computed.</summary>
    private static bool Keeps(object constant, ITypeSymbol type)
    {
        var target = (type as INamedTypeSymbol)?.EnumUnderlyingType ?? (type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T ? ((INamedTypeSymbol)type).TypeArguments[0] : type);
        return !target.IsValueType || constant.GetType().Name == target.Name;
    }

    /// <summary>Whether a type says more of an expression's value than its own does, so that it may not be of that type.</summary>
    private static bool IsNarrowing(IOperation written, ITypeSymbol? wanted)
    {
        while (written is IConversionOperation { IsImplicit: true } conversion)
        {
            written = conversion.Operand;
        }

        return written.Type is { } type && wanted is not null && !IsOrDerivesFrom(type, wanted);
    }

    private readonly Stack<Value> _initialized = new();

    private Value ReadParameter(IParameterSymbol parameter)
    {
        var value = _frame.Read(parameter);

        if (!ReferenceEquals(value, Value.Unknown))
        {
            return value;
        }

        // A primary constructor's parameter lives on in the object; that of an extension block is the receiver, or, when the member is called
        // as a static method, the argument of the same name.
        return SelfOf(_frame) is ObjectValue self && self.Fields.TryGetValue(parameter, out var captured) ? captured
            : parameter.ContainingSymbol is not INamedTypeSymbol { Name: "" } ? value
            : SelfOf(_frame) is { IsTracked: true } receiver ? receiver
            : _frame.Variables.FirstOrDefault(v => v.Key is IParameterSymbol && v.Key.Name == parameter.Name).Value ?? value;
    }

    private static Value SelfOf(Frame? frame)
    {
        for (; frame is not null; frame = frame.Closure)
        {
            if (!ReferenceEquals(frame.Self, Value.Unknown))
            {
                return frame.Self;
            }
        }

        return Value.Unknown;
    }

    private Value CreateAnonymous(IAnonymousObjectCreationOperation anonymous)
    {
        var self = new ObjectValue(anonymous.Type!);
        foreach (var initializer in anonymous.Initializers.OfType<ISimpleAssignmentOperation>())
        {
            if (initializer.Target is IPropertyReferenceOperation property)
            {
                self.Fields[property.Property.OriginalDefinition] = Evaluate(initializer.Value);
            }
        }

        return self;
    }

    /// <summary>OperationKind.CollectionExpression of newer compilers: <c>params</c> spans are handed over as one.</summary>
    private const int CollectionExpressionKind = 0x7f;

    private Value EvaluateOther(IOperation operation)
    {
        // Collection expressions have no operation of their own in the oldest compiler that loads us: their elements are plain children.
        var isCollection = operation.Syntax is CollectionExpressionSyntax || (int)operation.Kind == CollectionExpressionKind;
        var items = ImmutableArray.CreateBuilder<Value>();
        var complete = true;
        foreach (var child in operation.ChildOperations)
        {
            items.Add(Evaluate(child));
            complete &= child.Syntax is not SpreadElementSyntax;
        }

        return isCollection ? new SequenceValue(items.ToImmutable(), complete) : Value.Unknown;
    }
}
