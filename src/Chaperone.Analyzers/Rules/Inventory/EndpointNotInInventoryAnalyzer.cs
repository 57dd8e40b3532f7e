using System.Collections.Immutable;
using Chaperone.Reviewed;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Chaperone.Rules.Inventory;

/// <summary>CHP4001: an endpoint in the code that <c>ApiInventory.txt</c> does not have.</summary>
/// <remarks>Every kind of endpoint, health probes and what cannot be resolved included: an inventory with holes is none. The methods of hubs too, unless the file has no line for any: then CHP4004 says that it is out of date. Silent without the file.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EndpointNotInInventoryAnalyzer : ReviewAnalyzer
{
    private protected override ImmutableArray<DiagnosticDescriptor> Rules { get; } = ImmutableArray.Create(DiagnosticDescriptors.EndpointNotInInventory);

    private protected override Diagnostic? Find(InventoryReview review, ReviewedEndpoint endpoint, Location location)
    {
        if (endpoint.Line is not null || endpoint.IsFromBeforeMethods)
        {
            return null;
        }

        var line = review.Match.NewLine(endpoint.Candidate);
        return Describe(DiagnosticDescriptors.EndpointNotInInventory, review, endpoint, location, InventoryFix.Add, line, endpoint.Name, line.ToString());
    }
}
