using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Chaperone.Endpoints.Payload;

/// <summary>What a handler reads from the URL without a parameter: <c>Request.Query["ssn"]</c>, <c>RouteValues["x"]</c>.</summary>
internal sealed class UrlReads
{
    private readonly SemanticModels _models;

    public UrlReads(SemanticModels models) => _models = models;

    /// <summary>The constant keys that are read, and where from. By syntax first; only a read of a wanted key is bound.</summary>
    public IEnumerable<(string Key, InputSource Source)> Of(Endpoint endpoint, System.Func<string, bool> isWanted, CancellationToken cancellationToken)
    {
        if (endpoint.HandlerMethod is not { } handler || (endpoint.HandlerLambda ?? ResponseReader.DeclarationOf(handler, _models.Compilation, cancellationToken)) is not { } syntax
            || !_models.Compilation.ContainsSyntaxTree(syntax.SyntaxTree))
        {
            yield break;
        }

        foreach (var literal in syntax.DescendantNodes().OfType<LiteralExpressionSyntax>())
        {
            if (literal.IsKind(SyntaxKind.StringLiteralExpression) && isWanted(literal.Token.ValueText) && CollectionOf(literal) is { } collection
                && _models.For(syntax.SyntaxTree).GetSymbolInfo(collection, cancellationToken).Symbol is IPropertySymbol { ContainingType.Name: "HttpRequest" } property)
            {
                yield return (literal.Token.ValueText, property.Name == "Query" ? InputSource.Query : InputSource.Route);
            }
        }
    }

    /// <summary>The <c>Query</c> or <c>RouteValues</c> that the key is looked up in.</summary>
    private static ExpressionSyntax? CollectionOf(LiteralExpressionSyntax literal)
    {
        var collection = literal.Parent?.Parent?.Parent switch
        {
            ElementAccessExpressionSyntax access => access.Expression,
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "TryGetValue" } method } => method.Expression,
            _ => null,
        };
        return collection is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Query" or "RouteValues" } ? collection : null;
    }
}
