using System.Collections.Generic;
using Chaperone.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Chaperone.CodeFixes;

/// <summary>CHP1001: declares one endpoint open, by <c>.AllowAnonymous()</c> or <c>[AllowAnonymous]</c>.</summary>
/// <remarks>
/// A decision about one endpoint, so there is no Fix All, and it is a fixer of its own: tools that apply fixes in bulk pass it over. It is not
/// offered on a controller class, where it would open every action; the class of a page or a component is one endpoint.
/// </remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AllowAnonymousFixer))]
public sealed class AllowAnonymousFixer : EndpointFixer
{
    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => null;

    private protected override IEnumerable<EndpointFix> FixesFor(FixTarget target)
    {
        if (target.AllowsAnonymous && EditFor(target) is { } edit)
        {
            yield return new EndpointFix("Allow anonymous callers", FixKeys.AllowAnonymous, target.Document, edit);
        }
    }

    private static Edit? EditFor(FixTarget target)
    {
        if (target.MapCall is { } call)
        {
            return FixTarget.Append(call, "AllowAnonymous", "()", target.Model, target.Text);
        }

        var isOne = target.Declaration is MethodDeclarationSyntax
            || (target.Diagnostic.Properties.TryGetValue(EndpointReport.KindProperty, out var kind) && kind is "razorpage" or "component");
        return isOne && target.Declaration is { } action && target.Symbols.Get("Microsoft.AspNetCore.Authorization.AllowAnonymousAttribute") is { } attribute
            ? AttributeText.On(action, "AllowAnonymous", "", attribute, target.Model, target.Text)
            : null;
    }
}
