using System.Linq;
using Microsoft.CodeAnalysis;

namespace Chaperone.Symbols;

/// <summary>Types as they stand in the code of a generic method or class, with what its caller gave for the parameters.</summary>
internal static class TypeArguments
{
    /// <summary>A type of the method's code with the type arguments of the method and of the classes around it.</summary>
    public static ITypeSymbol In(ITypeSymbol type, IMethodSymbol method, Compilation compilation)
    {
        switch (type)
        {
            case ITypeParameterSymbol parameter:
                return ArgumentOf(parameter, method) ?? type;
            case IArrayTypeSymbol array:
                return In(array.ElementType, method, compilation) is var element && SymbolEqualityComparer.Default.Equals(element, array.ElementType) ? type : compilation.CreateArrayTypeSymbol(element, array.Rank);
            case INamedTypeSymbol { IsGenericType: true, IsTupleType: false, IsAnonymousType: false, ContainingType: not { IsGenericType: true } } named:
                var arguments = named.TypeArguments.Select(a => In(a, method, compilation)).ToArray();
                return arguments.SequenceEqual(named.TypeArguments, SymbolEqualityComparer.Default) ? type : named.OriginalDefinition.Construct(arguments);
            default:
                return type;
        }
    }

    /// <summary>Whether a type has parameters in it for which nothing is given.</summary>
    public static bool AreOpen(ITypeSymbol type) => type switch
    {
        ITypeParameterSymbol => true,
        IArrayTypeSymbol array => AreOpen(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.Any(AreOpen) || (named.ContainingType is { } outer && AreOpen(outer)),
        _ => false,
    };

    private static ITypeSymbol? ArgumentOf(ITypeParameterSymbol parameter, IMethodSymbol method)
    {
        if (parameter.TypeParameterKind == TypeParameterKind.Method)
        {
            return SymbolEqualityComparer.Default.Equals(parameter.DeclaringMethod, method.OriginalDefinition) ? method.TypeArguments[parameter.Ordinal] : null;
        }

        for (var type = method.ContainingType; type is not null; type = type.ContainingType)
        {
            if (SymbolEqualityComparer.Default.Equals(parameter.DeclaringType, type.OriginalDefinition))
            {
                return type.TypeArguments[parameter.Ordinal];
            }
        }

        return null;
    }
}
