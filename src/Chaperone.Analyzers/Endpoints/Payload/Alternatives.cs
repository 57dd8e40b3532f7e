using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Chaperone.Endpoints.Payload;

/// <summary>The values that an expression is one of, where it only chooses, converts or waits.</summary>
internal static class Alternatives
{
    /// <summary>Those of one step; none for null and what throws. Null for an expression that is a value of its own.</summary>
    public static IEnumerable<IOperation>? Of(IOperation value) => value switch
    {
        IConversionOperation conversion => new[] { conversion.Operand },
        IAwaitOperation awaited => new[] { awaited.Operation },
        IParenthesizedOperation inner => new[] { inner.Operand },
        IConditionalOperation { WhenFalse: { } otherwise } conditional => new[] { conditional.WhenTrue, otherwise },
        ICoalesceOperation coalesce => new[] { coalesce.Value, coalesce.WhenNull },
        ISwitchExpressionOperation choice => choice.Arms.Select(static a => a.Value),
        IThrowOperation or IDefaultValueOperation or ILiteralOperation { ConstantValue: { HasValue: true, Value: null } } => Enumerable.Empty<IOperation>(),
        IInvocationOperation { TargetMethod: { Name: "FromResult", ContainingType.Name: "Task" or "ValueTask" }, Arguments: [var argument] } => new[] { argument.Value },
        IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Instance: { } task } => new[] { task },
        IInvocationOperation call when ResultFactories.BodyOf(call) is { Unseen: null } factory => factory.Value is { } made ? new[] { made } : Enumerable.Empty<IOperation>(),
        _ => null,
    };
}
