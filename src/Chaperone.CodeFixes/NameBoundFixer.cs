using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Endpoints.Payload;
using Chaperone.Rules.Phi;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Chaperone.CodeFixes;

/// <summary>CHP2011: names what a form may set of an entity, by <c>[Bind(nameof(…), …)]</c> on the action's parameter.</summary>
/// <remarks>
/// What is bound stays as it is, and a new column is not bound by itself; what a caller must not set is taken out of the list by hand. Only for
/// forms: MVC does not read the attribute for a body, where a type of the API's own is the answer.
/// </remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NameBoundFixer))]
public sealed class NameBoundFixer : PlaceFixer
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("CHP2011");

    private protected override IEnumerable<PlaceFix> FixesFor(FixTarget target)
    {
        if (!target.Diagnostic.Properties.ContainsKey(PhiOverPostingAnalyzer.FormProperty) || target.Symbols.Get("Microsoft.AspNetCore.Mvc.BindAttribute") is not { } attribute
            || target.AtAdditionalLocation(0) is not { } place || place.Root.FindToken(place.Diagnostic.Location.SourceSpan.Start).Parent is not ParameterSyntax { Type: { } written } parameter
            || place.Model.GetTypeInfo(written).Type is not INamedTypeSymbol type)
        {
            yield break;
        }

        var names = Bases(type).SelectMany(static t => t.GetMembers().OfType<IPropertySymbol>())
            .Where(static p => p is { IsStatic: false, IsIndexer: false, DeclaredAccessibility: Accessibility.Public, SetMethod.DeclaredAccessibility: Accessibility.Public } && TypeShape.Of(p.Type).Kind == ShapeKind.Scalar)
            .Select(static p => p.Name).Distinct().ToList();
        if (names.Count > 0)
        {
            var (name, import) = AttributeText.NameOf(parameter.SpanStart, "Bind", attribute, place.Model, place.Text);
            var text = name + "(" + string.Join(", ", names.Select(n => "nameof(" + written.ToString().TrimEnd('?') + "." + n + ")")) + ")";
            var edit = parameter.AttributeLists.Count > 0 ? new Edit(parameter.AttributeLists.Last().Span.End, " [" + text + "]", import) : new Edit(parameter.SpanStart, "[" + text + "] ", import);
            yield return new PlaceFix("Name what the form may set", FixKeys.NameBound, new[] { (place.Document.Id, edit) });
        }
    }

    private static IEnumerable<INamedTypeSymbol> Bases(INamedTypeSymbol type)
    {
        for (var current = type; current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
            yield return current;
        }
    }
}
