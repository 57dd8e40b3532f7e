using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Chaperone.CodeFixes;

/// <summary>Where a using directive goes.</summary>
internal static class UsingDirectives
{
    /// <summary>The insertion that imports a namespace for the whole file; null when there is no safe place for it.</summary>
    public static (int Position, string Text)? Insert(CompilationUnitSyntax unit, SourceText text, string import)
    {
        var end = Lines.BreakOf(text);
        var directive = "using " + import + ";";
        var (usings, indentation) = Existing(unit, text);
        if (usings.Count == 0)
        {
            return unit.Usings.Count == 0 && unit.Externs.Count == 0 ? (AfterHeader(unit, text), directive + end + end) : null;
        }

        // Between conditional directives the import would be conditional too.
        if (usings.Skip(1).Any(static u => u.ContainsDirectives) || usings[0].GetLeadingTrivia().Any(static t => t.IsKind(SyntaxKind.IfDirectiveTrivia)))
        {
            return null;
        }

        var behind = usings.LastOrDefault(u => Compare(NameOf(u), import) < 0);
        return behind is null
            ? (usings[0].SpanStart, directive + end + indentation)
            : (text.Lines.GetLineFromPosition(behind.Span.End).EndIncludingLineBreak, indentation + directive + end);
    }

    /// <summary>The plain using directives that a new one joins: the file's, or those inside its namespace when only that has some.</summary>
    private static (IReadOnlyList<UsingDirectiveSyntax> Usings, string Indentation) Existing(CompilationUnitSyntax unit, SourceText text)
    {
        var usings = Plain(unit.Usings);
        if (usings.Count == 0 && unit.Members.FirstOrDefault() is BaseNamespaceDeclarationSyntax space && unit.Members.Count == 1)
        {
            usings = Plain(space.Usings);
        }

        return (usings, usings.Count == 0 ? "" : Lines.IndentationOf(usings[0].GetFirstToken(), text) ?? "");
    }

    private static IReadOnlyList<UsingDirectiveSyntax> Plain(SyntaxList<UsingDirectiveSyntax> usings) =>
        usings.Where(static u => u.Alias is null && u.StaticKeyword.IsKind(SyntaxKind.None) && u.GlobalKeyword.IsKind(SyntaxKind.None)).ToList();

    private static string NameOf(UsingDirectiveSyntax directive) => directive.Name?.ToString() ?? "";

    // System first, then by name: the order that the .NET tools keep.
    private static int Compare(string left, string right)
    {
        var (leftIsSystem, rightIsSystem) = (IsSystem(left), IsSystem(right));
        return leftIsSystem == rightIsSystem ? string.CompareOrdinal(left, right) : leftIsSystem ? -1 : 1;
    }

    private static bool IsSystem(string name) => name == "System" || name.StartsWith("System.", StringComparison.Ordinal);

    /// <summary>Behind the comment at the top of the file and what has to stay there (<c>#!</c>, <c>#:package</c>).</summary>
    private static int AfterHeader(CompilationUnitSyntax unit, SourceText text)
    {
        var position = 0;
        foreach (var trivia in unit.GetLeadingTrivia())
        {
            if (trivia.IsKind(SyntaxKind.EndOfLineTrivia) && text.Lines.GetLineFromPosition(trivia.SpanStart).Span.IsEmpty)
            {
                // A blank line ends the header.
                return position > 0 ? trivia.Span.End : position;
            }

            if (trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia) || IsFileDirective(trivia))
            {
                position = text.Lines.GetLineFromPosition(trivia.Span.End - (trivia.HasStructure ? 1 : 0)).EndIncludingLineBreak;
            }
            else if (!trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia))
            {
                break;
            }
        }

        // A comment directly above the first statement or declaration belongs to it.
        return 0 < position && position >= text.Lines.GetLineFromPosition(unit.GetFirstToken(includeZeroWidth: true).SpanStart).Start
            && !unit.GetLeadingTrivia().Any(IsFileDirective) ? 0 : position;
    }

    private static bool IsFileDirective(SyntaxTrivia trivia) =>
        trivia.IsDirective && (trivia.ToString().StartsWith("#!", StringComparison.Ordinal) || trivia.ToString().StartsWith("#:", StringComparison.Ordinal));
}
