using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Chaperone.CodeFixes;

/// <summary>CHP1003: removes the authorization that has no effect, so that the code says what happens.</summary>
/// <remarks>It leaves the endpoint open, as it is, and gives up what somebody wanted: a decision about one place, so there is no Fix All.</remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveOverriddenAuthorizationFixer))]
public sealed class RemoveOverriddenAuthorizationFixer : EndpointFixer
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("CHP1003");

    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => null;

    private protected override IEnumerable<EndpointFix> FixesFor(FixTarget target)
    {
        if (Removal.Of(target) is { } edit)
        {
            yield return new EndpointFix("Remove the authorization that has no effect", FixKeys.RemoveAuthorization, target.Document, edit);
        }
    }
}
