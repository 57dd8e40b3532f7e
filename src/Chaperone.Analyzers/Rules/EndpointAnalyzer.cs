using System.Collections.Generic;
using System.Linq;
using Chaperone.Endpoints;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Chaperone.Rules;

/// <summary>The base of rules over endpoints: asks the catalog for the visited file, and turns what the rule finds there into diagnostics.</summary>
/// <remarks>
/// Each rule reports in the file that is visited, so that its diagnostics are live in an editor. The inventory calls <see cref="Find"/> of
/// every such analyzer itself, so that a rule needs no further code to be listed in the rows. A project that does not reference ASP.NET Core
/// registers nothing and pays nothing.
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
            var catalog = EndpointCatalog.For(start.Compilation, start.Options);
            start.RegisterSemanticModelAction(file => Guard(file.ReportDiagnostic, file.SemanticModel.SyntaxTree, () =>
            {
                var tree = file.SemanticModel.SyntaxTree;
                if (catalog.ModelFor(tree, LooksAtSetup, file.CancellationToken) is not { } model)
                {
                    return;
                }

                var endpoints = model.EndpointsIn(tree);
                if (endpoints.IsEmpty && !LooksAtSetup)
                {
                    return;
                }

                var report = new EndpointReport(tree, endpoints, model, catalog, file.Options, file.Options.AnalyzerConfigOptionsProvider.GetOptions(tree), file.CancellationToken);
                foreach (var diagnostic in Find(report).Select(report.Describe).OfType<Diagnostic>())
                {
                    file.ReportDiagnostic(diagnostic);
                }
            }));
        });

    /// <summary>Whether the rule also looks at files that hold no endpoint and set up the application: services, policies, pipeline.</summary>
    internal virtual bool LooksAtSetup => false;

    /// <summary>What the rule finds in one file. It reads the model, and reports at places in that file only.</summary>
    internal abstract IEnumerable<Finding> Find(EndpointReport report);
}
