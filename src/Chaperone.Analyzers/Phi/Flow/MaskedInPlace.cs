using System.Linq;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Chaperone.Phi.Flow;

/// <summary>Objects that a statement before has masked: <c>Mask(card);</c>, whose result, if there is one, is not taken.</summary>
/// <remarks>
/// By syntax, since hardly any body has such a statement. What a call that stands alone is for is to change the object; a text can't be changed.
/// Only a statement of a block around the use counts, which runs before it; what a branch masks is not masked behind the branch.
/// </remarks>
internal static class MaskedInPlace
{
    /// <summary>Whether the variable's object is masked when it is used there.</summary>
    public static bool Is(ISymbol variable, ITypeSymbol type, SyntaxNode use) =>
        type is { IsReferenceType: true, SpecialType: not SpecialType.System_String }
        && use.Ancestors().OfType<BlockSyntax>().SelectMany(b => b.Statements.TakeWhile(s => s.SpanStart < use.SpanStart)).Any(s => Masks(s, variable.Name));

    private static bool Masks(StatementSyntax statement, string variable) => statement switch
    {
        ExpressionStatementSyntax { Expression: var expression } => CallOf(expression) is { } call && WrittenNames.Last(call.Expression) is { } name && Sanitizers.SaysItMasks(name)
            && (call.ArgumentList.Arguments.Any(a => Is(a.Expression, variable)) || (call.Expression is MemberAccessExpressionSyntax access && Is(access.Expression, variable))),
        _ => false,
    };

    private static InvocationExpressionSyntax? CallOf(ExpressionSyntax expression) => expression switch
    {
        AwaitExpressionSyntax awaited => CallOf(awaited.Expression),
        InvocationExpressionSyntax call => call,
        _ => null,
    };

    private static bool Is(ExpressionSyntax expression, string variable) => expression is IdentifierNameSyntax name && name.Identifier.ValueText == variable;
}
