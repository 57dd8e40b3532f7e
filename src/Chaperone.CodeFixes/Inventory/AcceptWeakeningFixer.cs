using Chaperone.Inventory.Reviewed;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Chaperone.CodeFixes.Inventory;

/// <summary>CHP4003: accepts one weakening and leaves the place for its reason, which CHP4006 demands. A decision about one endpoint: there is no Fix All.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AcceptWeakeningFixer))]
public sealed class AcceptWeakeningFixer : ReviewFixer
{
    private protected override string RuleId => "CHP4003";

    private protected override string Key => InventoryFixKeys.AcceptWeakening;

    private protected override string? Reason => Reasons.Missing;

    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => null;

    private protected override string TitleOf(Diagnostic diagnostic) => "Accept in ApiInventory.txt, with a reason that you write";
}
