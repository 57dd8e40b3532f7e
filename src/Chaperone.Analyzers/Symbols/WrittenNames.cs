using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Chaperone.Symbols;

/// <summary>Names as they are written, for questions that are asked before anything is bound.</summary>
internal static class WrittenNames
{
    /// <summary><c>Name</c> of <c>Name</c>, <c>x.Name</c> and <c>x.Name&lt;T&gt;</c>; null of any other expression.</summary>
    public static string? Last(ExpressionSyntax expression) => expression switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        _ => null,
    };
}
