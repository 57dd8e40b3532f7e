using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Chaperone.CodeFixes;

/// <summary>Puts a call into a fluent chain.</summary>
internal static class FluentCall
{
    /// <summary>The call whose name stands at the token; null when the name is not called (a method group, code half typed).</summary>
    public static InvocationExpressionSyntax? At(SyntaxToken name)
    {
        var expression = name.Parent switch
        {
            SimpleNameSyntax { Parent: MemberAccessExpressionSyntax access } simple when access.Name == simple => (ExpressionSyntax)access,
            SimpleNameSyntax { Parent: MemberBindingExpressionSyntax binding } => binding,
            SimpleNameSyntax simple => simple,
            _ => null,
        };
        return expression?.Parent is InvocationExpressionSyntax { ArgumentList.CloseParenToken.IsMissing: false } call && call.Expression == expression ? call : null;
    }

    /// <summary>
    /// Where and how <paramref name="next"/>, a dot with a call, is put directly behind a call: on a line of its own when the chain is
    /// written that way, else on the same line.
    /// </summary>
    public static (int Position, string Text) Behind(InvocationExpressionSyntax call, string next, SourceText text)
    {
        var end = Lines.BreakOf(text);
        if (call.Parent is MemberAccessExpressionSyntax following && following.Expression == call
            && Lines.IndentationOf(following.OperatorToken, text) is { } indentation)
        {
            // In front of the comments that belong to the next link.
            return (following.OperatorToken.FullSpan.Start, indentation + next + end);
        }

        if (call.Expression is MemberAccessExpressionSyntax own && Lines.IndentationOf(own.OperatorToken, text) is { } ownIndentation)
        {
            return (call.Span.End, end + ownIndentation + next);
        }

        return (call.Span.End, next);
    }
}
