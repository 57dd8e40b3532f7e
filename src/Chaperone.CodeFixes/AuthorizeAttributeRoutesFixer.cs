using System.Collections.Generic;
using System.Collections.Immutable;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Chaperone.CodeFixes;

/// <summary>CHP1004: demands of the attribute-routed actions what stands behind <c>MapControllerRoute</c> only, by a <c>MapControllers()</c> behind it.</summary>
/// <remarks>
/// A second call on the same builder gives back the same data source (ControllerEndpointRouteBuilderExtensions.GetOrCreateDataSource), so that
/// nothing is mapped twice.
/// </remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AuthorizeAttributeRoutesFixer))]
public sealed class AuthorizeAttributeRoutesFixer : PlaceFixer
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("CHP1004");

    private protected override IEnumerable<PlaceFix> FixesFor(FixTarget target)
    {
        if (target.MapCall is { Parent: ExpressionStatementSyntax { Parent: BlockSyntax or GlobalStatementSyntax } statement } call
            && BuilderOf(call, target) is { } builder && WrittenDemand.At(target) is { IsCall: true } demand)
        {
            var written = builder + ".MapControllers().RequireAuthorization" + demand.AsArguments(target, call.SpanStart) + ";";
            yield return new PlaceFix("Require it of the attribute-routed actions too", FixKeys.AuthorizeAttributeRoutes, new[] { (target.Document.Id, Lines.StatementBehind(statement, written, target.Text)) });
        }
    }

    /// <summary>The variable that a conventional route is mapped on, at the end of a chain of conventions; null for other chains.</summary>
    private static string? BuilderOf(InvocationExpressionSyntax call, FixTarget target)
    {
        var type = target.Symbols.Get("Microsoft.AspNetCore.Builder.ControllerActionEndpointConventionBuilder");
        while (call.Expression is MemberAccessExpressionSyntax { Expression: InvocationExpressionSyntax inner })
        {
            call = inner;
        }

        return call.Expression is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax builder, Name.Identifier.ValueText: "MapControllerRoute" or "MapDefaultControllerRoute" or "MapAreaControllerRoute" }
            && WellKnownSymbols.Is(target.Model.GetTypeInfo(call).Type, type)
            ? builder.Identifier.Text
            : null;
    }
}
