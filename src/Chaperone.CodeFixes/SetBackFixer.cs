using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Chaperone.CodeFixes;

/// <summary>CHP1011: sets a switch back to <c>true</c>, takes away a delegate that accepts everything, or <c>none</c> from the algorithms.</summary>
/// <remarks>Without the delegate the library's own check decides, which is the default.</remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SetBackFixer))]
public sealed class SetBackFixer : EndpointFixer
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("CHP1011");

    private protected override IEnumerable<EndpointFix> FixesFor(FixTarget target)
    {
        var token = target.Root.FindToken(target.Diagnostic.Location.SourceSpan.Start);
        if (token.Parent?.FirstAncestorOrSelf<AssignmentExpressionSyntax>() is not { } assignment)
        {
            yield break;
        }

        if (assignment.Right is LiteralExpressionSyntax { RawKind: (int)SyntaxKind.FalseLiteralExpression } value)
        {
            yield return new EndpointFix("Set it back to true", FixKeys.SetBack, target.Document, new Edit(value.Span, "true", null));
        }
        else if (token.ValueText == "ValidAlgorithms")
        {
            if (WithoutNone(assignment.Right) is { } algorithms)
            {
                yield return new EndpointFix("Remove 'none' from the algorithms", FixKeys.RemoveNone, target.Document, algorithms);
            }
        }
        else if (Without(assignment, target.Text) is { } edit)
        {
            yield return new EndpointFix("Remove the delegate that accepts everything", FixKeys.RemoveDelegate, target.Document, edit);
        }
    }

    private static Edit? Without(AssignmentExpressionSyntax assignment, SourceText text) => assignment.Parent switch
    {
        ExpressionStatementSyntax statement => Removal.OfStatement(statement, text),
        InitializerExpressionSyntax initializer => WithoutItem(initializer.Expressions, assignment),
        _ => null,
    };

    /// <summary>Of a list that is written there, unless nothing would be left: an empty list lets any algorithm pass.</summary>
    private static Edit? WithoutNone(ExpressionSyntax list)
    {
        static bool IsNone(SyntaxNode item) => item is LiteralExpressionSyntax { Token.Value: string text } && text.Equals("none", System.StringComparison.OrdinalIgnoreCase);
        return list switch
        {
            ArrayCreationExpressionSyntax { Initializer: { Expressions.Count: > 1 } items } when items.Expressions.Count(IsNone) == 1 => WithoutItem(items.Expressions, items.Expressions.First(IsNone)),
            ImplicitArrayCreationExpressionSyntax { Initializer: { Expressions.Count: > 1 } items } when items.Expressions.Count(IsNone) == 1 => WithoutItem(items.Expressions, items.Expressions.First(IsNone)),
            CollectionExpressionSyntax { Elements: { Count: > 1 } elements } when elements.Count(static e => e is ExpressionElementSyntax item && IsNone(item.Expression)) == 1 =>
                WithoutItem(elements, elements.First(static e => e is ExpressionElementSyntax item && IsNone(item.Expression))),
            _ => null,
        };
    }

    /// <summary>The item with the comma that separates it; a comment beside it stays.</summary>
    private static Edit WithoutItem<T>(SeparatedSyntaxList<T> list, T item)
        where T : SyntaxNode
    {
        var index = list.IndexOf(item);
        return list.Count == 1 ? new Edit(TextSpan.FromBounds(item.SpanStart, list.SeparatorCount > 0 ? list.GetSeparator(0).Span.End : item.Span.End), "", null)
            : index < list.Count - 1 ? new Edit(TextSpan.FromBounds(item.SpanStart, list[index + 1].SpanStart), "", null)
            : new Edit(TextSpan.FromBounds(list[index - 1].Span.End, item.Span.End), "", null);
    }
}
