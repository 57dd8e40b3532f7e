using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Chaperone.CodeFixes;

/// <summary>Takes a call out of a fluent chain, or an attribute off a declaration.</summary>
internal static class Removal
{
    /// <summary>The edit that removes what the diagnostic names; null when it is neither a call nor an attribute, or nothing would be left.</summary>
    public static Edit? Of(FixTarget target)
    {
        var token = target.Root.FindToken(target.Diagnostic.Location.SourceSpan.Start);
        if (FluentCall.At(token) is { Expression: MemberAccessExpressionSyntax member } call)
        {
            return OfCall(call, member, target.Text);
        }

        return token.Parent?.FirstAncestorOrSelf<AttributeSyntax>() is { Parent: AttributeListSyntax list } attribute
            && attribute.Span.Contains(target.Diagnostic.Location.SourceSpan)
            ? OfAttribute(attribute, list, target.Text)
            : null;
    }

    private static Edit? OfCall(InvocationExpressionSyntax call, MemberAccessExpressionSyntax member, SourceText text)
    {
        // "group.AllowAnonymous();" as a statement of its own: a bare name can't stay.
        if (call.Parent is ExpressionStatementSyntax statement && member.Expression is not InvocationExpressionSyntax)
        {
            return statement.Parent is BlockSyntax or GlobalStatementSyntax ? WholeLines(statement, text) : null;
        }

        var line = text.Lines.GetLineFromPosition(member.OperatorToken.SpanStart);
        var start = Lines.IndentationOf(member.OperatorToken, text) is null || line.LineNumber == 0
            ? member.OperatorToken.SpanStart
            : text.Lines[line.LineNumber - 1].End;
        return new Edit(TextSpan.FromBounds(start, call.Span.End), "", null);
    }

    private static Edit OfAttribute(AttributeSyntax attribute, AttributeListSyntax list, SourceText text)
    {
        if (list.Attributes.Count == 1)
        {
            return WholeLines(list, text);
        }

        var index = list.Attributes.IndexOf(attribute);
        return index == 0
            ? new Edit(TextSpan.FromBounds(attribute.SpanStart, list.Attributes[1].SpanStart), "", null)
            : new Edit(TextSpan.FromBounds(list.Attributes[index - 1].Span.End, attribute.Span.End), "", null);
    }

    /// <summary>The edit that removes a whole statement; null when its place can't be empty.</summary>
    public static Edit? OfStatement(StatementSyntax statement, SourceText text) =>
        statement.Parent is BlockSyntax or GlobalStatementSyntax or SwitchSectionSyntax ? WholeLines(statement, text) : null;

    /// <summary>The node with its lines when nothing else stands on them, else with the white space behind it.</summary>
    private static Edit WholeLines(SyntaxNode node, SourceText text)
    {
        var last = text.Lines.GetLineFromPosition(node.Span.End);
        var isAlone = string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(node.Span.End, last.End)));
        if (isAlone && Lines.IndentationOf(node.GetFirstToken(), text) is not null)
        {
            return new Edit(TextSpan.FromBounds(text.Lines.GetLineFromPosition(node.SpanStart).Start, last.EndIncludingLineBreak), "", null);
        }

        var end = node.Span.End;
        while (end < last.End && text[end] == ' ')
        {
            end++;
        }

        return new Edit(TextSpan.FromBounds(node.SpanStart, end), "", null);
    }
}
