using System.Collections.Generic;
using System.Linq;
using Chaperone.Rules;
using Chaperone.Rules.Authorization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Chaperone.CodeFixes;

/// <summary>The fixes at a Map call: <c>.RequireAuthorization()</c>, with a declared policy, or on the group.</summary>
internal static class RequireAuthorizationCall
{
    private const string Method = "RequireAuthorization";

    public static IEnumerable<EndpointFix> FixesFor(FixTarget target, InvocationExpressionSyntax call)
    {
        if (target.Authorize != Remedy.None && FixTarget.Append(call, Method, "()", target.Model, target.Text) is { } plain)
        {
            yield return new EndpointFix(target.Titled("Require authorization"), FixKeys.Authorize, target.Document, plain);
        }

        foreach (var policy in target.Policies)
        {
            if (FixTarget.Append(call, Method, "(" + SymbolDisplay.FormatLiteral(policy, quote: true) + ")", target.Model, target.Text) is { } withPolicy)
            {
                yield return new EndpointFix(target.Titled("Require policy '" + policy + "'"), FixKeys.Policy + policy, target.Document, withPolicy);
            }
        }

        if (target.Authorize != Remedy.None && OnClass(target, call) is { } onClass)
        {
            yield return onClass;
        }

        if (target.Authorize != Remedy.None && OnGroup(target) is { } onGroup)
        {
            yield return onGroup;
        }
    }

    /// <summary><c>[Authorize]</c> on the hub, the connection handler or the service that the call names, wherever it is declared.</summary>
    private static EndpointFix? OnClass(FixTarget target, InvocationExpressionSyntax call)
    {
        if (!(target.Diagnostic.Properties.TryGetValue(EndpointReport.KindProperty, out var kind) && kind is "hub" or "grpc")
            || target.Symbols.AuthorizeAttribute is not { } attribute
            || target.Model.GetSymbolInfo(call).Symbol is not IMethodSymbol { TypeArguments: [INamedTypeSymbol type] }
            || type.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is not TypeDeclarationSyntax declaration
            || target.Document.Project.Solution.GetDocument(declaration.SyntaxTree) is not { } document
            || document is SourceGeneratedDocument
            || document.Project.Id != target.Document.Project.Id
            || !document.TryGetText(out var text))
        {
            return null;
        }

        var edit = AttributeText.On(declaration, "Authorize", "", attribute, ModelOf(target, declaration.SyntaxTree), text);
        return new EndpointFix(target.Titled("Require authorization on the class '" + type.Name + "'"), FixKeys.AuthorizeClass, document, edit);
    }

#pragma warning disable RS0030 // The model of the document that is edited, which need not be the diagnostic's.
    private static SemanticModel ModelOf(FixTarget target, SyntaxTree tree) =>
        tree == target.Model.SyntaxTree ? target.Model : target.Model.Compilation.GetSemanticModel(tree);
#pragma warning restore RS0030

    private static EndpointFix? OnGroup(FixTarget target)
    {
        if (!target.Diagnostic.Properties.ContainsKey(EndpointReport.GroupProperty)
            || target.Diagnostic.AdditionalLocations.FirstOrDefault() is not { SourceTree: { } tree } group
            || target.Document.Project.Solution.GetDocument(tree) is not { } document
            || document is SourceGeneratedDocument
            || document.Project.Id != target.Document.Project.Id
            || !document.TryGetText(out var text))
        {
            return null;
        }

        var model = ModelOf(target, tree);
        return FluentCall.At(tree.GetRoot().FindToken(group.SourceSpan.Start)) is { } call
            && FixTarget.Append(call, Method, "()", model, text) is { } edit
            ? new EndpointFix(target.Titled("Require authorization for the whole group"), FixKeys.AuthorizeGroup, document, edit)
            : null;
    }
}
