using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Endpoints;
using Chaperone.Rules.Authorization;
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
            var catalog = EndpointCatalog.For(start.Compilation, start.Options.AnalyzerConfigOptionsProvider);
            start.RegisterSemanticModelAction(file => Guard(file.ReportDiagnostic, file.SemanticModel.SyntaxTree, () =>
            {
                var endpoints = catalog.EndpointsIn(file.SemanticModel.SyntaxTree, file.CancellationToken);
                if (!endpoints.IsEmpty)
                {
                    var options = file.Options.AnalyzerConfigOptionsProvider.GetOptions(file.SemanticModel.SyntaxTree);
                    Analyze(new EndpointReport(endpoints, catalog, options, file.ReportDiagnostic));
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

    /// <summary>The declared policies' names that would end the finding, one a line.</summary>
    public const string PoliciesProperty = "policies";

    /// <summary>The index of the additional location that is the group's <c>MapGroup</c> name.</summary>
    public const string GroupProperty = "group";

    /// <summary>What requiring authorization would do, as the name of a <see cref="Remedy"/>.</summary>
    public const string AuthorizeProperty = "authorize";

    /// <summary>Present when AllowAnonymous would be taken as a decision.</summary>
    public const string AnonymousProperty = "anonymous";

    private readonly EndpointCatalog _catalog;
    private readonly Action<Diagnostic> _report;
    private readonly Remedies _remedies = new();

    public EndpointReport(ImmutableArray<Endpoint> endpoints, EndpointCatalog catalog, AnalyzerConfigOptions options, Action<Diagnostic> report)
    {
        Endpoints = endpoints;
        Options = options;
        _catalog = catalog;
        _report = report;
    }

    public ImmutableArray<Endpoint> Endpoints { get; }

    /// <summary>The file's options.</summary>
    public AnalyzerConfigOptions Options { get; }

    /// <summary>Reports one place in source, whose endpoints share what is wrong; the first of them speaks for it.</summary>
    public void Report(DiagnosticDescriptor descriptor, IReadOnlyCollection<Endpoint> site, params object[] arguments)
    {
        var endpoint = site.First();
        var properties = ImmutableDictionary<string, string?>.Empty
            .Add(EndpointProperty, endpoint.Id)
            .Add(KindProperty, endpoint.Kind.ToString().ToLowerInvariant())
            .Add(AuthorizeProperty, _remedies.OfAuthorize(site).ToString())
            .Add(PoliciesProperty, string.Join("\n", _remedies.OfPolicies(site, _catalog.PolicyNames)));
        if (Remedies.AllowsAnonymous(site))
        {
            properties = properties.Add(AnonymousProperty, "");
        }

        var locations = new List<Location>();
        if (endpoint.Group is { } group && site.All(e => group.Equals(e.Group)))
        {
            properties = properties.Add(GroupProperty, "0");
            locations.Add(group);
        }

        locations.AddRange(endpoint.Protection.Evidence.Select(static e => e.Where).OfType<Location>());
        _report(Diagnostic.Create(descriptor, endpoint.Location, locations, properties, arguments));
    }
}
