using Chaperone.Reviewed;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Chaperone.CodeFixes.Inventory;

/// <summary>CHP4005: removes one line that cannot be read or contradicts another. It may have said something, so that there is no Fix All.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveInvalidLineFixer), DocumentKinds = new[] { nameof(TextDocumentKind.AdditionalDocument) }, DocumentExtensions = new[] { ".txt" })]
public sealed class RemoveInvalidLineFixer : ReviewFixer
{
    private protected override string RuleId => "CHP4005";

    private protected override string Key => InventoryFixKeys.RemoveInvalid;

    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => null;

    private protected override bool Fixes(Diagnostic diagnostic) => InventoryFix.Read(diagnostic, InventoryFix.Operation) == InventoryFix.Remove;

    private protected override string TitleOf(Diagnostic diagnostic) => "Remove the line";
}
