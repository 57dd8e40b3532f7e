using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Endpoints;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Chaperone.Rules;

/// <summary>The base of rules over endpoints: asks the catalog for the endpoints of the visited file, and for nothing else.</summary>
/// <remarks>
/// Each rule reports in the file that is visited, so that its diagnostics are live in an editor. A project that does not reference
/// ASP.NET Core registers nothing and pays nothing.
/// </remarks>
public abstract class EndpointAnalyzer : ChaperoneAnalyzer
{
    private protected sealed override void Register(AnalysisContext context) =>
        context.RegisterCompilationStartAction(start =>
        {
            if (!WellKnownSymbols.ReferencesAspNetCore(start.Compilation))
            {
                return;
            }

            // The registered action holds the catalog for as long as the driver may ask.
            var catalog = EndpointCatalog.For(start.Compilation);
            start.RegisterSemanticModelAction(file => Guard(file.ReportDiagnostic, file.SemanticModel.SyntaxTree, () =>
            {
                var endpoints = catalog.EndpointsIn(file.SemanticModel.SyntaxTree, file.CancellationToken);
                if (!endpoints.IsEmpty)
                {
                    Analyze(new EndpointReport(endpoints, catalog, file.ReportDiagnostic));
                }
            }));
        });

    /// <summary>Looks at the endpoints of one file.</summary>
    private protected abstract void Analyze(EndpointReport report);
}

/// <summary>The endpoints of one file and the way to report on them.</summary>
internal sealed class EndpointReport
{
    /// <summary>The inventory id of the endpoint.</summary>
    public const string EndpointProperty = "endpoint";

    /// <summary>The endpoint's kind, in lower case.</summary>
    public const string KindProperty = "kind";

    /// <summary>The declared policies' names, one a line.</summary>
    public const string PoliciesProperty = "policies";

    /// <summary>The index of the additional location that is the group's <c>MapGroup</c> name.</summary>
    public const string GroupProperty = "group";

    private readonly EndpointCatalog _catalog;
    private readonly Action<Diagnostic> _report;

    public EndpointReport(ImmutableArray<Endpoint> endpoints, EndpointCatalog catalog, Action<Diagnostic> report)
    {
        Endpoints = endpoints;
        _catalog = catalog;
        _report = report;
    }

    public ImmutableArray<Endpoint> Endpoints { get; }

    public void Report(DiagnosticDescriptor descriptor, Endpoint endpoint, params object[] arguments)
    {
        var properties = ImmutableDictionary<string, string?>.Empty
            .Add(EndpointProperty, endpoint.Id)
            .Add(KindProperty, endpoint.Kind.ToString().ToLowerInvariant())
            .Add(PoliciesProperty, string.Join("\n", _catalog.PolicyNames));
        var locations = new List<Location>();
        if (endpoint.Group is { } group)
        {
            properties = properties.Add(GroupProperty, "0");
            locations.Add(group);
        }

        locations.AddRange(endpoint.Protection.Evidence.Select(static e => e.Where).OfType<Location>());
        _report(Diagnostic.Create(descriptor, endpoint.Location, locations, properties, arguments));
    }
}
