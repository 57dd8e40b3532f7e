using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using Chaperone.Inventory.Reviewed;
using Chaperone.Reviewed;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Chaperone.Rules.Inventory;

/// <summary>CHP4002: a line of <c>ApiInventory.txt</c> whose endpoint the code no longer has, reported in the text file.</summary>
/// <remarks>Silent while start-up code does not compile: an endpoint that is not seen is not gone. A line that is marked for other target frameworks is theirs.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class InventoryEntryWithoutEndpointAnalyzer : ReviewAnalyzer
{
    private protected override ImmutableArray<DiagnosticDescriptor> Rules { get; } = ImmutableArray.Create(DiagnosticDescriptors.InventoryEntryWithoutEndpoint);

    private protected override Diagnostic? Find(InventoryReview review, ReviewedEndpoint endpoint, Location location) => null;

    private protected override IEnumerable<Diagnostic> FindLines(InventoryReview review, ReviewedText<InventoryEntry> file, CancellationToken cancellationToken)
    {
        if (review.Catalog.Whole(cancellationToken).HasUnresolvedCalls)
        {
            yield break;
        }

        for (var i = 0; i < file.Content.Lines.Count; i++)
        {
            if (file.Content.Lines[i].Entry is { } entry && review.Match.IsStale(entry))
            {
                yield return Diagnostic.Create(
                    DiagnosticDescriptors.InventoryEntryWithoutEndpoint,
                    file.LocationOf(i),
                    InventoryFix.Properties(review.Files, file.File.Path, InventoryFix.Remove, entry, null).Add(EndpointReport.EndpointProperty, entry.Id),
                    entry.Key + (entry.Handler is null ? "" : " (" + entry.Handler + ")"));
            }
        }
    }
}
