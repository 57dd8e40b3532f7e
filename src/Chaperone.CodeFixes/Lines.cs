using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Chaperone.CodeFixes;

/// <summary>Questions about lines of a text.</summary>
internal static class Lines
{
    /// <summary>The text's own line end.</summary>
    public static string BreakOf(SourceText text)
    {
        var first = text.Lines[0];
        return first.EndIncludingLineBreak == first.End ? "\n" : text.ToString(TextSpan.FromBounds(first.End, first.EndIncludingLineBreak));
    }

    /// <summary>The white space in front of a token that is the first of its line; null when something else stands there.</summary>
    public static string? IndentationOf(SyntaxToken token, SourceText text)
    {
        var start = text.Lines.GetLineFromPosition(token.SpanStart).Start;
        var before = text.ToString(TextSpan.FromBounds(start, token.SpanStart));
        return string.IsNullOrWhiteSpace(before) ? before : null;
    }

    /// <summary>The edit that puts a statement behind another one, on a line of its own when that one has one.</summary>
    public static Edit StatementBehind(StatementSyntax statement, string written, SourceText text) =>
        IndentationOf(statement.GetFirstToken(), text) is { } indentation
            ? new Edit(statement.Span.End, BreakOf(text) + indentation + written, null)
            : new Edit(statement.Span.End, " " + written, null);

    /// <summary>The edit that puts a statement directly in front of another one, below the comments that stand there.</summary>
    public static Edit StatementBefore(StatementSyntax statement, string written, SourceText text) =>
        IndentationOf(statement.GetFirstToken(), text) is { } indentation
            ? new Edit(statement.SpanStart, written + BreakOf(text) + indentation, null)
            : new Edit(statement.SpanStart, written + " ", null);
}
