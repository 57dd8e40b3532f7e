using Chaperone.Reviewed;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Chaperone.CodeFixes.Inventory;

/// <summary>CHP4005: puts a reviewed file in order without losing what it says.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TidyReviewedFileFixer), DocumentKinds = new[] { nameof(TextDocumentKind.AdditionalDocument) }, DocumentExtensions = new[] { ".txt" })]
public sealed class TidyReviewedFileFixer : ReviewFixer
{
    private protected override string RuleId => "CHP4005";

    private protected override string Key => InventoryFixKeys.Tidy;

    private protected override bool Fixes(Diagnostic diagnostic) => InventoryFix.Read(diagnostic, InventoryFix.Operation) == InventoryFix.Tidy;

    private protected override string TitleOf(Diagnostic diagnostic) => "Sort the file and remove copies and conflict markers";
}
