using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Chaperone.CodeFixes.Inventory;

/// <summary>CHP4001: adds the endpoint's line. What leaves as patient data is written as not accepted.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddInventoryLineFixer))]
public sealed class AddInventoryLineFixer : ReviewFixer
{
    private protected override string RuleId => "CHP4001";

    private protected override string Key => InventoryFixKeys.Add;

    private protected override string TitleOf(Diagnostic diagnostic) => "Add to ApiInventory.txt";
}
