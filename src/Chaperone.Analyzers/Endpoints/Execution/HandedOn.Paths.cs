using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Chaperone.Endpoints.Execution;

/// <content>The way of one request through a middleware, as far as its conditions are known for it.</content>
internal static partial class HandedOn
{
    /// <summary>Where a request is behind a statement.</summary>
    private enum Stage
    {
        /// <summary>At the next statement.</summary>
        Within,

        HandedOn,

        /// <summary>It ended, or may have.</summary>
        Ended,
    }

    /// <summary>Whether a middleware's class hands on each request of which this is known.</summary>
    /// <param name="type">The class.</param>
    /// <param name="known">What a condition says of the request; null where it is not known.</param>
    public static bool ByMiddleware(TypeDeclarationSyntax type, Func<ExpressionSyntax, bool?> known) => PartsOf(type) is { } parts && HandsOn(parts, known);

    public static bool ByDelegate(SyntaxNode function, Func<ExpressionSyntax, bool?> known) => PartsOf(function) is { } parts && HandsOn(parts, known);

    private static bool HandsOn((SyntaxNode? Body, string Context, HashSet<string> Next) parts, Func<ExpressionSyntax, bool?> known)
    {
        var (body, context, next) = parts;
        return (body is ExpressionSyntax result ? OfExpression(result) : body is StatementSyntax statement ? Of(statement) : Stage.Ended) == Stage.HandedOn;

        Stage Of(StatementSyntax statement) => statement switch
        {
            BlockSyntax block => OfAll(block.Statements),
            IfStatementSyntax test => OfTest(test.Condition, () => Of(test.Statement), () => test.Else is null ? Stage.Within : Of(test.Else.Statement)),
            TryStatementSyntax attempt => Of(attempt.Block),
            UsingStatementSyntax held when KeepsAll((SyntaxNode?)held.Expression ?? held.Declaration!) => Of(held.Statement),
            ExpressionStatementSyntax { Expression: var expression } => OfExpression(expression),
            ReturnStatementSyntax { Expression: { } returned } => OfExpression(returned) == Stage.HandedOn ? Stage.HandedOn : Stage.Ended,
            LocalDeclarationStatementSyntax or EmptyStatementSyntax or LocalFunctionStatementSyntax when KeepsAll(statement) => Stage.Within,
            _ => Stage.Ended,
        };

        Stage OfAll(IEnumerable<StatementSyntax> statements) => statements.Select(Of).FirstOrDefault(static s => s != Stage.Within);

        Stage OfTest(ExpressionSyntax condition, Func<Stage> whenTrue, Func<Stage> whenFalse)
        {
            if (known(condition) is { } holds)
            {
                return holds ? whenTrue() : whenFalse();
            }

            var (then, otherwise) = (whenTrue(), whenFalse());
            return then == Stage.Ended || otherwise == Stage.Ended || !KeepsAll(condition) ? Stage.Ended : then == otherwise ? then : Stage.Within;
        }

        Stage OfExpression(ExpressionSyntax expression) => expression switch
        {
            ParenthesizedExpressionSyntax inner => OfExpression(inner.Expression),
            AwaitExpressionSyntax { Expression: ParenthesizedExpressionSyntax inner } => OfExpression(inner),
            ConditionalExpressionSyntax choice => OfTest(choice.Condition, () => OfExpression(choice.WhenTrue), () => OfExpression(choice.WhenFalse)),
            _ => IsNextCall(expression, next) ? Stage.HandedOn : KeepsAll(expression) ? Stage.Within : Stage.Ended,
        };

        bool KeepsAll(SyntaxNode code) =>
            code.DescendantNodesAndSelf(static n => n is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)).All(n => KeepsNobody(n, context, next));
    }
}
