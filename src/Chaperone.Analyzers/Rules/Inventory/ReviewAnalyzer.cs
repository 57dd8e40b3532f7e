using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Chaperone.Endpoints;
using Chaperone.Inventory.Reviewed;
using Chaperone.Reviewed;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Chaperone.Rules.Inventory;

/// <summary>The base of the rules that compare the code with <c>ApiInventory.txt</c>. A project without the file registers nothing.</summary>
/// <remarks>
/// What is about an endpoint in source is reported there, when its file is visited; what is about a line, and about endpoints that live in
/// referenced assemblies, is reported in the text file, when that is visited. Both are live.
/// </remarks>
public abstract class ReviewAnalyzer : ChaperoneAnalyzer
{
    private protected sealed override void Register(AnalysisContext context) =>
        context.RegisterCompilationStartAction(start =>
        {
            if (!WellKnownSymbols.ReferencesAspNetCore(start.Compilation) || !ReviewedFiles.From(start.Options, start.CancellationToken).HasInventory)
            {
                return;
            }

            var review = InventoryReview.For(EndpointCatalog.For(start.Compilation, start.Options), start.Options);
            start.RegisterSemanticModelAction(file => Guard(file.ReportDiagnostic, file.SemanticModel.SyntaxTree, () =>
            {
                var tree = file.SemanticModel.SyntaxTree;
                if (review.Catalog.ModelFor(tree, orSetsUp: false, file.CancellationToken) is not { } model)
                {
                    return;
                }

                // A call that does not bind yet is no endpoint yet: somebody is typing it.
                var endpoints = model.EndpointsIn(tree).Where(e => !model.HasUnresolvedCalls || e.Kind != EndpointKind.Opaque);
                foreach (var endpoint in review.Review(endpoints, model))
                {
                    Report(review, endpoint, endpoint.Endpoint.Location!, file.ReportDiagnostic);
                }
            }));
            start.RegisterAdditionalFileAction(file =>
            {
                var index = review.Files.Inventories.ToList().FindIndex(i => i.File.Path == file.AdditionalFile.Path);
                if (index >= 0)
                {
                    Guard(file.ReportDiagnostic, null, () => ReportIn(review, review.Files.Inventories[index], index == 0, file.ReportDiagnostic, file.CancellationToken));
                }
            });
        });

    /// <summary>What the rule says of one endpoint; null for nothing.</summary>
    private protected abstract Diagnostic? Find(InventoryReview review, ReviewedEndpoint endpoint, Location location);

    /// <summary>What the rule says of the file's lines.</summary>
    private protected virtual IEnumerable<Diagnostic> FindLines(InventoryReview review, ReviewedText<InventoryEntry> file, CancellationToken cancellationToken) =>
        Enumerable.Empty<Diagnostic>();

    private void ReportIn(InventoryReview review, ReviewedText<InventoryEntry> file, bool isFirst, Action<Diagnostic> report, CancellationToken cancellationToken)
    {
        if (isFirst)
        {
            // They have no place in this project's source.
            var whole = review.Catalog.Whole(cancellationToken);
            foreach (var endpoint in review.Review(whole.Endpoints.Where(static e => e.Location?.SourceTree is null), whole))
            {
                if (endpoint.Line is null || endpoint.Changes.Count > 0)
                {
                    var line = file.Content.Lines.ToList().FindIndex(l => l.Entry is { } entry && entry == endpoint.Line);
                    Report(review, endpoint, file.LocationOf(Math.Max(0, line)), report);
                }
            }
        }

        foreach (var diagnostic in FindLines(review, file, cancellationToken))
        {
            report(diagnostic);
        }
    }

    private void Report(InventoryReview review, ReviewedEndpoint endpoint, Location location, Action<Diagnostic> report)
    {
        if (Find(review, endpoint, location) is { } diagnostic)
        {
            report(diagnostic);
        }
    }

    /// <summary>A diagnostic with what its fix has to do in the file, and the endpoint's id.</summary>
    private protected static Diagnostic Describe(DiagnosticDescriptor descriptor, InventoryReview review, ReviewedEndpoint endpoint, Location location, string operation, InventoryEntry entry, params object[] arguments) =>
        Diagnostic.Create(
            descriptor,
            location,
            InventoryFix.Properties(review.Files, review.PathOf(endpoint.Line), operation, endpoint.Line, entry).Add(EndpointReport.EndpointProperty, endpoint.Endpoint.Id),
            arguments);

    /// <summary>A difference between an endpoint and its line, and the line that would say what the code says.</summary>
    private protected static Diagnostic DescribeUpdate(DiagnosticDescriptor descriptor, InventoryReview review, ReviewedEndpoint endpoint, Location location)
    {
        // A line that speaks for several endpoints goes on to speak for the others.
        var (line, isAdded) = review.Match.NewLine(endpoint.Candidate, endpoint.Line!);
        return Describe(descriptor, review, endpoint, location, isAdded ? InventoryFix.Add : InventoryFix.Update, line, endpoint.Name, endpoint.Describe());
    }
}
