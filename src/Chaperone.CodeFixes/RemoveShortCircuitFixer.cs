using System.Collections.Generic;
using System.Collections.Immutable;
using Chaperone.Rules.Authorization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Chaperone.CodeFixes;

/// <summary>CHP1004: takes <c>ShortCircuit()</c> away, which runs an endpoint before the authorization that is written on it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveShortCircuitFixer))]
public sealed class RemoveShortCircuitFixer : PlaceFixer
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("CHP1004");

    private protected override IEnumerable<PlaceFix> FixesFor(FixTarget target)
    {
        if (target.AtLocationIn(AuthorizationHasNoEffectAnalyzer.ObstacleProperty) is { } obstacle && Removal.Of(obstacle) is { } removal)
        {
            yield return new PlaceFix("Remove ShortCircuit()", FixKeys.RemoveShortCircuit, new[] { (obstacle.Document.Id, removal) });
        }
    }
}
