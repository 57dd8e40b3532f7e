using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
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
                return Evaluate(conversion.Operand);
            case IParenthesizedOperation parenthesized:
                return Evaluate(parenthesized.Operand);
            case IAwaitOperation awaited:
                return Evaluate(awaited.Operation);
            case IDelegateCreationOperation creation:
                return Evaluate(creation.Target);
            case IAnonymousFunctionOperation lambda:
                return new DelegateValue(lambda.Symbol, lambda.Body, lambda.Syntax, _frame, Value.Unknown);
            case IMethodReferenceOperation method:
                return new DelegateValue(
                    method.Method,
                    null,
                    null,
                    method.Method.MethodKind == MethodKind.LocalFunction ? _frame : null,
                    method.Instance is null ? Value.Unknown : Evaluate(method.Instance));
            case IInvocationOperation invocation:
                return Invoke(invocation);
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
            case ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add } compound:
                var sum = Add(Evaluate(compound.Target), Evaluate(compound.Value));
                Assign(compound.Target, sum);
                return sum;
            case ICoalesceAssignmentOperation coalesce:
                var present = Evaluate(coalesce.Target);
                if (present is SymbolicValue)
                {
                    present = _recorder!.Compute(Facts.LogOperation.Coalesce, new[] { present, Evaluate(coalesce.Value) }, _condition);
                    Assign(coalesce.Target, present);
                }
                else if (present is ConstantValue { Value: null } || ReferenceEquals(present, Value.Unknown))
                {
                    present = Evaluate(coalesce.Value);
                    Assign(coalesce.Target, present);
                }

                return present;
            case IDeconstructionAssignmentOperation deconstruction:
                var parts = Evaluate(deconstruction.Value);
                DeclareDeconstruction(deconstruction.Target, parts);
                return parts;
            case IIncrementOrDecrementOperation { Target: ILocalReferenceOperation counter } increment:
                var next = _frame.Read(counter.Local) is ConstantValue { Value: int number }
                    ? new ConstantValue(increment.Kind == OperationKind.Increment ? number + 1 : number - 1)
                    : Value.Unknown;
                _frame.Assign(counter.Local, next);
                return next;
            case ITupleOperation tuple:
                return new SequenceValue(tuple.Elements.Select(Evaluate).ToImmutableArray(), complete: true);
            case IArrayCreationOperation array:
                return array.Initializer is null
                    ? new SequenceValue(ImmutableArray<Value>.Empty, complete: array.DimensionSizes.All(static d => d.ConstantValue.Value is 0))
                    : new SequenceValue(array.Initializer.ElementValues.Select(Evaluate).ToImmutableArray(), complete: true);
            case IArrayElementReferenceOperation { Indices.Length: 1 } element:
                return Evaluate(element.ArrayReference) is SequenceValue { Complete: true } items
                    && Evaluate(element.Indices[0]) is ConstantValue { Value: int index } && index >= 0 && index < items.Items.Length
                    ? items.Items[index]
                    : Value.Unknown;
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
                var receiver = Evaluate(access.Operation);
                if (receiver is ConstantValue { Value: null })
                {
                    return receiver;
                }

                _conditionalReceivers.Push(receiver);
                try
                {
                    return Evaluate(access.WhenNotNull);
                }
                finally
                {
                    _conditionalReceivers.Pop();
                }

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
                return MapUnresolved(invalid, call);
            default:
                return EvaluateOther(operation);
        }
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

    /// <summary><c>x is null</c>, <c>x is not "a"</c>.</summary>
    private Value Matches(IIsPatternOperation test)
    {
        var negated = test.Pattern is INegatedPatternOperation;
        var pattern = (IConstantPatternOperation)(test.Pattern is INegatedPatternOperation not ? not.Pattern : test.Pattern);
        var wanted = pattern.Value.ConstantValue;
        return Evaluate(test.Value) switch
        {
            ConstantValue constant when wanted.HasValue => new ConstantValue(Equals(constant.Value, wanted.Value) != negated),
            SymbolicValue symbol when wanted.HasValue => Compare(symbol, new ConstantValue(wanted.Value), negated),
            var known when IsKnownObject(known) && wanted is { HasValue: true, Value: null } => new ConstantValue(negated),
            _ => Value.Unknown,
        };
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

    private Value EvaluateBinary(IBinaryOperation binary)
    {
        // A long concatenation nests to the left, thousands deep in generated texts: walked in a loop, as the compiler does.
        var outer = new Stack<IBinaryOperation>();
        while (binary.OperatorKind == BinaryOperatorKind.Add && binary.LeftOperand is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, ConstantValue.HasValue: false } inner)
        {
            outer.Push(binary);
            binary = inner;
        }

        var value = EvaluateBinary(binary, Evaluate(binary.LeftOperand));
        while (outer.Count > 0)
        {
            value = Add(value, Evaluate(outer.Pop().RightOperand));
        }

        return value;
    }

    private Value EvaluateBinary(IBinaryOperation binary, Value left)
    {
        if (binary.OperatorKind is BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr && Truth(left) is { } leftTruth
            && leftTruth == (binary.OperatorKind == BinaryOperatorKind.ConditionalOr))
        {
            return left;
        }

        var right = Evaluate(binary.RightOperand);
        return binary.OperatorKind switch
        {
            BinaryOperatorKind.Add => Add(left, right),
            BinaryOperatorKind.LessThan when (left, right) is (ConstantValue { Value: int a }, ConstantValue { Value: int b }) => new ConstantValue(a < b),
            BinaryOperatorKind.LessThanOrEqual when (left, right) is (ConstantValue { Value: int a }, ConstantValue { Value: int b }) => new ConstantValue(a <= b),
            BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals when left is SymbolicValue || right is SymbolicValue => Compare(left, right, binary.OperatorKind == BinaryOperatorKind.NotEquals),
            BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals when AreEqual(left, right) is { } equal => new ConstantValue(equal == (binary.OperatorKind == BinaryOperatorKind.Equals)),
            _ => Value.Unknown,
        };
    }

    /// <summary>Constants by value; an object or a builder is never null. Null when it can't be known.</summary>
    private static bool? AreEqual(Value left, Value right) => (left, right) switch
    {
        (ConstantValue a, ConstantValue b) => Equals(a.Value, b.Value),
        (ConstantValue { Value: null }, var other) when IsKnownObject(other) => false,
        (var other, ConstantValue { Value: null }) when IsKnownObject(other) => false,
        _ => null,
    };

    private Value Add(Value left, Value right)
    {
        if (left is SymbolicValue || right is SymbolicValue)
        {
            return _recorder!.Compute(Facts.LogOperation.Concatenate, new[] { left, right }, _condition);
        }

        if ((left, right) is (ConstantValue { Value: int a }, ConstantValue { Value: int b }))
        {
            return new ConstantValue(a + b);
        }

        var (leftText, rightText) = (TextOf(left), TextOf(right));
        return leftText.Exact && rightText.Exact
            ? new ConstantValue(leftText.Text + rightText.Text)
            : new PartialText(leftText.Text + rightText.Text);
    }

    private Value Interpolate(IInterpolatedStringOperation interpolated)
    {
        var text = new System.Text.StringBuilder();
        var exact = true;
        var values = interpolated.Parts.Select(part => part switch
        {
            IInterpolatedStringTextOperation literal => Evaluate(literal.Text),
            IInterpolationOperation { FormatString: null, Alignment: null } hole => Evaluate(hole.Expression),
            _ => Value.Unknown,
        }).ToList();
        if (values.Any(static v => v is SymbolicValue))
        {
            return _recorder!.Compute(Facts.LogOperation.Concatenate, values, _condition);
        }

        foreach (var value in values)
        {
            var piece = TextOf(value);
            exact &= piece.Exact;
            text.Append(piece.Text);
        }

        return exact ? new ConstantValue(text.ToString()) : new PartialText(text.ToString());
    }

    /// <summary>The value as text; what is not known is <c>?</c>.</summary>
    internal static RouteText TextOf(Value value) => value switch
    {
        ConstantValue { Value: string text } => new RouteText(text, true),
        ConstantValue { Value: null } => RouteText.Empty,
        ConstantValue { Value: IFormattable number } => new RouteText(number.ToString(null, System.Globalization.CultureInfo.InvariantCulture), true),
        ConstantValue constant => new RouteText(constant.Value.ToString(), true),
        PartialText partial => new RouteText(partial.Text, false),
        _ => RouteText.Unknown,
    };

    private Value EvaluateCoalesce(ICoalesceOperation coalesce)
    {
        var value = Evaluate(coalesce.Value);
        if (value is ConstantValue constant)
        {
            return constant.Value is null ? Evaluate(coalesce.WhenNull) : value;
        }

        if (value is SymbolicValue)
        {
            return _recorder!.Compute(Facts.LogOperation.Coalesce, new[] { value, Evaluate(coalesce.WhenNull) }, _condition);
        }

        return IsKnownObject(value) || value is PartialText or TypeValue ? value : Join(new[] { (_condition, value), (_condition, Evaluate(coalesce.WhenNull)) });
    }

    private Value EvaluateConditional(IConditionalOperation conditional)
    {
        var tested = Evaluate(conditional.Condition);
        if (Truth(tested) is { } truth)
        {
            return Evaluate(truth ? conditional.WhenTrue : conditional.WhenFalse);
        }

        var branch = BranchOf(conditional.Condition, tested, out var whenTrue);
        var values = new List<(Condition, Value)>();
        RunAlternatives(
            branch,
            (whenTrue, () => Collect(conditional.WhenTrue)),
            (1 - whenTrue, () => Collect(conditional.WhenFalse)));
        return Join(values);

        Flow Collect(IOperation? side)
        {
            values.Add((_condition, Evaluate(side)));
            return Flow.Next;
        }
    }

    private Value EvaluateSwitch(ISwitchExpressionOperation @switch)
    {
        Evaluate(@switch.Value);
        var branch = new Branch(Shorten(@switch.Value.Syntax), @switch.Arms.Length, @switch.Syntax.GetLocation());
        var values = new List<(Condition, Value)>();
        RunAlternatives(branch, @switch.Arms.Where(static a => a.Value is not IThrowOperation).Select((arm, i) => (i, (Func<Flow>)(() =>
        {
            values.Add((_condition, Evaluate(arm.Value)));
            return Flow.Next;
        }))).ToArray());
        return Join(values);
    }

    private void Assign(IOperation target, Value value)
    {
        switch (target)
        {
            case ILocalReferenceOperation local:
                _frame.Assign(local.Local, value);
                break;
            case IDeclarationExpressionOperation { Expression: ILocalReferenceOperation declared }:
                _frame.Declare(declared.Local, value);
                break;
            case IParameterReferenceOperation parameter:
                _frame.Assign(parameter.Parameter, value);
                break;
            case IFieldReferenceOperation field:
                Store(field.Instance, field.Field, value);
                break;
            case IPropertyReferenceOperation property:
                AssignProperty(property, value);
                break;
            case IArrayElementReferenceOperation element:
                Evaluate(element.ArrayReference);
                NoteKept(value, element.Syntax);
                break;
        }
    }

    private object? KeyOf(IPropertyReferenceOperation indexer) =>
        indexer.Arguments.Length == 1 && Evaluate(indexer.Arguments[0].Value) is ConstantValue { Value: { } key } ? key : null;

    private void NoteKept(Value value, SyntaxNode where)
    {
        if (value is TargetValue target)
        {
            _recorder?.Keep(target, "kept in " + Shorten(where) + " and used later", _condition);
            AddGuard(target.Targets, "kept in " + Shorten(where) + " and used later", where.GetLocation());
        }
    }

    private void Store(IOperation? instance, ISymbol member, Value value)
    {
        member = member.OriginalDefinition;
        var store = instance is null ? _statics : Evaluate(instance) is ObjectValue self ? self.Fields : null;
        if (store is null)
        {
            return;
        }

        // Written under a condition: the old value stays possible.
        store[member] = store.TryGetValue(member, out var old) && !_condition.IsAlways && !Same(old, value)
            ? Join(new[] { (Condition.Always, old), (_condition, value) })
            : value;
    }

    private void AssignProperty(IPropertyReferenceOperation property, Value value)
    {
        var instance = property.Instance is null ? null : Evaluate(property.Instance);
        switch (instance)
        {
            case HostValue host:
                SetProperty(host, property, value);
                return;
            case PolicyBuilderValue:
                return;
        }

        if (property.Property.SetMethod is { } setter && IsOwn(setter) && instance is ObjectValue && BodyOf(setter) is IMethodBodyBaseOperation { BlockBody: not null } or IMethodBodyBaseOperation { ExpressionBody: not null })
        {
            var arguments = new Dictionary<ISymbol, Value>(SymbolEqualityComparer.Default) { [setter.Parameters[setter.Parameters.Length - 1]] = value };
            Run(setter, instance, arguments, TypeArgumentsOf(setter));
            return;
        }

        if (property.Property.IsIndexer)
        {
            if (instance is ObjectValue keyed && KeyOf(property) is { } key)
            {
                keyed.Items[key] = value;
            }

            NoteKept(value, property.Syntax);
            return;
        }

        Store(property.Instance, property.Property, value);
    }

    private Value ReadField(IFieldReferenceOperation reference)
    {
        var field = reference.Field.OriginalDefinition;
        if (reference.Instance is null)
        {
            // HttpMethods.Get and its like are no constants.
            return _statics.TryGetValue(field, out var known) ? known
                : field is { Name: "Empty", ContainingType.SpecialType: SpecialType.System_String } ? new ConstantValue("")
                : field.ContainingType is { Name: "HttpMethods", ContainingNamespace.Name: "Http" } ? new ConstantValue(field.Name.ToUpperInvariant())
                : !IsOwn(field) ? SharedValue(field) ?? Value.Unknown
                : InitialValue(field, field.IsReadOnly || field.IsStatic);
        }

        var instance = Evaluate(reference.Instance);
        if (instance is SequenceValue { Complete: true } tuple && field.ContainingType.IsTupleType)
        {
            var index = field.ContainingType.TupleElements.IndexOf(f => SymbolEqualityComparer.Default.Equals(f, reference.Field) || f.Name == reference.Field.Name);
            return index >= 0 && index < tuple.Items.Length ? tuple.Items[index] : Value.Unknown;
        }

        return instance is ObjectValue self
            ? self.Fields.TryGetValue(field, out var value) ? value : InitialValue(field, true)
            : Value.Unknown;
    }

    /// <summary>The value that a field's or property's initializer gives it.</summary>
    private Value InitialValue(ISymbol member, bool trust)
    {
        if (!trust || !_runningInitializers.Add(member))
        {
            return Value.Unknown;
        }

        try
        {
            foreach (var reference in member.DeclaringSyntaxReferences)
            {
                var value = reference.GetSyntax(_cancellationToken) switch
                {
                    VariableDeclaratorSyntax { Initializer: { } initializer } => initializer.Value,
                    PropertyDeclarationSyntax { Initializer: { } initializer } => initializer.Value,
                    _ => null,
                };
                if (value is null)
                {
                    continue;
                }

                if (BindBody(value) is not { } operation)
                {
                    continue;
                }

                var outer = (_frame, _condition);
                _frame = new Frame(null, null, Value.Unknown, TypeArgumentsOfType(member.ContainingType));
                _condition = Condition.Always;
                try
                {
                    var result = Evaluate(operation);
                    if (member.IsStatic)
                    {
                        _statics[member] = result;
                    }

                    return result;
                }
                finally
                {
                    (_frame, _condition) = outer;
                }
            }

            return Value.Unknown;
        }
        finally
        {
            _runningInitializers.Remove(member);
        }
    }

    private ImmutableDictionary<ISymbol, ITypeSymbol> TypeArgumentsOfType(INamedTypeSymbol? type)
    {
        var result = ImmutableDictionary.Create<ISymbol, ITypeSymbol>(SymbolEqualityComparer.Default);
        for (; type is not null; type = type.ContainingType)
        {
            for (var i = 0; i < type.TypeParameters.Length; i++)
            {
                result = result.SetItem(type.OriginalDefinition.TypeParameters[i], Substitute(type.TypeArguments[i]));
            }
        }

        return result;
    }

    private Value ReadProperty(IPropertyReferenceOperation reference)
    {
        var property = reference.Property;
        var instance = reference.Instance is null ? Value.Unknown : Evaluate(reference.Instance);
        switch (instance)
        {
            case HostValue host:
                return ReadHostProperty(host, property);
            case PipelineValue pipeline:
                return ReadPipelineProperty(pipeline, property);
            case PolicyBuilderValue policy when property.Name == "Requirements":
                return policy;
            case EndpointBuilderValue builder when property.Name == "Metadata":
                return builder;
            case RouteBuilderValue builder when IsRouteBuilderType(property.Type):
                return builder;
            case TypeValue named when property.Name == "Name":
                return new ConstantValue(named.Type.MetadataName);
            case ObjectValue when property.Name is "DefinedTypes" or "ExportedTypes":
                return new AssemblyTypesValue();
            case TypeValue named when property.Name == "Assembly":
                return new ObjectValue(named.Type);
            case ConstantValue { Value: string text } when property.Name == "Length":
                return new ConstantValue(text.Length);
            case SequenceValue { Complete: true } sequence when property.Name is "Length" or "Count":
                return new ConstantValue(sequence.Items.Length);
        }

        if (property.IsIndexer && instance is ObjectValue keyed)
        {
            return KeyOf(reference) is { } key && keyed.Items.TryGetValue(key, out var item) ? item : Value.Unknown;
        }

        if (instance is ObjectValue self && self.Fields.TryGetValue(property.OriginalDefinition, out var stored))
        {
            return stored;
        }

        if (reference.Instance is null && _statics.TryGetValue(property.OriginalDefinition, out var staticValue))
        {
            return staticValue;
        }

        if (!IsOwn(property) && !(property.IsAbstract && instance is ObjectValue))
        {
            return reference.Instance is null ? SharedValue(property) ?? KnownStaticProperty(property) : Value.Unknown;
        }

        return RunGetter(Dispatch(property, instance, reference), instance);
    }

    private IPropertySymbol Dispatch(IPropertySymbol property, Value instance, IPropertyReferenceOperation reference)
    {
        var type = instance is ObjectValue self ? self.Type
            : reference.Instance is null && property.IsAbstract && ConstrainedTypeOf(reference) is { } constrained ? constrained
            : null;
        if (type is null || !(property.IsVirtual || property.IsAbstract || property.IsOverride))
        {
            return property;
        }

        if (property.ContainingType.TypeKind == TypeKind.Interface)
        {
            return type.FindImplementationForInterfaceMember(property) as IPropertySymbol ?? property;
        }

        for (var current = type; current is not null; current = current.BaseType)
        {
            foreach (var candidate in current.GetMembers(property.Name).OfType<IPropertySymbol>())
            {
                for (var overridden = candidate; overridden is not null; overridden = overridden.OverriddenProperty)
                {
                    if (SymbolEqualityComparer.Default.Equals(overridden.OriginalDefinition, property.OriginalDefinition))
                    {
                        return candidate;
                    }
                }
            }
        }

        return property;
    }

    private ITypeSymbol? ConstrainedTypeOf(IPropertyReferenceOperation reference) =>
        reference.ConstrainedToType is { } type ? Substitute(type) : null;

    private Value RunGetter(IPropertySymbol property, Value instance)
    {
        var hasBody = property.DeclaringSyntaxReferences.Any(static r => r.GetSyntax() is PropertyDeclarationSyntax declaration
            && (declaration.ExpressionBody is not null
                || declaration.AccessorList?.Accessors.Any(static a => a.IsKind(SyntaxKind.GetAccessorDeclaration) && (a.Body is not null || a.ExpressionBody is not null)) == true));
        if (!hasBody)
        {
            return InitialValue(property.OriginalDefinition, trust: true);
        }

        var getter = property.GetMethod;
        if (getter is null || _stack.Count(m => SymbolEqualityComparer.Default.Equals(m, getter)) > 1)
        {
            return Value.Unknown;
        }

        return Run(getter, instance, new Dictionary<ISymbol, Value>(SymbolEqualityComparer.Default), TypeArgumentsOf(getter));
    }
}

/// <summary>Helpers over immutable arrays.</summary>
internal static class ImmutableArrayExtensions
{
    public static int IndexOf<T>(this ImmutableArray<T> items, Func<T, bool> matches)
    {
        for (var i = 0; i < items.Length; i++)
        {
            if (matches(items[i]))
            {
                return i;
            }
        }

        return -1;
    }
}
