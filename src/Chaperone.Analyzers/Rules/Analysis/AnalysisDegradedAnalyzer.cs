using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Endpoints;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Chaperone.Rules.Analysis;

/// <summary>CHP9001: what made the model uncertain, once a cause and where it stands, with what to declare.</summary>
/// <remarks>Deliberately silent: causes without a place in source, such as a referenced project. The inventory lists those too.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AnalysisDegradedAnalyzer : EndpointAnalyzer
{
    private protected override ImmutableArray<DiagnosticDescriptor> Rules { get; } = ImmutableArray.Create(DiagnosticDescriptors.AnalysisDegraded);

    internal override bool LooksAtSetup => true;

    // It is about the analysis: no endpoint's row lists it, each says itself why it is not certain.
    internal override IEnumerable<Finding> Find(EndpointReport report) =>
        from cause in report.Model.Degradations
        where cause.Where?.SourceTree == report.Tree
        group cause by cause.Where into site
        let first = site.First()
        select new Finding(DiagnosticDescriptors.AnalysisDegraded, ImmutableArray<Endpoint>.Empty, first.What, first.Advice ?? "its effect on endpoints is not known")
        {
            Location = site.Key,
            Related = ImmutableArray<Location>.Empty,
        };
}
