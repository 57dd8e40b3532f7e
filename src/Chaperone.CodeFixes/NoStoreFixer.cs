using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Chaperone.CodeFixes;

/// <summary>CHP2007: lets no cache store the answer, by <c>NoStore = true</c> in the endpoint's own attribute, or by taking its <c>CacheOutput()</c> out.</summary>
/// <remarks>What stands on a controller stays: its other actions may be meant, and the action's own attribute replaces it.</remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NoStoreFixer))]
public sealed class NoStoreFixer : EndpointFixer
{
    private static readonly string[] Attributes = { "Microsoft.AspNetCore.Mvc.ResponseCacheAttribute", "Microsoft.AspNetCore.OutputCaching.OutputCacheAttribute" };

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("CHP2007");

    private protected override IEnumerable<EndpointFix> FixesFor(FixTarget target)
    {
        if (target.AtAdditionalLocation(0) is { } place && EditFor(target, place) is { } fix)
        {
            yield return new EndpointFix("Do not store the answer", FixKeys.NoStore, fix.Place.Document, fix.Edit);
        }
    }

    private static (FixTarget Place, Edit Edit)? EditFor(FixTarget target, FixTarget place)
    {
        if (place.MapCall is { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "CacheOutput" } access } call)
        {
            // On a group it is about the others too.
            return target.MapCall is { } map && map.SpanStart == access.Expression.SpanStart && access.Expression.Span.Contains(map.Span) && Removal.Of(place) is { } removal ? (place, removal) : null;
        }

        var attribute = place.Root.FindToken(place.Diagnostic.Location.SourceSpan.Start).Parent?.FirstAncestorOrSelf<AttributeSyntax>();
        if (attribute is null || Attributes.Select(target.Symbols.Get).FirstOrDefault(a => a is not null && SymbolEqualityComparer.Default.Equals(place.Model.GetTypeInfo(attribute).Type, a)) is not { } type)
        {
            return null;
        }

        if (attribute.Parent?.Parent is not TypeDeclarationSyntax)
        {
            return (place, attribute.ArgumentList is { } list ? new Edit(list.Span, "(NoStore = true)", null) : new Edit(attribute.Span.End, "(NoStore = true)", null));
        }

        return target.Declaration is MethodDeclarationSyntax action
            ? (target, AttributeText.On(action, type.Name.Substring(0, type.Name.Length - "Attribute".Length), "(NoStore = true)", type, target.Model, target.Text))
            : null;
    }
}
