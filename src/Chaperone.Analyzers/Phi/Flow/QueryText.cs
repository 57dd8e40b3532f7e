using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Chaperone.Phi.Flow;

/// <summary>Text that can only be the query of an address: <c>…?nhsNumber={x}</c>.</summary>
internal static class QueryText
{
    // The value may begin with a part of its own: ?identifier=https://system|{x}. No white space: then it is a sentence.
    private static readonly Regex EndsInQuery = new(@"(^|[^\s])?[?&][A-Za-z_][\w.\-:\[\]%$]*=[^&\s""'<>]*$", RegexOptions.CultureInvariant);

    /// <summary>Whether what stands in the hole is the value of a query parameter.</summary>
    public static bool IsValue(IInterpolationOperation hole) =>
        hole.Parent is IInterpolatedStringOperation text && text.Parts[0] != hole && TextBefore(text, hole) is var before && IsQuery(before) && !IsMessage(text);

    /// <summary>Whether what stands in the operand of a concatenation is the value of a query parameter.</summary>
    public static bool IsValue(IBinaryOperation sum) =>
        sum is { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String }
        && LastOf(sum.LeftOperand)?.ConstantValue is { HasValue: true, Value: string before } && IsQuery(before) && !IsMessage(sum);

    /// <summary>Whether a part of a text is reported as the value of a query parameter where it stands.</summary>
    public static bool IsReported(IOperation part)
    {
        var parent = part.Parent is IConversionOperation conversion ? conversion.Parent : part.Parent;
        return (parent is IInterpolationOperation hole && IsValue(hole)) || (parent is IBinaryOperation sum && (sum.RightOperand == part || sum.RightOperand == part.Parent) && IsValue(sum));
    }

    // The expression backtracks over whatever has no such sign.
    private static bool IsQuery(string before) => before.IndexOf('=') >= 0 && EndsInQuery.IsMatch(before);

    private static string TextBefore(IInterpolatedStringOperation text, IInterpolationOperation hole)
    {
        var before = "";
        foreach (var part in text.Parts)
        {
            if (part == hole)
            {
                break;
            }

            before = part is IInterpolatedStringTextOperation ? before + part.Syntax : "";
        }

        return before;
    }

    private static IOperation? LastOf(IOperation operand) =>
        operand is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } inner ? LastOf(inner.RightOperand) : operand is IConversionOperation conversion ? LastOf(conversion.Operand) : operand;

    // Where the text is a log's or an exception's message, that is what the finding is about.
    private static bool IsMessage(IOperation text)
    {
        for (var current = text.Parent; current is not null; current = current.Parent)
        {
            if (current is IArgumentOperation { Parameter.Name: "message" or "messageTemplate" or "format" or "errorMessage" or "detail" })
            {
                return true;
            }

            if (current is IExpressionStatementOperation or IReturnOperation or IVariableDeclarationGroupOperation or IAnonymousFunctionOperation)
            {
                return false;
            }
        }

        return false;
    }
}
