using System;
using System.Collections.Immutable;
using Chaperone.Inventory.Reviewed;
using Chaperone.Reviewed;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Chaperone.Rules.Inventory;

/// <summary>CHP4006: an accepted exception past its day, or without day, owner or a reason worth reading; and a weakening whose reason is still to be written.</summary>
/// <remarks>
/// The day comes from the build (<c>ChaperoneToday</c>): without it nothing expires. Silent about a line of the inventory without a reason:
/// only the place where the fix of CHP4003 asked for one is reported.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ExceptionExpiredOrUnjustifiedAnalyzer : FileAnalyzer
{
    private protected override ImmutableArray<DiagnosticDescriptor> Rules { get; } = ImmutableArray.Create(DiagnosticDescriptors.ExceptionExpiredOrUnjustified);

    private protected override void AnalyzeInventory(ReviewedText<InventoryEntry> file, ReviewedFiles files, Action<Diagnostic> report)
    {
        for (var i = 0; i < file.Content.Lines.Count; i++)
        {
            if (file.Content.Lines[i].Entry is { Reason: Reasons.Missing })
            {
                report(Diagnostic.Create(DiagnosticDescriptors.ExceptionExpiredOrUnjustified, file.LocationOf(i), "write the reason in place of \"" + Reasons.Missing + "\""));
            }
        }
    }

    private protected override void AnalyzeExceptions(ReviewedText<ExceptionEntry> file, ReviewedFiles files, Action<Diagnostic> report)
    {
        for (var i = 0; i < file.Content.Lines.Count; i++)
        {
            if (file.Content.Lines[i].Entry is { } entry && entry.Refusal(files.Today) is { } refusal)
            {
                report(Diagnostic.Create(DiagnosticDescriptors.ExceptionExpiredOrUnjustified, file.LocationOf(i), refusal));
            }
        }
    }
}
