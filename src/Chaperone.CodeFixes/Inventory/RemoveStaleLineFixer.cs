using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Chaperone.CodeFixes.Inventory;

/// <summary>CHP4002: removes the line of an endpoint that is gone; in a project with several target frameworks, for the one that does not have it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveStaleLineFixer), DocumentKinds = new[] { nameof(TextDocumentKind.AdditionalDocument) }, DocumentExtensions = new[] { ".txt" })]
public sealed class RemoveStaleLineFixer : ReviewFixer
{
    private protected override string RuleId => "CHP4002";

    private protected override string Key => InventoryFixKeys.RemoveStale;

    private protected override string TitleOf(Diagnostic diagnostic) => "Remove the line";
}
