using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Chaperone.Endpoints;
using Chaperone.Endpoints.Documentation;
using Chaperone.Reviewed;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Chaperone.Rules.Inventory;

/// <summary>The base of the rules that compare the code with OpenAPI documents. A project without one among its additional files registers nothing.</summary>
public abstract class DescriptionAnalyzer : ChaperoneAnalyzer
{
    private protected sealed override void Register(AnalysisContext context) =>
        context.RegisterCompilationStartAction(start =>
        {
            if (!WellKnownSymbols.ReferencesAspNetCore(start.Compilation))
            {
                return;
            }

            var descriptions = ApiDescriptions.From(start.Options, start.CancellationToken);
            if (descriptions.Documents.IsEmpty)
            {
                return;
            }

            var catalog = EndpointCatalog.For(start.Compilation, start.Options);
            start.RegisterSemanticModelAction(file => Guard(file.ReportDiagnostic, file.SemanticModel.SyntaxTree, () =>
            {
                var tree = file.SemanticModel.SyntaxTree;
                if (catalog.ModelFor(tree, orSetsUp: false, file.CancellationToken) is { } model)
                {
                    foreach (var diagnostic in model.EndpointsIn(tree).Where(static e => e.Location is not null).SelectMany(e => Find(e, model, descriptions, file.CancellationToken)).Distinct())
                    {
                        file.ReportDiagnostic(diagnostic);
                    }
                }
            }));
            start.RegisterAdditionalFileAction(file =>
            {
                if (descriptions.Documents.FirstOrDefault(d => d.File.Path == file.AdditionalFile.Path) is { } document)
                {
                    Guard(file.ReportDiagnostic, null, () =>
                    {
                        foreach (var diagnostic in FindIn(document, catalog, file.CancellationToken))
                        {
                            file.ReportDiagnostic(diagnostic);
                        }
                    });
                }
            });
        });

    /// <summary>What the rule says of an endpoint in source.</summary>
    private protected virtual IEnumerable<Diagnostic> Find(Endpoint endpoint, ApplicationModel model, ApiDescriptions descriptions, CancellationToken cancellationToken) => Enumerable.Empty<Diagnostic>();

    /// <summary>What the rule says of a document.</summary>
    private protected virtual IEnumerable<Diagnostic> FindIn(ApiDescription document, EndpointCatalog catalog, CancellationToken cancellationToken) => Enumerable.Empty<Diagnostic>();

    /// <summary>Whether an endpoint belongs into an API description: neither hidden from it, nor of a kind that is never there, nor in doubt.</summary>
    private protected static bool BelongsIntoADescription(Endpoint endpoint, ApplicationModel model, CancellationToken cancellationToken) =>
        endpoint.Kind is EndpointKind.Controller or EndpointKind.Minimal
        && endpoint.IsAddressKnown
        && model.Documentation.VisibilityOf(endpoint, cancellationToken) == Visibility.Visible;

    private protected static IEnumerable<string?> VerbsOf(Endpoint endpoint) => endpoint.Verbs.IsEmpty ? new string?[] { null } : endpoint.Verbs;
}
