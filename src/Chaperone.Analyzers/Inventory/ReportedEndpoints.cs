using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Chaperone.Endpoints;
using Chaperone.Rules;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Chaperone.Inventory;

/// <summary>Which rules have a finding on which endpoint: every rule over endpoints is asked about every file, as the compiler would ask it.</summary>
internal sealed class ReportedEndpoints
{
    private readonly Dictionary<Endpoint, SortedSet<string>> _rules = new();

    /// <summary>
    /// Options are those of the file that a finding is in. The catalog's trees may be copies, to which the compiler gives no options: files
    /// are found again by their path in the compilation that was given to us.
    /// </summary>
    public ReportedEndpoints(EndpointCatalog catalog, Compilation given, AnalyzerOptions options, IEnumerable<DiagnosticAnalyzer> analyzers, CancellationToken cancellationToken)
    {
        var model = catalog.Whole(cancellationToken);
        var rules = analyzers.OfType<EndpointAnalyzer>().ToList();
        var originals = given.SyntaxTrees.GroupBy(static t => t.FilePath, StringComparer.Ordinal).ToDictionary(static g => g.Key, static g => g.Last(), StringComparer.Ordinal);

        // Rules are made for several threads, and which of them came first is not seen in a sorted set.
        Concurrently.ForEach(catalog.Compilation, catalog.Compilation.SyntaxTrees, tree => Ask(tree), cancellationToken);

        void Ask(SyntaxTree tree)
        {
            var asked = rules.Where(r => catalog.ModelFor(tree, r.LooksAtSetup, cancellationToken) is not null).ToList();
            if (asked.Count == 0)
            {
                return;
            }

            var provider = options.AnalyzerConfigOptionsProvider;
            var fileOptions = originals.TryGetValue(tree.FilePath, out var original) ? provider.GetOptions(original) : provider.GlobalOptions;
            var report = new EndpointReport(tree, model.EndpointsIn(tree), model, catalog, options, fileOptions, cancellationToken);
            foreach (var finding in asked.SelectMany(r => r.Find(report)))
            {
                Add(finding);
            }
        }
    }

    /// <summary>The identifiers of the rules, sorted.</summary>
    public ImmutableArray<string> RulesOn(Endpoint endpoint) =>
        _rules.TryGetValue(endpoint, out var ids) ? ids.ToImmutableArray() : ImmutableArray<string>.Empty;

    private void Add(Finding finding)
    {
        lock (_rules)
        {
            foreach (var endpoint in finding.Endpoints)
            {
                if (!_rules.TryGetValue(endpoint, out var ids))
                {
                    _rules.Add(endpoint, ids = new SortedSet<string>(StringComparer.Ordinal));
                }

                ids.Add(finding.Descriptor.Id);
            }
        }
    }
}
