using System.Linq;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints.Payload;

/// <summary>Attributes of the serializers on a member, by namespace and name, subclasses included.</summary>
/// <remarks>By name, because an application that uses one serializer need not reference the other's assembly.</remarks>
internal static class JsonAttributes
{
    public const string SystemText = "System.Text.Json.Serialization";
    public const string Newtonsoft = "Newtonsoft.Json";
    public const string DataContracts = "System.Runtime.Serialization";

    /// <summary>The attribute that stands on the symbol itself; null when there is none.</summary>
    public static AttributeData? Find(ISymbol symbol, string space, string name) =>
        symbol.GetAttributes().FirstOrDefault(a => Is(a.AttributeClass, space, name));

    /// <summary>Whether the class is, or derives from, the attribute.</summary>
    public static bool Is(INamedTypeSymbol? type, string space, string name)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (type.Name == name && Namespaces.Is(type.ContainingNamespace, space))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The type that is the attribute's first argument, as in <c>[JsonConverter(typeof(X))]</c>.</summary>
    public static INamedTypeSymbol? TypeArgument(AttributeData attribute) =>
        attribute.ConstructorArguments is [{ Scalar: INamedTypeSymbol type }, ..] ? type : null;
}
