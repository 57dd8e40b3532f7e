using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Chaperone.Endpoints;
using Chaperone.Inventory.OpenApi;
using Chaperone.Reviewed;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Chaperone.Rules.Inventory;

/// <summary>CHP4008: an operation of an OpenAPI document that the code does not have, reported in the document.</summary>
/// <remarks>
/// Deliberately silent: libraries, whose endpoints an application maps; programs without any endpoint, such as a tool beside the application in a
/// solution that gives the document to each project; applications with endpoints whose routes are not known, a proxy or a route for everything
/// below a path among them, which may answer an operation of its verbs; code that does not compile. The file of a single-page application that
/// is served for whatever nothing else answers (MapFallbackToFile) is no answer to an operation.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OpenApiOperationWithoutEndpointAnalyzer : DescriptionAnalyzer
{
    private protected override ImmutableArray<DiagnosticDescriptor> Rules { get; } = ImmutableArray.Create(DiagnosticDescriptors.OpenApiOperationWithoutEndpoint);

    private protected override IEnumerable<Diagnostic> FindIn(ApiDescription document, EndpointCatalog catalog, CancellationToken cancellationToken)
    {
        if (document.Document is null)
        {
            yield break;
        }

        var model = catalog.Whole(cancellationToken);
        if (!model.IsApplication || model.Endpoints.IsEmpty || model.HasUnresolvedCalls || model.Endpoints.Any(static e => e.Kind is EndpointKind.Opaque or EndpointKind.Proxy || !e.IsAddressKnown))
        {
            yield break;
        }

        var served = model.Endpoints.SelectMany(static e => ApiDescriptions.PathsOf(e).Select(p => (Path: p, Endpoint: e))).ToLookup(static p => p.Path, static p => p.Endpoint, StringComparer.Ordinal);
        var open = model.Endpoints
            .Where(static e => e.Route.Contains("{*") && e.Kind != EndpointKind.Static)
            .Select(static e => (Prefix: PrefixOf(ApiDescriptions.PathsOf(e).First()), Endpoint: e))
            .ToList();
        foreach (var operation in document.Document.Operations)
        {
            var paths = ApiDescriptions.PathsOf(operation).ToList();
            if (!paths.SelectMany(p => served[p]).Any(e => Answers(e, operation)) && !open.Any(o => Answers(o.Endpoint, operation) && paths.Any(p => p.StartsWith(o.Prefix, StringComparison.Ordinal))))
            {
                var described = new DescribedOperation(document, operation);
                yield return Diagnostic.Create(
                    DiagnosticDescriptors.OpenApiOperationWithoutEndpoint,
                    described.Location,
                    ImmutableDictionary<string, string?>.Empty.Add(EndpointReport.EndpointProperty, described.Name),
                    described.Name);
            }
        }
    }

    private static string PrefixOf(string path) => path.Substring(0, path.LastIndexOf("{}", StringComparison.Ordinal));

    private static bool Answers(Endpoint endpoint, OpenApiOperation operation) =>
        endpoint.Verbs.IsEmpty || operation.Verb is null || endpoint.Verbs.Contains(operation.Verb);
}
