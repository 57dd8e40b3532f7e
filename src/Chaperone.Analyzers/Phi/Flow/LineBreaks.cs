using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Chaperone.Phi.Flow;

/// <summary>Methods called Sanitize that only take line breaks out, against forged log lines: the value itself goes through.</summary>
internal static class LineBreaks
{
    public static bool OnlyRemovedBy(IMethodSymbol method, PhiFlow flow)
    {
        var returned = flow.Summaries.BodiesOf(method).SelectMany(Summaries.ReturnedBy).ToList();
        return returned.Count > 0 && returned.All(Passes) && returned.Any(static r => Unwrap(r) is not ILiteralOperation && !r.ConstantValue.HasValue);
    }

    private static bool Passes(IOperation operation) => Unwrap(operation) switch
    {
        { ConstantValue.HasValue: true } => true,
        IParameterReferenceOperation => true,
        IFieldReferenceOperation { Field: { Name: "Empty", ContainingType.SpecialType: SpecialType.System_String } } => true,
        IConditionalOperation choice => Passes(choice.WhenTrue) && choice.WhenFalse is { } other && Passes(other),
        ICoalesceOperation coalesce => Passes(coalesce.Value) && Passes(coalesce.WhenNull),
        IConditionalAccessOperation access => Passes(access.Operation) && Passes(access.WhenNotNull),
        IConditionalAccessInstanceOperation => true,
        IInvocationOperation { TargetMethod: { Name: "Trim" or "ReplaceLineEndings", ContainingType.SpecialType: SpecialType.System_String }, Instance: { } trimmed } => Passes(trimmed),
        IInvocationOperation { TargetMethod: { Name: "Replace", ContainingType.SpecialType: SpecialType.System_String }, Instance: { } replaced } call => IsControl(call) && Passes(replaced),
        _ => false,
    };

    private static bool IsControl(IInvocationOperation replace) =>
        replace.Arguments.FirstOrDefault(static a => a.Parameter?.Ordinal == 0)?.Value is { } old
        && (old.ConstantValue is { HasValue: true, Value: string text } ? text.All(char.IsControl) : old.ConstantValue is { HasValue: true, Value: char c } ? char.IsControl(c) : old.Syntax.ToString() == "Environment.NewLine");

    private static IOperation Unwrap(IOperation operation)
    {
        while (operation is IConversionOperation or IParenthesizedOperation)
        {
            operation = operation is IConversionOperation conversion ? conversion.Operand : ((IParenthesizedOperation)operation).Operand;
        }

        return operation;
    }
}
