using System.Collections.Generic;
using Chaperone.Rules.Authorization;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Chaperone.CodeFixes;

/// <summary>The fixes at an action or a controller: <c>[Authorize]</c>, with a declared policy, or on the whole controller.</summary>
internal static class AuthorizeAttributeList
{
    public static IEnumerable<EndpointFix> FixesFor(FixTarget target, MemberDeclarationSyntax declaration)
    {
        if (target.Symbols.AuthorizeAttribute is not { } attribute)
        {
            yield break;
        }

        Edit On(MemberDeclarationSyntax where, string arguments) => AttributeText.On(where, "Authorize", arguments, attribute, target.Model, target.Text);

        if (target.Authorize != Remedy.None)
        {
            yield return new EndpointFix(target.Titled("Require authorization"), FixKeys.Authorize, target.Document, On(declaration, ""));
        }

        foreach (var policy in target.Policies)
        {
            var arguments = "(Policy = " + SymbolDisplay.FormatLiteral(policy, quote: true) + ")";
            yield return new EndpointFix(target.Titled("Require policy '" + policy + "'"), FixKeys.Policy + policy, target.Document, On(declaration, arguments));
        }

        if (target.Authorize != Remedy.None && declaration.Parent is TypeDeclarationSyntax controller)
        {
            yield return new EndpointFix(target.Titled("Require authorization for the whole controller"), FixKeys.AuthorizeController, target.Document, On(controller, ""));
        }
    }
}
