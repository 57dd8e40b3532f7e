using System.Collections.Immutable;
using Chaperone.Reviewed;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Chaperone.Rules.Inventory;

/// <summary>CHP4003: an endpoint that is less than the line that was reviewed: less protection, more patient data, fewer documents.</summary>
/// <remarks>What cannot be told from the code is no weakening. Columns that the line does not have are not compared.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PostureWeakenedAnalyzer : ReviewAnalyzer
{
    private protected override ImmutableArray<DiagnosticDescriptor> Rules { get; } = ImmutableArray.Create(DiagnosticDescriptors.PostureWeakened);

    private protected override Diagnostic? Find(InventoryReview review, ReviewedEndpoint endpoint, Location location) =>
        endpoint.IsWeaker
            ? DescribeUpdate(DiagnosticDescriptors.PostureWeakened, review, endpoint, location)
            : null;
}
