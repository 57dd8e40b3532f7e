using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Chaperone.CodeFixes;

/// <summary>CHP1011: sets a switch back to <c>true</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SetBackFixer))]
public sealed class SetBackFixer : EndpointFixer
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("CHP1011");

    private protected override IEnumerable<EndpointFix> FixesFor(FixTarget target)
    {
        var token = target.Root.FindToken(target.Diagnostic.Location.SourceSpan.Start);
        if (token.Parent?.FirstAncestorOrSelf<AssignmentExpressionSyntax>() is { Right: LiteralExpressionSyntax { RawKind: (int)SyntaxKind.FalseLiteralExpression } value })
        {
            yield return new EndpointFix("Set it back to true", FixKeys.SetBack, target.Document, new Edit(value.Span, "true", null));
        }
    }
}
