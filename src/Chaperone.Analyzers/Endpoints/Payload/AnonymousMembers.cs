using System.Linq;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Chaperone.Endpoints.Payload;

/// <summary>What the members of anonymous objects are made from.</summary>
internal static class AnonymousMembers
{
    /// <summary>For <c>new { number = patient.Ssn }</c> the property Ssn; null when the value is not simply one of another's.</summary>
    public static ISymbol? SourceOf(IPropertySymbol property, SemanticModels models) =>
        ValueOf(property, models) is { } value && models.For(value.SyntaxTree).GetSymbolInfo(value).Symbol is { } symbol and (IPropertySymbol or IFieldSymbol or ILocalSymbol or IParameterSymbol) ? symbol : null;

    /// <summary>For <c>new { message = "Saved" }</c>, whose value is nobody's.</summary>
    public static bool IsConstant(IPropertySymbol property, SemanticModels models) =>
        ValueOf(property, models) is { } value && models.For(value.SyntaxTree).GetConstantValue(value).HasValue;

    private static ExpressionSyntax? ValueOf(IPropertySymbol property, SemanticModels models)
    {
        var node = property.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();
        var value = node?.FirstAncestorOrSelf<AnonymousObjectMemberDeclaratorSyntax>()?.Expression;
        return value is not null && models.Compilation.ContainsSyntaxTree(value.SyntaxTree) ? value : null;
    }
}
