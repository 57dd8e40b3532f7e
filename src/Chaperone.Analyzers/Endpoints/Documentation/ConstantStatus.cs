using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Chaperone.Endpoints.Documentation;

/// <summary>The number that a status is given as.</summary>
internal static class ConstantStatus
{
    /// <summary>A constant, also as a member of System.Net.HttpStatusCode, or a local variable that is given one once and for all; null for anything else.</summary>
    /// <param name="value">What is written as the status.</param>
    /// <param name="body">The body of the method or function that it stands in.</param>
    public static int? Of(IOperation value, IOperation body)
    {
        value = Written(value);
        if (value is ILocalReferenceOperation { ConstantValue.HasValue: false } local && OnlyValueOf(local.Local, body) is { } given)
        {
            value = Written(given);
        }

        return value.ConstantValue is { HasValue: true, Value: int status } ? status : null;
    }

    private static IOperation Written(IOperation value)
    {
        while (value is IConversionOperation conversion && !value.ConstantValue.HasValue)
        {
            value = conversion.Operand;
        }

        return value;
    }

    /// <summary>What a variable is given where that happens in one place: which of several counts depends on the way that is taken.</summary>
    private static IOperation? OnlyValueOf(ILocalSymbol local, IOperation body)
    {
        IOperation? value = null;
        foreach (var operation in body.Descendants())
        {
            var written = operation switch
            {
                IVariableDeclaratorOperation declarator when Is(declarator.Symbol) => declarator.GetVariableInitializer()?.Value,
                ISimpleAssignmentOperation { IsRef: false, Target: ILocalReferenceOperation target } assignment when Is(target.Local) => assignment.Value,
                ILocalReferenceOperation reference when Is(reference.Local) && IsChangedOtherwise(reference) => reference,
                _ => null,
            };
            if (written is not null && (value is not null || written is ILocalReferenceOperation))
            {
                return null;
            }

            value ??= written;
        }

        return value;

        bool Is(ILocalSymbol other) => SymbolEqualityComparer.Default.Equals(other, local);
    }

    /// <summary>Whether a variable can get another value where it is mentioned, by something else than an assignment.</summary>
    private static bool IsChangedOtherwise(ILocalReferenceOperation reference) => reference.Parent switch
    {
        ICompoundAssignmentOperation compound => compound.Target == reference,
        ICoalesceAssignmentOperation coalesce => coalesce.Target == reference,
        ISimpleAssignmentOperation { IsRef: true } => true,
        IIncrementOrDecrementOperation or IAddressOfOperation or ITupleOperation => true,
        IArgumentOperation argument => argument.Parameter is null or { RefKind: not RefKind.None and not RefKind.In },
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => declarator.Symbol.RefKind != RefKind.None,
        _ => false,
    };
}
