using System.Collections.Generic;
using System.Collections.Immutable;
using Chaperone.Rules.Authorization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Chaperone.CodeFixes;

/// <summary>CHP1009: calls <c>UseAuthorization()</c> behind routing and authentication, and <c>AddAuthorization()</c> on the services where nothing registers them.</summary>
/// <remarks>
/// <c>UseAuthorization()</c> without the services fails when the application starts, so that the two are one action: where the place of one of
/// them is not visible, nothing is offered. A <c>WebApplication</c> without an explicit <c>UseRouting()</c> needs the services only.
/// </remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UseAuthorizationFixer))]
public sealed class UseAuthorizationFixer : PlaceFixer
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("CHP1009");

    private protected override IEnumerable<PlaceFix> FixesFor(FixTarget target)
    {
        var middleware = target.AtLocationIn(AuthorizationMiddlewareMissingAnalyzer.AfterProperty) is { MapCall: { Expression: MemberAccessExpressionSyntax member } call } place
            ? (place.Document.Id, Behind(call, member, place))
            : ((DocumentId, Edit)?)null;
        if (!target.Diagnostic.Properties.ContainsKey(AuthorizationMiddlewareMissingAnalyzer.ServicesProperty))
        {
            if (middleware is { } alone)
            {
                yield return new PlaceFix("Call UseAuthorization() here", FixKeys.UseAuthorization, new[] { alone });
            }

            yield break;
        }

        var needsMiddleware = target.Diagnostic.Properties.ContainsKey(AuthorizationMiddlewareMissingAnalyzer.AfterProperty);
        if ((needsMiddleware && middleware is null)
            || target.AtLocationIn(AuthorizationMiddlewareMissingAnalyzer.ServicesProperty) is not { MapCall: { } beside } services || OnServices(beside, services) is not { } registration)
        {
            yield break;
        }

        yield return middleware is { } both
            ? new PlaceFix("Call AddAuthorization() and UseAuthorization()", FixKeys.UseAuthorization, new[] { (services.Document.Id, registration), both })
            : new PlaceFix("Call AddAuthorization()", FixKeys.AddAuthorization, new[] { (services.Document.Id, registration) });
    }

    private static Edit Behind(InvocationExpressionSyntax call, MemberAccessExpressionSyntax member, FixTarget place)
    {
        // A statement of its own when the call before is one, else the next link of the chain.
        if (call.Parent is ExpressionStatementSyntax statement && member.Expression is IdentifierNameSyntax application)
        {
            return Lines.StatementBehind(statement, application.Identifier.ValueText + ".UseAuthorization();", place.Text);
        }

        var (position, inserted) = FluentCall.Behind(call, ".UseAuthorization()", place.Text);
        return new Edit(position, inserted, null);
    }

    /// <summary>A statement behind the first one on the services, or in front of the one that builds the application.</summary>
    private static Edit? OnServices(InvocationExpressionSyntax call, FixTarget place)
    {
        ExpressionSyntax receiver = call;
        while (receiver is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax inner })
        {
            receiver = inner.Expression;
        }

        if (call.FirstAncestorOrSelf<StatementSyntax>() is not { } statement || statement.Parent is not (BlockSyntax or GlobalStatementSyntax))
        {
            return null;
        }

        if (SymbolEqualityComparer.Default.Equals(place.Model.GetTypeInfo(receiver).Type, place.Symbols.Get("Microsoft.Extensions.DependencyInjection.IServiceCollection")))
        {
            return Lines.StatementBehind(statement, receiver.WithoutTrivia() + ".AddAuthorization();", place.Text);
        }

        return receiver is IdentifierNameSyntax && SymbolEqualityComparer.Default.Equals(place.Model.GetTypeInfo(receiver).Type, place.Symbols.Get("Microsoft.AspNetCore.Builder.WebApplicationBuilder"))
            ? Lines.StatementBefore(statement, receiver.WithoutTrivia() + ".Services.AddAuthorization();", place.Text)
            : null;
    }
}
