using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Chaperone.CodeFixes;

/// <summary>CHP1001, CHP1002: requires authorization, by <c>.RequireAuthorization()</c> at a Map call and by <c>[Authorize]</c> at an action or controller.</summary>
/// <remarks>
/// One fixer for both: <c>dotnet format</c> asks the first diagnostic of a solution for an action and then applies that action's key with
/// this one fixer, so that a project with controllers and minimal APIs would otherwise be fixed by half.
/// </remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RequireAuthorizationFixer))]
public sealed class RequireAuthorizationFixer : EndpointFixer
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("CHP1001", "CHP1002");

    private protected override IEnumerable<EndpointFix> FixesFor(FixTarget target) =>
        target.MapCall is { } call ? RequireAuthorizationCall.FixesFor(target, call)
        : target.Declaration is { } declaration ? AuthorizeAttributeList.FixesFor(target, declaration)
        : new EndpointFix[0];
}
