using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Reflection;
using Chaperone.Reviewed;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Chaperone.Rules.Inventory;

/// <summary>Silences the findings that <c>ApiExceptions.txt</c> accepts, of whatever rule, at their endpoint or member only.</summary>
/// <remarks>
/// A suppressor, and not a question in every rule: no rule can forget it, the finding stays in the compiler's log as suppressed, where an
/// auditor finds it, and in the inventory's row. The compiler offers it no finding whose default severity is error, and those of the files
/// themselves and of a failed analysis (4001 to 4006, 9xxx) are not for accepting.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AcceptedExceptionSuppressor : DiagnosticSuppressor
{
    private static readonly ImmutableDictionary<string, SuppressionDescriptor> ByRule = typeof(DiagnosticDescriptors)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(static f => f.GetValue(null))
        .OfType<DiagnosticDescriptor>()
        .Where(static d => IsAcceptable(d.Id))
        .ToImmutableDictionary(static d => d.Id, static d => new SuppressionDescriptor("Accepted" + d.Id, d.Id, "Accepted in ApiExceptions.txt"), StringComparer.Ordinal);

    /// <inheritdoc/>
    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } = ByRule.Values.OrderBy(static d => d.Id, StringComparer.Ordinal).ToImmutableArray();

    /// <summary>Whether findings of a rule can be accepted at all.</summary>
    internal static bool IsAcceptable(string rule) => string.CompareOrdinal(rule, "CHP4001") < 0 || (string.CompareOrdinal(rule, "CHP4006") > 0 && string.CompareOrdinal(rule, "CHP9") < 0);

    /// <inheritdoc/>
    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        var files = ReviewedFiles.From(context.Options, context.CancellationToken);
        var accepted = new HashSet<(string Rule, string Target)>(files.Exceptions
            .SelectMany(static f => f.Content.Entries)
            .Where(e => e.Refusal(files.Today) is null)
            .Select(static e => (e.Rule, e.Target)));
        if (accepted.Count == 0)
        {
            return;
        }

        var rules = new HashSet<string>(accepted.Select(static a => a.Rule), StringComparer.Ordinal);
        foreach (var diagnostic in context.ReportedDiagnostics)
        {
            if (rules.Contains(diagnostic.Id) && ByRule.TryGetValue(diagnostic.Id, out var descriptor) && IsAccepted(diagnostic, accepted, context))
            {
                context.ReportSuppression(Suppression.Create(descriptor, diagnostic));
            }
        }
    }

    private static bool IsAccepted(Diagnostic diagnostic, HashSet<(string Rule, string Target)> accepted, SuppressionAnalysisContext context)
    {
        var endpoints = AcceptedTargets.EndpointsOf(diagnostic);
        return (endpoints.Count > 0 && endpoints.All(e => accepted.Contains((diagnostic.Id, e))))
            || (diagnostic.Location.SourceTree is { } tree
                && AcceptedTargets.MembersAround(tree, diagnostic.Location.SourceSpan.Start, context.GetSemanticModel, context.CancellationToken).Any(m => accepted.Contains((diagnostic.Id, m))));
    }
}
