using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Chaperone.CodeFixes;

/// <summary>CHP1012: demands a policy that the project declares, in the bare <c>[Authorize]</c> or <c>RequireAuthorization()</c> of the endpoint, or besides what is around it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RequirePolicyFixer))]
public sealed class RequirePolicyFixer : EndpointFixer
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("CHP1012");

    private protected override IEnumerable<EndpointFix> FixesFor(FixTarget target)
    {
        foreach (var policy in target.Policies)
        {
            if (EditFor(target, SymbolDisplay.FormatLiteral(policy, quote: true)) is { } edit)
            {
                yield return new EndpointFix("Require policy '" + policy + "'", FixKeys.NarrowingPolicy + policy, target.Document, edit);
            }
        }
    }

    private static Edit? EditFor(FixTarget target, string policy)
    {
        if (target.MapCall is { } call)
        {
            return BareCall(call) is { } bare
                ? new Edit(bare.ArgumentList.CloseParenToken.SpanStart, policy, null)
                : FixTarget.Append(call, "RequireAuthorization", "(" + policy + ")", target.Model, target.Text);
        }

        if (target.Declaration is not MethodDeclarationSyntax action || target.Symbols.AuthorizeAttribute is not { } attribute)
        {
            return null;
        }

        var own = action.AttributeLists.SelectMany(static l => l.Attributes)
            .FirstOrDefault(a => a.ArgumentList is null or { Arguments.Count: 0 } && SymbolEqualityComparer.Default.Equals(target.Model.GetTypeInfo(a).Type, attribute));
        return own switch
        {
            null => AttributeText.On(action, "Authorize", "(Policy = " + policy + ")", attribute, target.Model, target.Text),
            { ArgumentList: { } list } => new Edit(list.CloseParenToken.SpanStart, "Policy = " + policy, null),
            _ => new Edit(own.Span.End, "(Policy = " + policy + ")", null),
        };
    }

    /// <summary>The <c>RequireAuthorization()</c> in the chain of the Map call; one behind another Map call is that endpoint's.</summary>
    private static InvocationExpressionSyntax? BareCall(InvocationExpressionSyntax call)
    {
        for (var current = call; current.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name, Parent: InvocationExpressionSyntax next } access && access.Expression == current; current = next)
        {
            if (name.StartsWith("Map", System.StringComparison.Ordinal))
            {
                return null;
            }

            if (name == "RequireAuthorization" && next.ArgumentList.Arguments.Count == 0)
            {
                return next;
            }
        }

        return null;
    }
}
