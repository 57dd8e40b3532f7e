using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Chaperone.CodeFixes;

/// <summary>CHP2005: takes the tag, the event or the baggage out, or sets the switch back that makes a library write its data.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TelemetryFixer))]
public sealed class TelemetryFixer : EndpointFixer
{
    private const string Fields = "Microsoft.AspNetCore.HttpLogging.HttpLoggingFields";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("CHP2005");

    private protected override IEnumerable<EndpointFix> FixesFor(FixTarget target)
    {
        if (FlowParts.Of(target.Diagnostic, target.Root) is { Count: > 0 } parts)
        {
            if (RemovalOf(parts[0], target) is { } removal)
            {
                yield return new EndpointFix("Remove it from telemetry", FixKeys.RemoveFromTelemetry, target.Document, removal);
            }
        }
        else if (SetBack(target) is { } edit)
        {
            yield return new EndpointFix("Set it back", FixKeys.RemoveFromTelemetry, target.Document, edit);
        }
    }

    /// <summary>The call with the part, when it is a statement of its own; what else it gives back may be needed.</summary>
    private static Edit? RemovalOf(ExpressionSyntax part, FixTarget target)
    {
        var call = part.Ancestors().OfType<ArgumentSyntax>().Select(static a => a.Parent?.Parent).OfType<InvocationExpressionSyntax>().FirstOrDefault();
        return call switch
        {
            { Expression: MemberAccessExpressionSyntax { Expression: not InvocationExpressionSyntax }, Parent: ExpressionStatementSyntax statement } => Removal.OfStatement(statement, target.Text),
            { Expression: MemberBindingExpressionSyntax, Parent: ConditionalAccessExpressionSyntax { Expression: IdentifierNameSyntax or MemberAccessExpressionSyntax, Parent: ExpressionStatementSyntax statement } } => Removal.OfStatement(statement, target.Text),
            _ => null,
        };
    }

    private static Edit? SetBack(FixTarget target)
    {
        var token = target.Root.FindToken(target.Diagnostic.Location.SourceSpan.Start);
        if (FluentCall.At(token) is { } call)
        {
            // A call that is made for its fields: the same without the bodies.
            var argument = call.ArgumentList.Arguments.FirstOrDefault();
            return argument is null ? new Edit(call.ArgumentList.OpenParenToken.Span.End, "false", null)
                : argument.Expression.IsKind(SyntaxKind.TrueLiteralExpression) ? new Edit(argument.Expression.Span, "false", null)
                : call.ArgumentList.Arguments.Select(a => WithoutBodies(a.Expression, target)).FirstOrDefault(static e => e is not null);
        }

        return token.Parent?.FirstAncestorOrSelf<AssignmentExpressionSyntax>() is not { } assignment ? null
            : assignment.Right.IsKind(SyntaxKind.TrueLiteralExpression) ? new Edit(assignment.Right.Span, "false", null)
            : WithoutBodies(assignment.Right, target);
    }

    private static Edit? WithoutBodies(ExpressionSyntax fields, FixTarget target) =>
        target.Symbols.Get(Fields) is { } type && SymbolEqualityComparer.Default.Equals(target.Model.GetTypeInfo(fields).Type, type)
        && fields.DescendantNodesAndSelf().OfType<MemberAccessExpressionSyntax>().FirstOrDefault(m => SymbolEqualityComparer.Default.Equals(target.Model.GetSymbolInfo(m.Expression).Symbol, type)) is { Expression: var name }
            ? new Edit(fields.Span, name + ".RequestPropertiesAndHeaders | " + name + ".ResponsePropertiesAndHeaders", null)
            : null;
}
