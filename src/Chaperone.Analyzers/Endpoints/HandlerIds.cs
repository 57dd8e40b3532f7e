using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Chaperone.Endpoints.Execution;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Chaperone.Endpoints;

/// <summary>Names of handlers that stay the same while lines move.</summary>
internal sealed class HandlerIds
{
    private readonly SemanticModels _models;
    private readonly CancellationToken _cancellationToken;
    private readonly Dictionary<SyntaxNode, Dictionary<SyntaxNode, int>> _ordinals = new();

    public HandlerIds(SemanticModels models, CancellationToken cancellationToken)
    {
        _models = models;
        _cancellationToken = cancellationToken;
    }

    /// <summary>A documentation comment id; for a lambda or local function the enclosing member's, <c>~</c> and its ordinal there.</summary>
    public string Of(HandlerReference? handler, SyntaxNode site)
    {
        if (handler is null)
        {
            return Inside(site, site);
        }

        if (handler.Replayed is { Log.Handler: var id })
        {
            return id;
        }

        if (handler.Lambda is { } lambda)
        {
            return Inside(lambda, lambda);
        }

        if (handler.Method.MethodKind == MethodKind.LocalFunction && handler.Method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_cancellationToken) is { } local)
        {
            return Inside(local, local);
        }

        return Of(handler.Method);
    }

    public static string Of(IMethodSymbol method) =>
        (method.OriginalDefinition.ReducedFrom ?? method.OriginalDefinition).GetDocumentationCommentId() ?? method.ToDisplayString();

    private string Inside(SyntaxNode node, SyntaxNode counted)
    {
        var member = node.Ancestors().FirstOrDefault(static a => a is BaseMethodDeclarationSyntax or BasePropertyDeclarationSyntax or BaseFieldDeclarationSyntax or CompilationUnitSyntax);
        if (member is null)
        {
            return "?";
        }

        if (!_ordinals.TryGetValue(member, out var ordinals))
        {
            ordinals = new Dictionary<SyntaxNode, int>();
            _ordinals.Add(member, ordinals);
            // Not into handlers: lambdas inside them are none, and the generator does not see them.
            foreach (var candidate in member.DescendantNodes(static n => !HandlerBodies.IsHandler(n)))
            {
                if (candidate is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)
                {
                    ordinals[candidate] = ordinals.Count;
                }
            }
        }

        var id = EnclosingId(member);
        return ordinals.TryGetValue(counted, out var ordinal) ? id + "~" + ordinal : id;
    }

    private string EnclosingId(SyntaxNode member)
    {
        var model = _models.For(member.SyntaxTree);
        var symbol = member switch
        {
            CompilationUnitSyntax unit => model.GetDeclaredSymbol(unit, _cancellationToken),
            BaseFieldDeclarationSyntax field => field.Declaration.Variables.FirstOrDefault() is { } variable ? model.GetDeclaredSymbol(variable, _cancellationToken) : null,
            _ => model.GetDeclaredSymbol(member, _cancellationToken),
        };
        return symbol?.GetDocumentationCommentId() ?? "M:" + (symbol?.ToDisplayString() ?? "?");
    }
}
