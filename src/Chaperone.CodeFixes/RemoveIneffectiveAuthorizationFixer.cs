using System.Collections.Generic;
using System.Collections.Immutable;
using Chaperone.Rules.Authorization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Chaperone.CodeFixes;

/// <summary>CHP1003, CHP1004: removes the authorization that has no effect, so that the code says what happens.</summary>
/// <remarks>
/// It leaves the endpoint as open as it is, and gives up what somebody wanted: a decision about one place, so there is no Fix All. Of CHP1004 only
/// what nothing reads: not what stands on an interface or a class, which other frameworks may read, nor what counts for other endpoints.
/// </remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveIneffectiveAuthorizationFixer))]
public sealed class RemoveIneffectiveAuthorizationFixer : EndpointFixer
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("CHP1003", "CHP1004");

    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => null;

    private protected override IEnumerable<EndpointFix> FixesFor(FixTarget target)
    {
        var isIgnored = target.Diagnostic.Id == "CHP1004";
        if ((!isIgnored || target.Diagnostic.Properties.ContainsKey(AuthorizationHasNoEffectAnalyzer.ReadNowhereProperty)) && Removal.Of(target) is { } edit)
        {
            yield return new EndpointFix("Remove the authorization that has no effect", isIgnored ? FixKeys.RemoveIgnoredAuthorization : FixKeys.RemoveAuthorization, target.Document, edit);
        }
    }
}
