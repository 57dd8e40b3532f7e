using System.Collections.Generic;
using System.Collections.Immutable;
using Chaperone.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Chaperone.CodeFixes;

/// <summary>CHP1006: puts the authorization of the end of the chain on the group that the whole chain maps on.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(HoistAuthorizationFixer))]
public sealed class HoistAuthorizationFixer : EndpointFixer
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("CHP1006");

    private protected override IEnumerable<EndpointFix> FixesFor(FixTarget target)
    {
        if (target.MapCall is { } required
            && target.Diagnostic.Properties.ContainsKey(EndpointReport.GroupProperty)
            && target.AtAdditionalLocation(0) is { MapCall: { } group } place
            && FixTarget.Append(group, "RequireAuthorization", ArgumentsOf(required), place.Model, place.Text) is { } edit)
        {
            yield return new EndpointFix("Require authorization for the whole group", FixKeys.Hoist, place.Document, edit);
        }
    }

    // What it says there holds for the group too, unless it is more than constants: a lambda or a variable may not mean the same elsewhere.
    private static string ArgumentsOf(InvocationExpressionSyntax required)
    {
        foreach (var argument in required.ArgumentList.Arguments)
        {
            if (argument.Expression is not LiteralExpressionSyntax)
            {
                return "()";
            }
        }

        return required.ArgumentList.ToString();
    }
}
