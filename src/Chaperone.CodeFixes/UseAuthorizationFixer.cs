using System.Collections.Generic;
using System.Collections.Immutable;
using Chaperone.Rules.Authorization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Chaperone.CodeFixes;

/// <summary>CHP1009: calls <c>UseAuthorization()</c> behind routing and authentication.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UseAuthorizationFixer))]
public sealed class UseAuthorizationFixer : EndpointFixer
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("CHP1009");

    private protected override IEnumerable<EndpointFix> FixesFor(FixTarget target)
    {
        if (target.Diagnostic.Properties.ContainsKey(AuthorizationMiddlewareMissingAnalyzer.AfterProperty)
            && target.AtAdditionalLocation(0) is { MapCall: { Expression: MemberAccessExpressionSyntax member } call } place)
        {
            yield return new EndpointFix("Call UseAuthorization() here", FixKeys.UseAuthorization, place.Document, Behind(call, member, place));
        }
    }

    private static Edit Behind(InvocationExpressionSyntax call, MemberAccessExpressionSyntax member, FixTarget place)
    {
        // A statement of its own when the call before is one, else the next link of the chain.
        if (call.Parent is ExpressionStatementSyntax statement && member.Expression is IdentifierNameSyntax application)
        {
            var text = application.Identifier.ValueText + ".UseAuthorization();";
            return Lines.IndentationOf(statement.GetFirstToken(), place.Text) is { } indentation
                ? new Edit(statement.Span.End, Lines.BreakOf(place.Text) + indentation + text, null)
                : new Edit(statement.Span.End, " " + text, null);
        }

        var (position, inserted) = FluentCall.Behind(call, ".UseAuthorization()", place.Text);
        return new Edit(position, inserted, null);
    }
}
