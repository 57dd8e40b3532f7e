using Microsoft.CodeAnalysis;
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
}
