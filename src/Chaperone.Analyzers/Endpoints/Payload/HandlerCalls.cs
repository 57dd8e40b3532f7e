using System;
using System.Collections.Generic;
using System.Threading;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints.Payload;

/// <summary>The operations of a handler and of the methods of the same compilation that it calls, some levels down.</summary>
internal sealed class HandlerCalls
{
    private const int MaximumDepth = 3;
    private const int MaximumMethods = 60;

    private readonly SemanticModels _models;
    private readonly Func<IMethodSymbol, IMethodSymbol?>? _bodyOf;

    /// <param name="models">The compilation's.</param>
    /// <param name="bodyOf">The body that a call runs which may run another, by its static method; null where such calls end the walk.</param>
    public HandlerCalls(SemanticModels models, Func<IMethodSymbol, IMethodSymbol?>? bodyOf = null)
    {
        _models = models;
        _bodyOf = bodyOf;
    }

    /// <summary>Every operation reached; empty when the handler is not visible. <paramref name="invisible"/> hears of each method that is called and not in source.</summary>
    public IEnumerable<IOperation> Of(Endpoint endpoint, Action<IMethodSymbol>? invisible, CancellationToken cancellationToken)
    {
        if (endpoint.HandlerMethod is not { } handler || (endpoint.HandlerLambda ?? ResponseReader.DeclarationOf(handler, _models.Compilation, cancellationToken)) is not { } syntax)
        {
            yield break;
        }

        foreach (var operation in From(handler, syntax, invisible, cancellationToken))
        {
            yield return operation;
        }
    }

    /// <summary>The same of a method; empty when it is not in source.</summary>
    public IEnumerable<IOperation> Of(IMethodSymbol method, Action<IMethodSymbol>? invisible, CancellationToken cancellationToken) =>
        !method.IsAbstract && !method.IsVirtual && ResponseReader.DeclarationOf(method.ReducedFrom ?? method, _models.Compilation, cancellationToken) is { } syntax
            ? From(method.OriginalDefinition, syntax, invisible, cancellationToken)
            : Array.Empty<IOperation>();

    private IEnumerable<IOperation> From(IMethodSymbol method, SyntaxNode syntax, Action<IMethodSymbol>? invisible, CancellationToken cancellationToken)
    {
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default) { method };
        var waiting = new Queue<(SyntaxNode Syntax, int Depth)>();
        waiting.Enqueue((syntax, 0));
        while (waiting.Count > 0)
        {
            var (body, depth) = waiting.Dequeue();
            if (!_models.Compilation.ContainsSyntaxTree(body.SyntaxTree) || _models.For(body.SyntaxTree).GetOperation(body, cancellationToken) is not { } root)
            {
                continue;
            }

            foreach (var operation in Descendants(root))
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return operation;
                if (operation is not Microsoft.CodeAnalysis.Operations.IInvocationOperation { TargetMethod: { } called } || !seen.Add(called.OriginalDefinition))
                {
                    continue;
                }

                var run = called.IsAbstract || called.IsVirtual ? _bodyOf?.Invoke(called) : called.ReducedFrom ?? called;
                var source = run is null || depth >= MaximumDepth || seen.Count > MaximumMethods ? null : ResponseReader.DeclarationOf(run, _models.Compilation, cancellationToken);
                if (source is not null)
                {
                    waiting.Enqueue((source, depth + 1));
                }
                else
                {
                    invisible?.Invoke(called);
                }
            }
        }
    }

    /// <summary>An operation and all below it, those of functions inside too.</summary>
    public static IEnumerable<IOperation> Descendants(IOperation root)
    {
        var waiting = new Stack<IOperation>();
        waiting.Push(root);
        while (waiting.Count > 0)
        {
            var operation = waiting.Pop();
            yield return operation;
            foreach (var child in operation.ChildOperations)
            {
                waiting.Push(child);
            }
        }
    }
}
