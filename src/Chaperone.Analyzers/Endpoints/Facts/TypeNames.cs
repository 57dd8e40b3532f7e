using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints.Facts;

/// <summary>Types as logs name them: metadata names with their arguments, <c>~</c> before those of the library itself, <c>!!0</c> for a method's type parameter.</summary>
internal static class TypeNames
{
    private const char Own = '~';

    /// <summary>The type's name; empty for one that can't be named (a pointer, <c>dynamic</c>).</summary>
    public static string Of(ITypeSymbol type, IAssemblySymbol library)
    {
        var text = new StringBuilder();
        return Append(text, type, library) ? text.ToString() : "";
    }

    /// <summary>The type of that name; null when the reader knows none.</summary>
    /// <param name="name">What <see cref="Of"/> wrote.</param>
    /// <param name="library">The assembly whose log it is.</param>
    /// <param name="symbols">The reader's symbols.</param>
    /// <param name="parameter">What stands for a type parameter, <c>!!0</c> or <c>!0</c>.</param>
    public static ITypeSymbol? Resolve(string name, IAssemblySymbol library, WellKnownSymbols symbols, Func<string, ITypeSymbol?> parameter)
    {
        var position = 0;
        return Parse(name, ref position, library, symbols, parameter);
    }

    /// <summary>Namespace and name with the arity, nested types behind a plus.</summary>
    public static string MetadataNameOf(INamedTypeSymbol type)
    {
        if (type.ContainingType is { } outer)
        {
            return MetadataNameOf(outer) + "+" + type.MetadataName;
        }

        return type.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString() + "." + type.MetadataName : type.MetadataName;
    }

    private static bool Append(StringBuilder text, ITypeSymbol type, IAssemblySymbol library)
    {
        switch (type)
        {
            case ITypeParameterSymbol parameter:
                text.Append(parameter.TypeParameterKind == TypeParameterKind.Method ? "!!" : "!").Append(parameter.Ordinal);
                return true;
            case IArrayTypeSymbol array:
                var known = Append(text, array.ElementType, library);
                text.Append("[]");
                return known;
            case INamedTypeSymbol { IsAnonymousType: false } named:
                if (SymbolEqualityComparer.Default.Equals(named.ContainingAssembly, library))
                {
                    text.Append(Own);
                }

                text.Append(MetadataNameOf(named.OriginalDefinition));
                if (named is { IsGenericType: true, IsUnboundGenericType: false } && named.TypeArguments.Length > 0)
                {
                    for (var i = 0; i < named.TypeArguments.Length; i++)
                    {
                        text.Append(i == 0 ? '<' : ',');
                        if (!Append(text, named.TypeArguments[i], library))
                        {
                            return false;
                        }
                    }

                    text.Append('>');
                }

                return true;
            default:
                return false;
        }
    }

    private static ITypeSymbol? Parse(string name, ref int position, IAssemblySymbol library, WellKnownSymbols symbols, Func<string, ITypeSymbol?> parameter)
    {
        var start = position;
        while (position < name.Length && name[position] is not ('<' or ',' or '>' or '['))
        {
            position++;
        }

        var text = name.Substring(start, position - start);
        ITypeSymbol? type = text.Length == 0 ? null
            : text[0] == '!' ? parameter(text)
            : text[0] == Own ? library.GetTypeByMetadataName(text.Substring(1))
            : symbols.Get(text);
        if (position < name.Length && name[position] == '<')
        {
            var arguments = new List<ITypeSymbol?>();
            do
            {
                position++;
                arguments.Add(Parse(name, ref position, library, symbols, parameter));
            }
            while (position < name.Length && name[position] == ',');

            position++;
            type = type is INamedTypeSymbol definition && definition.TypeParameters.Length == arguments.Count && arguments.All(static a => a is not null)
                ? definition.Construct(arguments.ToArray()!)
                : type;
        }

        while (position + 1 < name.Length && name[position] == '[')
        {
            position += 2;
            type = type is null ? null : symbols.Compilation.CreateArrayTypeSymbol(type);
        }

        return type;
    }
}
