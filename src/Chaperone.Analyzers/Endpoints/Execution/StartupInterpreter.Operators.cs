using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Chaperone.Endpoints.Execution;

/// <content>Operators: comparisons, text, choices.</content>
internal sealed partial class StartupInterpreter
{
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
            var right = outer.Pop().RightOperand;
            value = Add(value, Named(Evaluate(right), right));
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

        var right = Value.Unknown;
        if (binary.OperatorKind is BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr && Truth(left) is null)
        {
            // What stands on the right is done only where the left does not decide.
            ExecuteUnder(
                BranchOf(binary.LeftOperand, left, out var whenTrue),
                binary.OperatorKind == BinaryOperatorKind.ConditionalAnd ? whenTrue : 1 - whenTrue,
                () =>
                {
                    right = Evaluate(binary.RightOperand);
                    return Flow.Next;
                });
        }
        else
        {
            right = Evaluate(binary.RightOperand);
        }

        return RunUnnamed(binary.OperatorMethod, Value.Unknown, left, right) ?? binary.OperatorKind switch
        {
            BinaryOperatorKind.Add => Add(Named(left, binary.LeftOperand), Named(right, binary.RightOperand)),
            BinaryOperatorKind.LessThan when (left, right) is (ConstantValue { Value: int a }, ConstantValue { Value: int b }) => new ConstantValue(a < b),
            BinaryOperatorKind.LessThanOrEqual when (left, right) is (ConstantValue { Value: int a }, ConstantValue { Value: int b }) => new ConstantValue(a <= b),
            BinaryOperatorKind.GreaterThan when (left, right) is (ConstantValue { Value: int a }, ConstantValue { Value: int b }) => new ConstantValue(a > b),
            BinaryOperatorKind.GreaterThanOrEqual when (left, right) is (ConstantValue { Value: int a }, ConstantValue { Value: int b }) => new ConstantValue(a >= b),
            BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals when left is SymbolicValue || right is SymbolicValue => Compare(left, right, binary.OperatorKind == BinaryOperatorKind.NotEquals),
            BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals when !(IsBoxed(binary.LeftOperand) && IsBoxed(binary.RightOperand)) && AreEqual(left, right) is { } equal => new ConstantValue(equal == (binary.OperatorKind == BinaryOperatorKind.Equals)),
            _ => Value.Unknown,
        };
    }

    /// <summary>Two boxes are never the same object.</summary>
    private static bool IsBoxed(IOperation operand) => operand is IConversionOperation { Type.IsReferenceType: true, Operand.Type.IsValueType: true };

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

    /// <summary>What is written of a member of an enumeration is its name.</summary>
    /// <remarks>Flags together, and numbers without a name, are written in ways that are not followed.</remarks>
    private static Value Named(Value value, IOperation written)
    {
        while (written is IConversionOperation { IsImplicit: true } conversion)
        {
            written = conversion.Operand;
        }

        return value is not ConstantValue { Value: { } number } || written.Type is not { TypeKind: TypeKind.Enum } type ? value
            : type.GetMembers().OfType<IFieldSymbol>().Where(f => f.HasConstantValue && number.Equals(f.ConstantValue)).ToList() is [var member] ? new ConstantValue(member.Name)
            : Value.Unknown;
    }

    private Value Interpolate(IInterpolatedStringOperation interpolated)
    {
        var text = new System.Text.StringBuilder();
        var exact = true;
        var values = interpolated.Parts.Select(part => part switch
        {
            IInterpolatedStringTextOperation literal => Evaluate(literal.Text),
            IInterpolationOperation { FormatString: null, Alignment: null } hole => Named(Evaluate(hole.Expression), hole.Expression),
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
            return _recorder!.Compute(Facts.LogOperation.Coalesce, new[] { value, EvaluateWhenNull(coalesce.Value, coalesce.WhenNull) }, _condition);
        }

        return IsKnownObject(value) || value is PartialText or TypeValue || IsThrow(coalesce.WhenNull)
            ? value
            : Join(new[] { (_condition, value), (_condition, EvaluateWhenNull(coalesce.Value, coalesce.WhenNull)) });
    }

    private Value EvaluateCoalesceAssignment(ICoalesceAssignmentOperation coalesce)
    {
        var present = Evaluate(coalesce.Target);
        if (present is SymbolicValue)
        {
            present = _recorder!.Compute(Facts.LogOperation.Coalesce, new[] { present, EvaluateWhenNull(coalesce.Target, coalesce.Value) }, _condition);
            Assign(coalesce.Target, present);
        }
        else if (present is ConstantValue { Value: null })
        {
            present = Evaluate(coalesce.Value);
            Assign(coalesce.Target, present);
        }
        else if (ReferenceEquals(present, Value.Unknown))
        {
            present = Join(new[] { (_condition, present), (_condition, EvaluateWhenNull(coalesce.Target, coalesce.Value)) });
            Assign(coalesce.Target, present);
        }

        return present;
    }

    /// <summary>What stands for a null: what it does is done only if there is one.</summary>
    private Value EvaluateWhenNull(IOperation tested, IOperation whenNull)
    {
        var value = Value.Unknown;
        ExecuteUnder(new Branch(Shorten(tested.Syntax) + " is null", 2, tested.Syntax.GetLocation()), 0, () =>
        {
            value = Evaluate(whenNull);
            return Flow.Next;
        });
        return value;
    }

    private static bool IsThrow(IOperation? operation) => operation is IThrowOperation or IConversionOperation { IsImplicit: true, Operand: IThrowOperation };

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
            if (IsThrow(side))
            {
                return Flow.Threw;
            }

            values.Add((_condition, Evaluate(side)));
            return Flow.Next;
        }
    }

    private Value EvaluateSwitch(ISwitchExpressionOperation @switch)
    {
        Evaluate(@switch.Value);
        var branch = new Branch(Shorten(@switch.Value.Syntax), @switch.Arms.Length, @switch.Syntax.GetLocation());
        var values = new List<(Condition, Value)>();
        RunAlternatives(branch, @switch.Arms.Select((arm, i) => (i, (Func<Flow>)(() =>
        {
            if (IsThrow(arm.Value))
            {
                return Flow.Threw;
            }

            values.Add((_condition, Evaluate(arm.Value)));
            return Flow.Next;
        }))).ToArray());
        return Join(values);
    }
}
