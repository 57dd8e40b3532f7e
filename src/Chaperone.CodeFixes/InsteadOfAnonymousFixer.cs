using System.Collections.Generic;
using System.Collections.Immutable;
using Chaperone.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Chaperone.CodeFixes;

/// <summary>CHP1002: takes the endpoint's own AllowAnonymous away, where a group or the fallback policy then refuses anonymous callers, or puts a demand in its place.</summary>
/// <remarks>Only what stands on the endpoint itself: an AllowAnonymous on a group or a class is a decision about other endpoints too.</remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(InsteadOfAnonymousFixer))]
public sealed class InsteadOfAnonymousFixer : EndpointFixer
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("CHP1002");

    private protected override IEnumerable<EndpointFix> FixesFor(FixTarget target)
    {
        if (!target.Diagnostic.Properties.TryGetValue(EndpointReport.InsteadProperty, out var lines) || target.AtLocationIn(EndpointReport.OwnAnonymousProperty) is not { } place)
        {
            yield break;
        }

        foreach (var line in lines!.Split('\n'))
        {
            var fix = line switch
            {
                "" => null,
                EndpointReport.Nothing => Fix(place, "Remove AllowAnonymous", FixKeys.RemoveOwnAnonymous, Removal.Of(place)),
                EndpointReport.AnyUser => Fix(place, "Require authorization instead of AllowAnonymous", FixKeys.AuthorizeInstead, Replacement(place, null)),
                _ => Fix(place, "Require policy '" + line + "' instead of AllowAnonymous", FixKeys.PolicyInstead + line, Replacement(place, line)),
            };
            if (fix is not null)
            {
                yield return fix;
            }
        }
    }

    private static EndpointFix? Fix(FixTarget place, string title, string key, Edit? edit) => edit is null ? null : new EndpointFix(title, key, place.Document, edit);

    private static Edit? Replacement(FixTarget place, string? policy)
    {
        var token = place.Root.FindToken(place.Diagnostic.Location.SourceSpan.Start);
        var literal = policy is null ? "" : SymbolDisplay.FormatLiteral(policy, quote: true);
        if (FluentCall.At(token) is { Expression: MemberAccessExpressionSyntax { Name: IdentifierNameSyntax name } } call)
        {
            // Both are methods of AuthorizationEndpointConventionBuilderExtensions: where the one is in scope the other is.
            return name.Identifier.ValueText == "AllowAnonymous" && call.ArgumentList.Arguments.Count == 0
                ? new Edit(TextSpan.FromBounds(name.SpanStart, call.Span.End), "RequireAuthorization(" + literal + ")", null)
                : null;
        }

        // An attribute of the project's own that implements IAllowAnonymous has no counterpart.
        return token.Parent?.FirstAncestorOrSelf<AttributeSyntax>() is { ArgumentList: null } attribute
            && place.Symbols.Get("Microsoft.AspNetCore.Authorization.AllowAnonymousAttribute") is { } expected
            && SymbolEqualityComparer.Default.Equals(place.Model.GetTypeInfo(attribute).Type, expected)
            ? new Edit(TextSpan.FromBounds(attribute.Name.GetLastToken().SpanStart, attribute.Span.End), "Authorize" + (policy is null ? "" : "(Policy = " + literal + ")"), null)
            : null;
    }
}
