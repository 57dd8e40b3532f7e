using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Chaperone.Phi.Flow;

/// <summary>Texts with numbered holes: what no hole names is not written, as in <c>string.Format("{0}", id, ssn)</c>.</summary>
internal static class CompositeFormats
{
    /// <summary>The arguments that a call's format writes; all where it has none, or one that only the run knows.</summary>
    public static IEnumerable<IOperation> Written(IInvocationOperation call)
    {
        if (call.TargetMethod.Name is not ("Format" or "AppendFormat") || call.Arguments.FirstOrDefault(static a => a.Parameter?.Name == "format") is not { Value.ConstantValue: { HasValue: true, Value: string format }, Parameter: { } at })
        {
            return call.Arguments.Select(static a => a.Value);
        }

        var holes = new HashSet<int>(Holes(format));
        return call.Arguments.Where(a => a.Parameter is { } parameter && parameter.Ordinal > at.Ordinal)
            .SelectMany(a => Elements(a.Value)?.Select(static (v, i) => (Index: i, Value: v)) ?? new[] { (Index: a.Parameter!.Name == "args" ? -1 : a.Parameter.Ordinal - at.Ordinal - 1, a.Value) })
            .Where(v => v.Index < 0 || holes.Contains(v.Index))
            .Select(static v => v.Value);
    }

    /// <summary>The elements of an array that is made for the call; null where it is another value.</summary>
    private static IEnumerable<IOperation>? Elements(IOperation value) => value switch
    {
        IConversionOperation conversion => Elements(conversion.Operand),
        IArrayCreationOperation { Initializer: { } elements } => elements.ElementValues,
        { Syntax: CollectionExpressionSyntax { Elements: var elements } } when elements.All(static e => e is ExpressionElementSyntax) => value.ChildOperations,
        _ => null,
    };

    private static IEnumerable<int> Holes(string format)
    {
        for (var i = 0; i < format.Length; i++)
        {
            if (format[i] != '{')
            {
                continue;
            }

            var digits = format.Skip(i + 1).TakeWhile(char.IsDigit).ToArray();
            if (digits.Length == 0)
            {
                // Two braces are one that is written.
                i++;
            }
            else if (int.TryParse(new string(digits), out var index))
            {
                yield return index;
            }
        }
    }
}
