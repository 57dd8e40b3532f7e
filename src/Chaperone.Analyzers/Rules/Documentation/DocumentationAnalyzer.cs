using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Endpoints;
using Chaperone.Endpoints.Documentation;

namespace Chaperone.Rules.Documentation;

/// <summary>The base of rules over what an API description says.</summary>
/// <remarks>
/// They act only where the application registers a generator: without one there is no description that something could be missing from.
/// In a library, and where another project's code registers it, nothing is known and nothing is said.
/// </remarks>
public abstract class DocumentationAnalyzer : EndpointAnalyzer
{
    internal sealed override IEnumerable<Finding> Find(EndpointReport report)
    {
        // A handler that is mapped twice is one place in source: the first endpoint with a finding speaks for it.
        foreach (var site in report.Endpoints.Where(static e => e.Kind is EndpointKind.Minimal or EndpointKind.Controller or EndpointKind.Carter && e.Location is not null).GroupBy(static e => e.Location!.SourceSpan))
        {
            var findings = site
                .Select(e => (Endpoint: e, Descriptions: report.Model.Documentation.Of(e, report.CancellationToken)))
                .Where(static e => !e.Descriptions.IsEmpty)
                .Select(e => Of(report, e.Endpoint, e.Descriptions))
                .OfType<Finding>()
                .ToList();
            if (findings.Count > 0)
            {
                // One name can't be given to several endpoints.
                yield return site.Count() == 1 ? findings[0] : findings[0].For(findings.SelectMany(static f => f.Endpoints).ToList(), OperationNameMissingOrDuplicateAnalyzer.NameProperty);
            }
        }
    }

    /// <summary>What is wrong with one endpoint; null for nothing.</summary>
    private protected abstract Finding? Of(EndpointReport report, Endpoint endpoint, ImmutableArray<EndpointDocumentation> descriptions);

    /// <summary>The descriptions that list the endpoint; none when one of them may list it or not.</summary>
    private protected static ImmutableArray<EndpointDocumentation> Listing(ImmutableArray<EndpointDocumentation> descriptions) =>
        descriptions.Any(static d => d.Visibility == Visibility.Unknown)
            ? ImmutableArray<EndpointDocumentation>.Empty
            : descriptions.RemoveAll(static d => d.Visibility == Visibility.Hidden);
}
