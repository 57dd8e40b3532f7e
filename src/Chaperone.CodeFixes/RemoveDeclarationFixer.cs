using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Chaperone.CodeFixes;

/// <summary>CHP3004: removes the declaration of a response that is never given. With several the user chooses by hand.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveDeclarationFixer))]
public sealed class RemoveDeclarationFixer : EndpointFixer
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("CHP3004");

    private protected override IEnumerable<EndpointFix> FixesFor(FixTarget target)
    {
        if (target.Diagnostic.AdditionalLocations.Count == 1 && target.AtAdditionalLocation(0) is { } declaration && Removal.Of(declaration) is { } edit)
        {
            yield return new EndpointFix("Remove the declaration", FixKeys.RemoveDeclaration, declaration.Document, edit);
        }
    }
}
