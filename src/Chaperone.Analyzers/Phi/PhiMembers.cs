using Microsoft.CodeAnalysis;

namespace Chaperone.Phi;

/// <summary>Which members hold data of an instance.</summary>
internal static class PhiMembers
{
    /// <summary>The member's type; null for what holds no data of an instance: constants, static and generated members, indexers.</summary>
    public static ITypeSymbol? TypeOf(ISymbol member) => member switch
    {
        { IsStatic: true } => null,
        IPropertySymbol { IsIndexer: false, Name: not "EqualityContract" } property => property.Type,
        IFieldSymbol { IsImplicitlyDeclared: false, IsConst: false } field => field.Type,
        _ => null,
    };
}
