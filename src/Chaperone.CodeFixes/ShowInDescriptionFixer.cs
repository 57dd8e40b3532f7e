using System.Collections.Generic;
using System.Collections.Immutable;
using Chaperone.Rules.Documentation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Chaperone.CodeFixes;

/// <summary>CHP3002: removes what keeps the endpoint out of the API description.</summary>
/// <remarks>A decision about one endpoint: somebody wrote the exclusion, so there is no Fix All.</remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ShowInDescriptionFixer))]
public sealed class ShowInDescriptionFixer : EndpointFixer
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("CHP3002");

    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => null;

    private protected override IEnumerable<EndpointFix> FixesFor(FixTarget target)
    {
        if (target.Diagnostic.Properties.ContainsKey(EndpointHiddenAnalyzer.ExclusionProperty) && target.AtAdditionalLocation(0) is { } exclusion && Removal.Of(exclusion) is { } edit)
        {
            yield return new EndpointFix("Show it in the API description", FixKeys.Show, exclusion.Document, edit);
        }
    }
}
