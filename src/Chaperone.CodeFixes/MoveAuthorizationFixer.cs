using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Rules.Authorization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Chaperone.CodeFixes;

/// <summary>CHP1004: writes authorization that nothing reads once more where it is read: on the action, on the page's class, behind the Map call.</summary>
/// <remarks>
/// It is taken away only from a page's handler and from a fallback: an interface or a class around handlers may serve others, and without it
/// nothing would say what somebody wanted of the next endpoint. Only demands are offered; what opens an endpoint is a decision.
/// </remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MoveAuthorizationFixer))]
public sealed class MoveAuthorizationFixer : PlaceFixer
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("CHP1004");

    private protected override IEnumerable<PlaceFix> FixesFor(FixTarget target)
    {
        if (target.NumberIn(AuthorizationHasNoEffectAnalyzer.ToProperty) is not { } first
            || (target.NumberIn(AuthorizationHasNoEffectAnalyzer.FromProperty) is { } written ? target.AtAdditionalLocation(written) : target) is not { } from
            || WrittenDemand.At(from) is not { } demand)
        {
            yield break;
        }

        // The location of the obstacle, of which there is none beside a place to move it to, would stand behind these.
        var places = Enumerable.Range(first, target.Diagnostic.AdditionalLocations.Count - first).Select(target.AtAdditionalLocation).ToList();
        var edits = places.Select(p => p is null ? null : demand.WrittenAt(p)).ToList();
        if (edits.Count == 0 || edits.Any(static e => e is null))
        {
            yield break;
        }

        var all = places.Select((p, i) => (p!.Document.Id, edits[i]!));
        yield return (demand.IsCall || places[0]!.Declaration is ClassDeclarationSyntax) && Removal.Of(from) is { } removal
            ? new PlaceFix(demand.IsCall ? "Move it to the action" : "Move it to the page's class", FixKeys.MoveAuthorization, all.Prepend((from.Document.Id, removal)))
            : new PlaceFix("Write it where it is read", FixKeys.MoveAuthorization, all);
    }
}
