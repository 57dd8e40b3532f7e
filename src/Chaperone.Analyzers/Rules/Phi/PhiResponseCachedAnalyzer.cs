using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Endpoints.Payload;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Chaperone.Rules.Phi;

/// <summary>CHP2007: an answer with PHI is stored by a cache, shared or the client's.</summary>
/// <remarks>
/// Deliberately silent: <c>NoStore</c>; a cache profile or policy by name, whose content is not visible here; <c>[OutputCache]</c> on an
/// endpoint that demands a caller, since the framework's own policy stores no answer to an authenticated request.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PhiResponseCachedAnalyzer : EndpointAnalyzer
{
    private protected override ImmutableArray<DiagnosticDescriptor> Rules { get; } = ImmutableArray.Create(DiagnosticDescriptors.PhiResponseCached);

    internal override IEnumerable<Finding> Find(EndpointReport report)
    {
        var payloads = report.Catalog.Payloads(report.AnalyzerOptions);
        foreach (var site in report.Endpoints.GroupBy(static e => e.Location!.SourceSpan))
        {
            foreach (var endpoint in site)
            {
                if (CachedResponses.StoredBy(endpoint, report.Catalog.Symbols) is { } store
                    && payloads.Of(endpoint, report.CancellationToken).Out.Where(o => o.IsGiven && payloads.MayReport(o.Fact)).ToList() is { Count: > 0 } given)
                {
                    yield return new Finding(DiagnosticDescriptors.PhiResponseCached, site.ToList(), endpoint.Id, PayloadText.Of(given), store.What)
                    {
                        Related = store.Where is null ? ImmutableArray<Location>.Empty : ImmutableArray.Create(store.Where),
                    };
                    break;
                }
            }
        }
    }
}
