using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Chaperone.Endpoints.Execution;

/// <summary>Whether a lazy sequence is ever asked for its items: an iterator, or a query of LINQ, does nothing until then.</summary>
internal static class Enumeration
{
    /// <summary>Whether what an expression gives is enumerated for certain where the expression is reached.</summary>
    /// <param name="sequence">A call that gives a sequence; null when it is not known who calls.</param>
    public static bool IsCertain(IOperation? sequence)
    {
        switch (sequence?.Parent)
        {
            case IConversionOperation or IParenthesizedOperation or ITranslatedQueryOperation or IAwaitOperation or IVariableInitializerOperation:
                return IsCertain(sequence.Parent);
            case IForEachLoopOperation loop:
                return loop.Collection == sequence;
            case IArgumentOperation { Parent: IInvocationOperation call }:
                return IsLazy(call.TargetMethod) ? IsCertain(call) : IsOfTheBaseLibrary(call.TargetMethod);
            case IArgumentOperation { Parent: IObjectCreationOperation { Constructor: { } constructor } }:
                return IsOfTheBaseLibrary(constructor);
            case IInvocationOperation call when call.Instance == sequence:
                return IsOfTheBaseLibrary(call.TargetMethod) && call.TargetMethod.ReturnType.SpecialType == SpecialType.System_Void;
            case IVariableDeclaratorOperation declared:
                return sequence.SemanticModel is not null && BlockAround(declared) is { } block && block.Descendants().OfType<ILocalReferenceOperation>()
                    .Any(r => SymbolEqualityComparer.Default.Equals(r.Local, declared.Symbol) && IsDirectlyIn(r, block) && IsCertain(r));
            case { Syntax: SpreadElementSyntax }:
                return true;
            default:
                return false;
        }
    }

    private static IBlockOperation? BlockAround(IOperation operation)
    {
        while (operation is not null and not IBlockOperation)
        {
            operation = operation.Parent!;
        }

        return (IBlockOperation?)operation;
    }

    /// <summary>Whether nothing stands between them that may not run: no branch, no loop, no lambda.</summary>
    private static bool IsDirectlyIn(IOperation operation, IBlockOperation block)
    {
        var child = operation;
        for (var around = operation.Parent; around is not null && around != block; (child, around) = (around, around.Parent))
        {
            if (around is IConditionalOperation or ISwitchOperation or ISwitchExpressionOperation or ITryOperation or IAnonymousFunctionOperation or ILocalFunctionOperation
                || (around is ILoopOperation and not IForEachLoopOperation)
                || (around is IForEachLoopOperation loop && loop.Collection != child))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>What LINQ gives as a sequence is asked for its items later.</summary>
    private static bool IsLazy(IMethodSymbol method) =>
        method.ContainingType is { Name: "Enumerable" or "AsyncEnumerable", ContainingNamespace: { Name: "Linq", ContainingNamespace.Name: "System" } }
        && method.ReturnType is { TypeKind: TypeKind.Interface };

    private static bool IsOfTheBaseLibrary(IMethodSymbol method) => method.ContainingNamespace?.ToDisplayString() is
        "System" or "System.Linq" or "System.Collections.Generic" or "System.Collections.Immutable" or "System.Collections.ObjectModel";
}
