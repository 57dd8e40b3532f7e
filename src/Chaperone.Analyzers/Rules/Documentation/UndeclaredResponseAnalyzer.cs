using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Chaperone.Endpoints;
using Chaperone.Endpoints.Documentation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Chaperone.Rules.Documentation;

/// <summary>CHP3003: the code returns what the API description does not declare.</summary>
/// <remarks>
/// Deliberately silent: results that come from code which is not visible; what a default response describes; what a transformer, a filter or
/// a package may declare; whatever filters and middleware answer in the handler's place. Takes over from API1000 and API1001.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UndeclaredResponseAnalyzer : DocumentationAnalyzer
{
    private protected override ImmutableArray<DiagnosticDescriptor> Rules { get; } = ImmutableArray.Create(DiagnosticDescriptors.UndeclaredResponse);

    private protected override Finding? Of(EndpointReport report, Endpoint endpoint, ImmutableArray<EndpointDocumentation> descriptions)
    {
        var listing = Listing(descriptions);
        if (listing.IsEmpty || listing.Any(static d => !d.Responses.IsComplete))
        {
            return null;
        }

        // With two generators: what neither of them declares.
        var documentation = report.Model.Documentation;
        var returned = documentation.Returned.Of(endpoint, report.CancellationToken);
        var undeclared = listing
            .Select(d => documentation.Responses.Undeclared(returned, d.Responses))
            .Aggregate(static (one, other) => one.RemoveAll(r => !other.Any(o => o.Status == r.Status)));
        return undeclared.IsEmpty
            ? null
            : new Finding(DiagnosticDescriptors.UndeclaredResponse, new[] { endpoint }, endpoint.Id, string.Join(", ", undeclared.Select(static r => Describe(r))))
            {
                Related = undeclared.Select(static r => r.Where).ToImmutableArray(),
                Properties = ResponseProposal.For(endpoint, returned, undeclared, listing, documentation.Responses),
            };
    }

    private static string Describe(ReturnedResponse response) => response.Type switch
    {
        null or { SpecialType: SpecialType.System_Object } => response.Status.ToString(CultureInfo.InvariantCulture),
        { IsAnonymousType: true } => response.Status + " (an anonymous type)",
        var type => response.Status + " (" + type.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat) + ")",
    };
}
