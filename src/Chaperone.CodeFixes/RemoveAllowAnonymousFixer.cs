using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Chaperone.CodeFixes;

/// <summary>CHP1003: removes the AllowAnonymous that overrides the authorization, wherever it stands.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveAllowAnonymousFixer))]
public sealed class RemoveAllowAnonymousFixer : EndpointFixer
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("CHP1003");

    private protected override IEnumerable<EndpointFix> FixesFor(FixTarget target)
    {
        if (target.AtAdditionalLocation(0) is { } anonymous && Removal.Of(anonymous) is { } edit)
        {
            yield return new EndpointFix("Remove the AllowAnonymous around it", FixKeys.RemoveAllowAnonymous, anonymous.Document, edit);
        }
    }
}
