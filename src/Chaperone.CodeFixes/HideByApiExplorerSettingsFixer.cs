using System.Collections.Generic;
using System.Collections.Immutable;
using Chaperone.Rules.Documentation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Chaperone.CodeFixes;

/// <summary>CHP3002: replaces an exclusion that has no effect on an action by the one that has.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(HideByApiExplorerSettingsFixer))]
public sealed class HideByApiExplorerSettingsFixer : EndpointFixer
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("CHP3002");

    private protected override IEnumerable<EndpointFix> FixesFor(FixTarget target)
    {
        if (target.Diagnostic.Properties.ContainsKey(EndpointHiddenAnalyzer.IneffectiveProperty)
            && target.AtAdditionalLocation(0) is { } exclusion
            && exclusion.Root.FindToken(exclusion.Diagnostic.Location.SourceSpan.Start).Parent?.FirstAncestorOrSelf<AttributeSyntax>() is { Parent.Parent: MethodDeclarationSyntax action } attribute)
        {
            var name = exclusion.Model.LookupNamespacesAndTypes(action.SpanStart, name: "ApiExplorerSettingsAttribute").IsEmpty ? "Microsoft.AspNetCore.Mvc.ApiExplorerSettings" : "ApiExplorerSettings";
            yield return new EndpointFix("Hide it by [ApiExplorerSettings]", FixKeys.Hide, exclusion.Document, new Edit(attribute.Span, name + "(IgnoreApi = true)", null));
        }
    }
}
