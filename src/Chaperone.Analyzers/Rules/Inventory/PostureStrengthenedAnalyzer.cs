using System.Collections.Immutable;
using Chaperone.Reviewed;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Chaperone.Rules.Inventory;

/// <summary>CHP4004: an endpoint that is more than its line says, or the same in another way.</summary>
/// <remarks>An endpoint that is weaker in anything is CHP4003's: a line is never updated past a weakening.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PostureStrengthenedAnalyzer : ReviewAnalyzer
{
    private protected override ImmutableArray<DiagnosticDescriptor> Rules { get; } = ImmutableArray.Create(DiagnosticDescriptors.PostureStrengthened);

    private protected override Diagnostic? Find(InventoryReview review, ReviewedEndpoint endpoint, Location location) =>
        endpoint.Changes.Count > 0 && !endpoint.IsWeaker
            ? DescribeUpdate(DiagnosticDescriptors.PostureStrengthened, review, endpoint, location)
            : null;
}
