using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Chaperone.Phi.Flow;

/// <summary>Statements behind which something has been written whichever way they went.</summary>
internal static class AllWays
{
    /// <summary>Whether what follows the statement is only reached over a write, which the predicate knows by its expression.</summary>
    public static bool Write(StatementSyntax statement, Func<SyntaxNode, bool> isWrite) => statement switch
    {
        ExpressionStatementSyntax { Expression: AwaitExpressionSyntax { Expression: var awaited } } => isWrite(awaited),
        ExpressionStatementSyntax { Expression: var expression } => isWrite(expression),
        ReturnStatementSyntax or ThrowStatementSyntax => true,
        BlockSyntax block => AnyOf(block.Statements, isWrite),
        IfStatementSyntax { Else.Statement: { } otherwise } choice => Write(choice.Statement, isWrite) && Write(otherwise, isWrite),
        UsingStatementSyntax scope => Write(scope.Statement, isWrite),
        LockStatementSyntax scope => Write(scope.Statement, isWrite),

        // What a catch goes on from has not been written in the block, as far as one can tell.
        TryStatementSyntax attempt => (attempt.Finally is { } last && Write(last.Block, isWrite))
            || (Write(attempt.Block, isWrite) && attempt.Catches.All(c => Write(c.Block, isWrite))),
        SwitchStatementSyntax choice => choice.Sections.Any(static s => s.Labels.Any(static l => l is DefaultSwitchLabelSyntax))
            && choice.Sections.All(s => AnyOf(s.Statements, isWrite)),
        _ => false,
    };

    // What leaves a loop, a section or the order of statements before the write may miss it.
    private static bool AnyOf(SyntaxList<StatementSyntax> statements, Func<SyntaxNode, bool> isWrite) =>
        statements.TakeWhile(static s => !s.DescendantNodesAndSelf().Any(static n => n is BreakStatementSyntax or ContinueStatementSyntax or GotoStatementSyntax)).Any(s => Write(s, isWrite));
}
