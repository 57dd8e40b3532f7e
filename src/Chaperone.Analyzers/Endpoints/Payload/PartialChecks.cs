using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Chaperone.Endpoints.Payload;

/// <summary>Whether a handler has a way to an answer with data on which nothing looks at the caller, although another way has.</summary>
/// <remarks>
/// Nothing but what is certain: every look stands in a branch of an <c>if</c> whose condition looks at nothing, whose other branch neither looks
/// nor leaves, and which is over when the answer is given. What may look is taken for a look: a call of invisible code, a switch, a loop, a
/// function inside. No flow graph is built, as little as for the flows of values.
/// </remarks>
internal sealed class PartialChecks
{
    /// <summary>Answers that carry no record, by the names of the methods that make them.</summary>
    private static readonly HashSet<string> WithoutRecord = new(StringComparer.Ordinal)
    {
        "NotFound", "Forbid", "Unauthorized", "Challenge", "BadRequest", "NoContent", "Conflict", "Problem", "ValidationProblem", "UnprocessableEntity", "StatusCode", "Redirect", "RedirectToAction", "InternalServerError",
    };

    private readonly SemanticModels _models;
    private readonly HandlerCalls _calls;

    public PartialChecks(SemanticModels models, HandlerCalls calls)
    {
        _models = models;
        _calls = calls;
    }

    public bool Are(Endpoint endpoint, Func<IOperation, bool> looks, Func<IMethodSymbol, bool> isKnown, CancellationToken cancellationToken)
    {
        if (endpoint.HandlerMethod is not { } handler || (endpoint.HandlerLambda ?? ResponseReader.DeclarationOf(handler, _models.Compilation, cancellationToken)) is not { } syntax
            || _models.For(syntax.SyntaxTree).GetOperation(syntax, cancellationToken) is not { } body)
        {
            return false;
        }

        var answers = new List<SyntaxNode>();
        var found = new List<SyntaxNode>();
        foreach (var operation in HandlerCalls.Descendants(body))
        {
            if (operation is IReturnOperation { IsImplicit: false, ReturnedValue: { } value } && operation.Syntax.FirstAncestorOrSelf<SyntaxNode>(IsFunction) == syntax && CarriesRecord(value))
            {
                answers.Add(operation.Syntax);
            }
            else if (looks(operation) || (operation is IInvocationOperation { TargetMethod: var called } && MayLook(called, looks, isKnown, cancellationToken)))
            {
                found.Add(operation.Syntax);
            }
        }

        return found.Count > 0 && answers.Any(answer => !found.Any(look => look.SpanStart < answer.Span.End && Covers(look, answer, found)));
    }

    /// <summary>Whether whoever comes to the answer has come by the look, or may have.</summary>
    private static bool Covers(SyntaxNode look, SyntaxNode answer, List<SyntaxNode> looks)
    {
        for (var current = look; current.Parent is { } parent; current = parent)
        {
            if (parent.Span.Contains(answer.Span))
            {
                // In the same statement, in a condition around, or in a statement of a block around, which comes first.
                return !(parent is IfStatementSyntax branch && IsBranch(current, branch));
            }

            if (parent is IfStatementSyntax choice && IsBranch(current, choice)
                && !looks.Any(l => choice.Condition.Span.Contains(l.Span)) && !LooksOrLeaves(current == choice.Statement ? choice.Else?.Statement : choice.Statement, looks))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsBranch(SyntaxNode node, IfStatementSyntax choice) => node == choice.Statement || node == choice.Else;

    private static bool LooksOrLeaves(StatementSyntax? branch, List<SyntaxNode> looks) =>
        branch is not null && (looks.Any(l => branch.Span.Contains(l.Span))
            || branch is ReturnStatementSyntax or ThrowStatementSyntax or BlockSyntax { Statements: [.., ReturnStatementSyntax or ThrowStatementSyntax] });

    private static bool IsFunction(SyntaxNode node) => node is AnonymousFunctionExpressionSyntax or BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax;

    private static bool CarriesRecord(IOperation value)
    {
        while (value is IConversionOperation or IAwaitOperation)
        {
            value = value is IConversionOperation conversion ? conversion.Operand : ((IAwaitOperation)value).Operation;
        }

        return value switch
        {
            IInvocationOperation call => !WithoutRecord.Contains(call.TargetMethod.Name) && !(call.TargetMethod.Name is "Ok" or "Accepted" && call.Arguments.All(static a => a.IsImplicit)),
            IConditionalOperation or ICoalesceOperation or ISwitchExpressionOperation => false,
            _ => !value.ConstantValue.HasValue && value is not (IThrowOperation or IDefaultValueOperation),
        };
    }

    private bool MayLook(IMethodSymbol called, Func<IOperation, bool> looks, Func<IMethodSymbol, bool> isKnown, CancellationToken cancellationToken)
    {
        var leaves = false;
        var visible = false;
        foreach (var operation in _calls.Of(called, inner => leaves |= !isKnown(inner), cancellationToken))
        {
            visible = true;
            if (looks(operation))
            {
                return true;
            }
        }

        return visible ? leaves : !isKnown(called);
    }
}
