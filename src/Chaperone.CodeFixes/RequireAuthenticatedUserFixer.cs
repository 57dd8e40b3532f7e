using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Chaperone.CodeFixes;

/// <summary>CHP1005 and CHP1010: adds <c>RequireAuthenticatedUser()</c> to the policy that admits everyone.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RequireAuthenticatedUserFixer))]
public sealed class RequireAuthenticatedUserFixer : EndpointFixer
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("CHP1005", "CHP1010");

    private protected override IEnumerable<EndpointFix> FixesFor(FixTarget target)
    {
        // Reported at an action when the policy stands in another file.
        foreach (var place in new[] { target, target.AtAdditionalLocation(0) })
        {
            if (place is not null && BuilderIn(place) is { } builder)
            {
                var edit = new Edit(builder.Span.End, ".RequireAuthenticatedUser()", null);
                yield return new EndpointFix("Require an authenticated user in the policy", FixKeys.PolicyObjectUser, place.Document, edit);
                yield break;
            }
        }
    }

    /// <summary>The expression in the policy's making that its requirements are chained to: the lambda's parameter, or <c>new AuthorizationPolicyBuilder()</c>.</summary>
    private static ExpressionSyntax? BuilderIn(FixTarget place)
    {
        var token = place.Root.FindToken(place.Diagnostic.Location.SourceSpan.Start);
        SyntaxNode? made = FluentCall.At(token) is { } call
            ? call.ArgumentList
            : token.Parent?.FirstAncestorOrSelf<AssignmentExpressionSyntax>(a => a.Left.Span.Contains(token.Span))?.Right;
        var type = place.Symbols.Get("Microsoft.AspNetCore.Authorization.AuthorizationPolicyBuilder");
        return type is null ? null : made?.DescendantNodesAndSelf().OfType<ExpressionSyntax>().FirstOrDefault(e =>
            e is IdentifierNameSyntax or BaseObjectCreationExpressionSyntax
            && e.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax } member && member.Expression == e
            && SymbolEqualityComparer.Default.Equals(place.Model.GetTypeInfo(e).Type, type));
    }
}
