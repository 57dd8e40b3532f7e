using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Chaperone.Endpoints;
using Chaperone.Reviewed;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Chaperone.Rules.Inventory;

/// <summary>CHP4007: an endpoint that none of the project's OpenAPI documents describes.</summary>
/// <remarks>
/// Deliberately silent: what is hidden from descriptions, kinds that are never in one, what cannot be told, and everything while one of the
/// documents cannot be read.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EndpointNotInOpenApiDocumentAnalyzer : DescriptionAnalyzer
{
    private protected override ImmutableArray<DiagnosticDescriptor> Rules { get; } = ImmutableArray.Create(DiagnosticDescriptors.EndpointNotInOpenApiDocument);

    private protected override IEnumerable<Diagnostic> Find(Endpoint endpoint, ApplicationModel model, ApiDescriptions descriptions, CancellationToken cancellationToken)
    {
        if (descriptions.Documents.Any(static d => d.Document is null) || !BelongsIntoADescription(endpoint, model, cancellationToken))
        {
            yield break;
        }

        var missing = VerbsOf(endpoint).Where(v => !descriptions.Of(endpoint, v).Any()).ToList();
        if (missing.Count > 0)
        {
            yield return Diagnostic.Create(
                DiagnosticDescriptors.EndpointNotInOpenApiDocument,
                endpoint.Location,
                ImmutableDictionary<string, string?>.Empty.Add(EndpointReport.EndpointProperty, endpoint.Id),
                endpoint.Id,
                string.Join(", ", descriptions.Documents.Select(static d => d.Name)));
        }
    }
}
