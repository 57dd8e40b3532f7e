using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Security;
using Chaperone.Rules.Documentation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Chaperone.CodeFixes;

/// <summary>CHP3001: writes a summary where the generator in use reads it.</summary>
/// <remarks>No Fix All: the sentence is made of names that are there already, and somebody has to put it into words.</remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddSummaryFixer))]
public sealed class AddSummaryFixer : EndpointFixer
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("CHP3001");

    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => null;

    private protected override IEnumerable<EndpointFix> FixesFor(FixTarget target)
    {
        if (target.Diagnostic.Properties.TryGetValue(SummaryProposal.TextProperty, out var text) && text is { Length: > 0 } && EditFor(target, text) is { } edit)
        {
            yield return new EndpointFix("Add a summary", FixKeys.Summary, target.Document, edit);
        }
    }

    private static Edit? EditFor(FixTarget target, string text)
    {
        if (target.MapCall is { } call)
        {
            return DescriptionCall.HasLater(call, "WithSummary") ? null : DescriptionCall.Append(target, call, "WithSummary", ".WithSummary(" + SymbolDisplay.FormatLiteral(text, quote: true) + ")");
        }

        if (target.Declaration is not MethodDeclarationSyntax action)
        {
            return null;
        }

        var token = action.GetFirstToken();
        var hasComment = action.GetLeadingTrivia().Any(static t => t.HasStructure && t.GetStructure() is DocumentationCommentTriviaSyntax);
        if (target.Diagnostic.Properties.ContainsKey(SummaryProposal.CommentProperty) && !hasComment && Lines.IndentationOf(token, target.Text) is { } indentation)
        {
            return new Edit(token.SpanStart, "/// <summary>" + SecurityElement.Escape(text) + "</summary>" + Lines.BreakOf(target.Text) + indentation, null);
        }

        return target.Symbols.Get("Microsoft.AspNetCore.Http.EndpointSummaryAttribute") is { } attribute
            ? AttributeText.On(action, "EndpointSummary", "(" + SymbolDisplay.FormatLiteral(text, quote: true) + ")", attribute, target.Model, target.Text)
            : null;
    }
}
