using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Chaperone.Endpoints.Authorization;
using Chaperone.Endpoints.Execution;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Chaperone.Endpoints;

/// <summary>The bodies of lambdas that are handlers: nothing that the model of routes and protection has to bind.</summary>
/// <remarks>
/// The generator's compilation shares nothing with the one that is analyzed and emitted afterwards, so that all it binds is extra work, and
/// most of that were the handlers of minimal APIs: overload resolution binds each lambda several times. In the generator they are blanked
/// out before binding. Every character outside of them keeps its place, so that spans and lines stay what they are.
/// </remarks>
internal static class HandlerBodies
{
    private static readonly HashSet<string> HandlerCalls = new(StringComparer.Ordinal)
    {
        "MapGet", "MapPost", "MapPut", "MapDelete", "MapPatch", "MapMethods", "MapFallback",
    };

    /// <summary>The same compilation with empty handlers, where that can be done, and without nullable analysis.</summary>
    public static Compilation Blank(Compilation compilation, CancellationToken cancellationToken)
    {
        // What handlers take and return may say who may call them.
        if (compilation.SyntaxTrees.Any(t => TreeFacts.Of(t, cancellationToken).MentionsMetadataProvider))
        {
            return WithoutNullability(compilation);
        }

        var trees = compilation.SyntaxTrees.Where(t => !TreeFacts.Of(t, cancellationToken).MapCalls.IsEmpty).ToList();

        // Where a method of the project's own has the name of one of the framework's, the parameters may decide which of them is called.
        var withParameters = compilation.SyntaxTrees.SelectMany(t => TreeFacts.Of(t, cancellationToken).Methods).Any(static m => HandlerCalls.Contains(m.Name));
        var refusing = SourceIndex.RefusingMethods(compilation.SyntaxTrees.Select(t => TreeFacts.Of(t, cancellationToken)));
        var blanked = new ConcurrentDictionary<SyntaxTree, SyntaxTree>();
        Concurrently.ForEach(
            compilation,
            trees,
            tree =>
            {
                if (Blank(tree, withParameters, refusing, cancellationToken) is { } blank)
                {
                    blanked[tree] = blank;
                }
            },
            cancellationToken);

        // One by one, so that each keeps its place among the trees.
        foreach (var tree in trees)
        {
            compilation = blanked.TryGetValue(tree, out var blank) ? compilation.ReplaceSyntaxTree(tree, blank) : compilation;
        }

        return WithoutNullability(compilation);
    }

    /// <summary>The same compilation without nullable analysis, which nothing of the model asks for.</summary>
    public static Compilation WithoutNullability(Compilation compilation) => compilation is CSharpCompilation { Options: var options } lean
        ? lean.WithOptions(options.WithNullableContextOptions(NullableContextOptions.Disable))
        : compilation;

    /// <summary>Whether a call of that name takes a handler, if it is the framework's.</summary>
    public static bool TakesHandler(string name) => HandlerCalls.Contains(name);

    /// <summary>Whether a lambda is written as the handler of a Map call.</summary>
    public static bool IsHandler(SyntaxNode node) =>
        node is AnonymousFunctionExpressionSyntax
        && node.Parent is ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } }
        && call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name }
        && HandlerCalls.Contains(name);

    private static SyntaxTree? Blank(SyntaxTree tree, bool withParameters, HashSet<string> refusing, CancellationToken cancellationToken)
    {
        char[]? text = null;
        foreach (var node in tree.GetRoot(cancellationToken).DescendantNodes(static n => !IsHandler(n)))
        {
            // One that may refuse its callers decides how the endpoint is protected.
            if (IsHandler(node) && node is AnonymousFunctionExpressionSyntax lambda && !HandlerGuard.MayRefuse(lambda, refusing.Contains) && FillerFor(lambda) is { } filler)
            {
                text ??= tree.GetText(cancellationToken).ToString().ToCharArray();
                Blank(text, lambda, filler);
                if (!withParameters && lambda is ParenthesizedLambdaExpressionSyntax { ParameterList: var list } && AreDispensable(list))
                {
                    Fill(text, list.OpenParenToken.Span.End, list.CloseParenToken.SpanStart);
                }
            }
        }

        if (text is null)
        {
            return null;
        }

        var original = tree.GetText(cancellationToken);
        var blanked = CSharpSyntaxTree.ParseText(
            SourceText.From(new string(text), original.Encoding, original.ChecksumAlgorithm), (CSharpParseOptions)tree.Options, tree.FilePath, cancellationToken);

        // A directive that begins in a body and ends after it: then the text does not mean the same any more.
        return TreeFacts.Of(blanked, cancellationToken).MapCalls.SequenceEqual(TreeFacts.Of(tree, cancellationToken).MapCalls.Where(span => !IsInHandler(tree, span, cancellationToken)))
            ? blanked
            : null;
    }

    private static bool IsInHandler(SyntaxTree tree, TextSpan span, CancellationToken cancellationToken) =>
        tree.GetRoot(cancellationToken).FindNode(span, getInnermostNodeForTie: true).Ancestors().Any(a => IsHandler(a) && a.Span != span);

    /// <summary>What the body can be replaced by so that the call still binds; null when nothing fits.</summary>
    private static string? FillerFor(AnonymousFunctionExpressionSyntax lambda)
    {
        var isAsync = lambda.AsyncKeyword.IsKind(SyntaxKind.AsyncKeyword);
        switch (lambda)
        {
            // With a written return type the body has to fit to it.
            case ParenthesizedLambdaExpressionSyntax { ReturnType: not null }:
                return null;

            // Without parameter types it can only be a RequestDelegate, which has to return a task.
            case SimpleLambdaExpressionSyntax:
            case ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters: var parameters } when parameters.Any(static p => p.Type is null):
                return lambda.Block is not null ? isAsync ? "" : null : isAsync || lambda.ExpressionBody!.Span.Length < 4 ? null : "null";
            default:
                return lambda.Block is not null ? "" : "0";
        }
    }

    /// <summary>Whether the framework's overloads take the handler as the same delegate without its parameters, whose types then need not be bound.</summary>
    /// <remarks>A single HttpContext makes a RequestDelegate. What carries an attribute or a directive stays.</remarks>
    private static bool AreDispensable(ParameterListSyntax list) =>
        list.Parameters is { Count: > 0 } parameters
        && !list.OpenParenToken.IsMissing && !list.CloseParenToken.IsMissing && !list.ContainsDirectives
        && parameters.All(static p => p.Type is not null && p.AttributeLists.Count == 0)
        && !(parameters.Count == 1 && parameters[0].Type!.ToString().EndsWith("HttpContext", StringComparison.Ordinal));

    private static void Blank(char[] text, AnonymousFunctionExpressionSyntax lambda, string filler)
    {
        if (lambda.Block is { } block)
        {
            if (!block.OpenBraceToken.IsMissing && !block.CloseBraceToken.IsMissing)
            {
                Fill(text, block.OpenBraceToken.Span.End, block.CloseBraceToken.SpanStart);
            }
        }
        else if (lambda.ExpressionBody is { Span.Length: > 0 } expression)
        {
            Fill(text, expression.SpanStart, expression.Span.End);
            filler.CopyTo(0, text, expression.SpanStart, filler.Length);
        }
    }

    private static void Fill(char[] text, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (text[i] is not '\r' and not '\n')
            {
                text[i] = ' ';
            }
        }
    }
}
