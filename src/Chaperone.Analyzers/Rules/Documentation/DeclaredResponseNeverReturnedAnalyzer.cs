using System.Collections.Immutable;
using System.Linq;
using Chaperone.Endpoints;
using Chaperone.Endpoints.Documentation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Chaperone.Rules.Documentation;

/// <summary>CHP3004: a response that is declared on the endpoint and that its code never gives.</summary>
/// <remarks>
/// Deliberately silent: handlers of which not every way out is visible; what middleware, model binding and the server answer (401, 415, 429
/// and the like); errors where exceptions, filters or middleware may become one; what is declared on a class or group for several endpoints.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DeclaredResponseNeverReturnedAnalyzer : DocumentationAnalyzer
{
    private protected override ImmutableArray<DiagnosticDescriptor> Rules { get; } = ImmutableArray.Create(DiagnosticDescriptors.DeclaredResponseNeverReturned);

    private protected override Finding? Of(EndpointReport report, Endpoint endpoint, ImmutableArray<EndpointDocumentation> descriptions)
    {
        var documentation = report.Model.Documentation;
        var listing = Listing(descriptions);
        if (listing.IsEmpty || !listing.Any(static d => d.Responses.Items.Any(static i => i.Where is not null)))
        {
            return null;
        }

        var never = documentation.Responses.NeverReturned(endpoint, documentation.Returned.Of(endpoint, report.CancellationToken), listing[0].Responses);
        return never.IsEmpty
            ? null
            : new Finding(DiagnosticDescriptors.DeclaredResponseNeverReturned, new[] { endpoint }, endpoint.Id, string.Join(", ", never.Select(static d => d.Status).Distinct().OrderBy(static s => s)))
            {
                Related = never.Select(static d => d.Where!).ToImmutableArray(),
            };
    }
}
