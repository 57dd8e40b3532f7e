using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using System.Threading;
using Chaperone.Endpoints;
using Chaperone.Inventory.OpenApi;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Chaperone.Reviewed;

/// <summary>The OpenAPI documents of a project, and which operation is which endpoint.</summary>
/// <remarks>
/// Paths are compared as requests are routed: without case, and whatever the parameters are called. A server's base path may be a proxy's
/// and may be part of the routes, so that an operation is looked for with it and without it.
/// </remarks>
internal sealed class ApiDescriptions
{
    private readonly Lazy<ILookup<string, DescribedOperation>> _byPath;

    private ApiDescriptions(ImmutableArray<ApiDescription> documents)
    {
        Documents = documents;
        _byPath = new Lazy<ILookup<string, DescribedOperation>>(
            () => Operations.SelectMany(static o => PathsOf(o.Operation).Select(p => (Path: p, Operation: o))).ToLookup(static p => p.Path, static p => p.Operation, StringComparer.Ordinal));
    }

    public ImmutableArray<ApiDescription> Documents { get; }

    public IEnumerable<DescribedOperation> Operations => Documents.Where(static d => d.Document is not null).SelectMany(static d => d.Document!.Operations.Select(o => new DescribedOperation(d, o)));

    public static ApiDescriptions From(AnalyzerOptions options, CancellationToken cancellationToken) => new(
        options.AdditionalFiles.GroupBy(static f => f.Path, StringComparer.Ordinal).Select(g => ApiDescription.Read(g.First(), cancellationToken)).OfType<ApiDescription>().ToImmutableArray());

    /// <summary>The operations that describe an endpoint with a verb; of any verb for null.</summary>
    public IEnumerable<DescribedOperation> Of(Endpoint endpoint, string? verb) =>
        PathsOf(endpoint).SelectMany(p => _byPath.Value[p]).Distinct().Where(o => verb is null || o.Operation.Verb is null || o.Operation.Verb == verb);

    /// <summary>The paths by which an operation may be asked for, as they are compared.</summary>
    public static IEnumerable<string> PathsOf(OpenApiOperation operation) =>
        operation.BasePaths.Append("").Select(b => Normal(b + operation.Path)).Distinct();

    /// <summary>The paths that an endpoint answers: a last parameter that is optional may be left out.</summary>
    public static IEnumerable<string> PathsOf(Endpoint endpoint)
    {
        var path = Normal(Routes.WithoutConstraints(endpoint.Route));
        yield return path;
        if (endpoint.Route.EndsWith("?}", StringComparison.Ordinal) && path.LastIndexOf('/') is var last and >= 0)
        {
            yield return path.Substring(0, last);
        }
    }

    private static string Normal(string path)
    {
        var result = new StringBuilder(path.Length);
        for (var i = 0; i < path.Length; i++)
        {
            if (path[i] == '{' && path.IndexOf('}', i) is var end and > 0)
            {
                result.Append("{}");
                i = end;
            }
            else
            {
                result.Append(char.ToLowerInvariant(path[i]));
            }
        }

        return result.ToString().Trim('/');
    }
}

/// <summary>An operation and the document it stands in.</summary>
internal sealed record DescribedOperation(ApiDescription Document, OpenApiOperation Operation)
{
    public string Name => (Operation.Verb ?? "*") + " " + Operation.Path;

    public Microsoft.CodeAnalysis.Location Location => Document.LocationOf(Operation.Start, Operation.Length);
}
