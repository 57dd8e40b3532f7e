using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Chaperone.CodeFixes.Inventory;

/// <summary>CHP4004: updates a line that understates the code.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UpdateInventoryLineFixer))]
public sealed class UpdateInventoryLineFixer : ReviewFixer
{
    private protected override string RuleId => "CHP4004";

    private protected override string Key => InventoryFixKeys.Update;

    private protected override string TitleOf(Diagnostic diagnostic) => "Update the line in ApiInventory.txt";
}
