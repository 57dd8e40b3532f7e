using System.Linq;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Chaperone.Endpoints.Payload;

/// <summary>What the members of anonymous objects are made from.</summary>
internal static class AnonymousMembers
{
    /// <summary>For <c>new { number = patient.Ssn }</c> the property Ssn; null when the value is not simply one of another's.</summary>
    public static ISymbol? SourceOf(IPropertySymbol property, SemanticModels models)
    {
        var node = property.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();
        var value = node?.FirstAncestorOrSelf<AnonymousObjectMemberDeclaratorSyntax>()?.Expression;
        if (value is null || !models.Compilation.ContainsSyntaxTree(value.SyntaxTree))
        {
            return null;
        }

        return models.For(value.SyntaxTree).GetSymbolInfo(value).Symbol is { } symbol and (IPropertySymbol or IFieldSymbol or ILocalSymbol or IParameterSymbol) ? symbol : null;
    }
}
