using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Chaperone.Endpoints.Execution;

/// <summary>Which requests a middleware that may refuse callers leaves alone, whatever they bring, because of their path.</summary>
internal sealed class GuardPaths
{
    private readonly Func<string, bool> _leavesOut;
    private readonly ConcurrentDictionary<string, bool> _known = new(StringComparer.Ordinal);

    private GuardPaths(Func<string, bool> leavesOut) => _leavesOut = leavesOut;

    private GuardPaths(SemanticModels models, CancellationToken cancellationToken, Func<PathConditions, bool> leavesOut)
        : this(route => leavesOut(new PathConditions(models, RequestPath.Of(route), cancellationToken)))
    {
    }

    /// <summary>Null where nothing in the class asks for the path.</summary>
    public static GuardPaths? Of(ITypeSymbol middleware, SemanticModels models, CancellationToken cancellationToken) =>
        middleware is { BaseType.SpecialType: SpecialType.System_Object, DeclaringSyntaxReferences: [var only] } && only.GetSyntax(cancellationToken) is TypeDeclarationSyntax type && AsksForPath(type, models)
            ? new GuardPaths(models, cancellationToken, conditions => HandedOn.ByMiddleware(type, conditions.Evaluate))
            : null;

    /// <summary>For <c>app.Use(async (context, next) => …)</c>.</summary>
    public static GuardPaths? Of(DelegateValue inline, SemanticModels models, CancellationToken cancellationToken) =>
        inline.Lambda is { } lambda && AsksForPath(lambda, models)
            ? new GuardPaths(models, cancellationToken, conditions => HandedOn.ByDelegate(lambda, conditions.Evaluate))
            : null;

    /// <summary>For <c>app.UseWhen(context => …, branch)</c>: what its predicate is false of.</summary>
    public static GuardPaths? Outside(Value? predicate, SemanticModels models, CancellationToken cancellationToken) =>
        predicate is DelegateValue { Lambda: LambdaExpressionSyntax { ExpressionBody: { } condition } } && AsksForPath(condition, models)
            ? new GuardPaths(models, cancellationToken, conditions => conditions.Evaluate(condition) == false)
            : null;

    /// <summary>Of a branch: what does not enter it, and what all of its guards leave alone.</summary>
    public static GuardPaths? Either(GuardPaths? outside, IReadOnlyList<GuardPaths?> inside) =>
        outside is null && inside.Contains(null) ? null : new GuardPaths(route => outside?.LeavesOut(route) == true || inside.All(i => i?.LeavesOut(route) == true));

    /// <summary>Whether there are requests for a route, written as it is, that the guard hands on.</summary>
    public bool LeavesOut(string route) => _known.GetOrAdd(route, _leavesOut);

    private static bool AsksForPath(SyntaxNode code, SemanticModels models) =>
        models.Compilation.ContainsSyntaxTree(code.SyntaxTree) && code.DescendantNodes().OfType<SimpleNameSyntax>().Any(static n => n.Identifier.ValueText == "Path");
}
