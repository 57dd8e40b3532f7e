using Microsoft.CodeAnalysis;

namespace Chaperone.OpenApi;

/// <summary>What a type's schema is called in a document, in the form in which <see cref="ServedDocument"/> reads it.</summary>
internal static class Schemas
{
    public static string Of(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Byte } => "string",
        IArrayTypeSymbol array => Of(array.ElementType) + "[]",
        { SpecialType: SpecialType.System_String } => "string",
        { SpecialType: SpecialType.System_Int32 or SpecialType.System_Int64 } => "integer",
        { SpecialType: SpecialType.System_Boolean } => "boolean",
        { SpecialType: SpecialType.System_Object } => "any",
        INamedTypeSymbol { TypeArguments: [var item] } named when named.AllInterfaces.Append(named).Any(static i => i.Name == "IEnumerable") => Of(item) + "[]",
        _ => type.Name,
    };
}
