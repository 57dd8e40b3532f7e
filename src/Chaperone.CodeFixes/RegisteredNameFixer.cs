using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Rules.Authorization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Chaperone.CodeFixes;

/// <summary>CHP1008: uses the name of a policy or scheme that is registered, the most similar ones first.</summary>
/// <remarks>Until then nobody gets in, and which of the names was meant is a guess: a decision about one place, so there is no Fix All.</remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RegisteredNameFixer))]
public sealed class RegisteredNameFixer : EndpointFixer
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("CHP1008");

    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => null;

    private protected override IEnumerable<EndpointFix> FixesFor(FixTarget target)
    {
        var properties = target.Diagnostic.Properties;
        if (!properties.TryGetValue(UnknownPolicyAnalyzer.NameProperty, out var name) || !properties.TryGetValue(UnknownPolicyAnalyzer.CandidatesProperty, out var lines)
            || LiteralAt(target, name!) is not { } literal)
        {
            yield break;
        }

        foreach (var candidate in lines!.Split(new[] { '\n' }, StringSplitOptions.RemoveEmptyEntries))
        {
            yield return new EndpointFix(
                "Use '" + candidate + "'",
                FixKeys.RegisteredName + candidate,
                target.Document,
                new Edit(literal.Span, SymbolDisplay.FormatLiteral(candidate, quote: true), null));
        }
    }

    /// <summary>The literal that is the name, in the attribute or the call that is reported; a name from a constant is not touched.</summary>
    private static LiteralExpressionSyntax? LiteralAt(FixTarget target, string name)
    {
        var token = target.Root.FindToken(target.Diagnostic.Location.SourceSpan.Start);
        var arguments = FluentCall.At(token) is { } call
            ? (SyntaxNode?)call.ArgumentList
            : token.Parent?.FirstAncestorOrSelf<AttributeSyntax>()?.ArgumentList;
        return arguments?.DescendantNodes().OfType<LiteralExpressionSyntax>().FirstOrDefault(l => l.Token.Value is string text && text == name);
    }
}
