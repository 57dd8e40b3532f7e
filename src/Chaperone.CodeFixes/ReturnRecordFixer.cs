using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Chaperone.CodeFixes;

/// <summary>CHP2010 and CHP2001: declares a record for the answer and maps to it where the handler returns, in one file.</summary>
/// <remarks>
/// For an entity (CHP2010) the record names every value that the entity gives, so that the answer stays and a new column does not leave by
/// itself; for unmasked data (CHP2001) it leaves that out. Objects inside (navigations) are not taken over. A contract is a decision about one
/// endpoint: there is no Fix All. Offered only where every value that the handler returns can be mapped, and no attribute of a serializer
/// gives the members names that would be lost.
/// </remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ReturnRecordFixer))]
public sealed class ReturnRecordFixer : PlaceFixer
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("CHP2010", "CHP2001");

    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => null;

    private protected override IEnumerable<PlaceFix> FixesFor(FixTarget target)
    {
        if (HandlerOf(target) is not { } handler)
        {
            yield break;
        }

        var places = Enumerable.Range(0, target.Diagnostic.AdditionalLocations.Count).Select(target.AtAdditionalLocation).ToList();
        var named = places.Select(static p => p is null ? null : SymbolAt(p)).ToList();
        var isEntity = target.Diagnostic.Id == "CHP2010";
        var type = named.Any(static s => s is null) || named.Count == 0 ? null : isEntity ? named[0] as INamedTypeSymbol : named[0]!.ContainingType;
        var left = isEntity ? new List<ISymbol>() : named.OfType<ISymbol>().ToList();
        if (type is { IsGenericType: false } && left.All(m => IsMemberOf(m, type))
            && ResponseRecord.For(type, left, handler, target) is { } record && new ReturnMapping(target, handler, type, record).Edits() is { } edits)
        {
            yield return isEntity
                ? new PlaceFix("Return a record that names what leaves", FixKeys.ReturnRecord, edits.Select(e => (target.Document.Id, e)))
                : new PlaceFix("Return a record without it", FixKeys.ReturnRecordWithout, edits.Select(e => (target.Document.Id, e)));
        }
    }

    /// <summary>The lambda that a Map call gets, or the action.</summary>
    private static SyntaxNode? HandlerOf(FixTarget target) =>
        target.MapCall is { } call
            ? call.ArgumentList.Arguments.Select(static a => a.Expression).OfType<LambdaExpressionSyntax>().LastOrDefault()
            : target.Declaration as MethodDeclarationSyntax;

    private static ISymbol? SymbolAt(FixTarget place) =>
        place.Root.FindToken(place.Diagnostic.Location.SourceSpan.Start).Parent switch
        {
            ParameterSyntax { Parent.Parent: RecordDeclarationSyntax record } parameter => (place.Model.GetDeclaredSymbol(record) as INamedTypeSymbol)?.GetMembers(parameter.Identifier.ValueText).OfType<IPropertySymbol>().FirstOrDefault(),
            { } node => place.Model.GetDeclaredSymbol(node),
            _ => null,
        };

    private static bool IsMemberOf(ISymbol member, INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current, member.ContainingType))
            {
                return true;
            }
        }

        return false;
    }
}
