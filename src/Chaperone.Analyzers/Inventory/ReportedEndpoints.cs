using System;
using System.Collections.Generic;
using Chaperone.Endpoints;
using Chaperone.Rules.Authorization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Chaperone.Inventory;

/// <summary>Which rules report an endpoint, with the options of the file it stands in.</summary>
/// <remarks>The generator's own trees are copies, to which the compiler gives no options: files are found again by their path.</remarks>
internal sealed class ReportedEndpoints
{
    private readonly AnalyzerConfigOptionsProvider _options;
    private readonly Lazy<Dictionary<string, SyntaxTree>> _trees;

    public ReportedEndpoints(Compilation compilation, AnalyzerConfigOptionsProvider options)
    {
        _options = options;
        _trees = new Lazy<Dictionary<string, SyntaxTree>>(() =>
        {
            var trees = new Dictionary<string, SyntaxTree>(StringComparer.Ordinal);
            foreach (var tree in compilation.SyntaxTrees)
            {
                trees[tree.FilePath] = tree;
            }

            return trees;
        });
    }

    /// <summary>Whether CHP1001 reports it.</summary>
    public bool ByEndpointWithoutAuthorization(Endpoint endpoint) =>
        endpoint.Location?.SourceTree is { } tree
        && EndpointWithoutAuthorizationAnalyzer.IsReported(
            endpoint,
            _trees.Value.TryGetValue(tree.FilePath, out var original) ? _options.GetOptions(original) : _options.GlobalOptions);
}
