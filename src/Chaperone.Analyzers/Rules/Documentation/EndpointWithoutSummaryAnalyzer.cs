using System.Collections.Immutable;
using System.Linq;
using Chaperone.Endpoints;
using Chaperone.Endpoints.Documentation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Chaperone.Rules.Documentation;

/// <summary>CHP3001: no summary reaches the API description.</summary>
/// <remarks>
/// Deliberately silent: hidden endpoints; infrastructure; a summary that code which is not visible (a transformer, a filter, a package's
/// convention) may add.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EndpointWithoutSummaryAnalyzer : DocumentationAnalyzer
{
    private protected override ImmutableArray<DiagnosticDescriptor> Rules { get; } = ImmutableArray.Create(DiagnosticDescriptors.EndpointWithoutSummary);

    private protected override Finding? Of(EndpointReport report, Endpoint endpoint, ImmutableArray<EndpointDocumentation> descriptions)
    {
        var listing = Listing(descriptions);
        return listing.IsEmpty || listing.Any(static d => !d.Summary.IsMissing)
            ? null
            : new Finding(DiagnosticDescriptors.EndpointWithoutSummary, new[] { endpoint }, endpoint.Id, Explain(endpoint, listing))
            {
                Related = ImmutableArray<Location>.Empty,
                Properties = SummaryProposal.For(endpoint, listing),
            };
    }

    private static string Explain(Endpoint endpoint, ImmutableArray<EndpointDocumentation> descriptions) =>
        descriptions.Select(static d => d.UnreadComment).FirstOrDefault(static u => u is not null) is { } unread
            ? "its XML comment is not read: " + unread
            : endpoint.Kind == EndpointKind.Controller
                ? "neither a comment that is read nor [EndpointSummary] gives one"
                : "neither the endpoint, its groups nor its handler gives one";
}
