using System.Collections.Immutable;
using Chaperone.Reviewed;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Chaperone.Rules.Inventory;

/// <summary>CHP4004: an endpoint that is more than its line says, or the same in another way.</summary>
/// <remarks>An endpoint that is weaker in anything is CHP4003's: a line is never updated past a weakening. A file without lines for the methods of hubs gets them like a missing column.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PostureStrengthenedAnalyzer : ReviewAnalyzer
{
    private protected override ImmutableArray<DiagnosticDescriptor> Rules { get; } = ImmutableArray.Create(DiagnosticDescriptors.PostureStrengthened);

    private protected override Diagnostic? Find(InventoryReview review, ReviewedEndpoint endpoint, Location location) =>
        endpoint.IsFromBeforeMethods ? Describe(DiagnosticDescriptors.PostureStrengthened, review, endpoint, location, InventoryFix.Add, review.Match.NewLine(endpoint.Candidate), endpoint.Name, "the file has no lines for methods of hubs")
        : endpoint.Changes.Count > 0 && !endpoint.IsWeaker
            ? DescribeUpdate(DiagnosticDescriptors.PostureStrengthened, review, endpoint, location)
            : null;
}
