using System.Collections.Immutable;
using System.Linq;
using Chaperone.Endpoints;
using Chaperone.Endpoints.Authorization;
using Chaperone.Endpoints.Documentation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Chaperone.Rules.Documentation;

/// <summary>CHP3005: a protected endpoint whose description declares neither 401 nor 403.</summary>
/// <remarks>
/// Deliberately silent: endpoints that are not proven to be protected; a transformer or filter of the generator, which may add them to every
/// operation; a default response.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ProtectedEndpointUndeclaredRejectionAnalyzer : DocumentationAnalyzer
{
    private protected override ImmutableArray<DiagnosticDescriptor> Rules { get; } = ImmutableArray.Create(DiagnosticDescriptors.ProtectedEndpointUndeclaredRejection);

    private protected override Finding? Of(EndpointReport report, Endpoint endpoint, ImmutableArray<EndpointDocumentation> descriptions)
    {
        if (endpoint.Protection.State is not (ProtectionState.Protected or ProtectionState.ProtectedByFallback))
        {
            return null;
        }

        var listing = Listing(descriptions);
        if (listing.IsEmpty || listing.Any(static d => !d.Responses.IsComplete || d.Responses.HasDefault || d.Responses.Declares(401) || d.Responses.Declares(403)))
        {
            return null;
        }

        var documentation = report.Model.Documentation;
        var returned = documentation.Returned.Of(endpoint, report.CancellationToken);
        var rejections = ImmutableArray.Create(401, 403).Select(status => new ReturnedResponse(status, null, endpoint.Location!)).ToImmutableArray();
        return new Finding(DiagnosticDescriptors.ProtectedEndpointUndeclaredRejection, new[] { endpoint }, endpoint.Id)
        {
            Properties = ResponseProposal.For(endpoint, returned, rejections, listing, documentation.Responses),
        };
    }
}
