using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Chaperone.Endpoints.Execution;

/// <summary>
/// Whether a middleware hands every request on before it does anything that could refuse one. What it does with the answer, or with an
/// exception of those behind it, comes too late to keep anybody from the endpoint: an error handler speaks of 401 and refuses nobody.
/// </summary>
internal static partial class HandedOn
{
    /// <summary>For the declaration of a class: its one Invoke or InvokeAsync is judged.</summary>
    public static bool ByMiddleware(TypeDeclarationSyntax type) => PartsOf(type) is { } parts && IsHandedOn(parts.Body, parts.Context, parts.Next);

    private static (SyntaxNode? Body, string Context, HashSet<string> Next)? PartsOf(TypeDeclarationSyntax type)
    {
        var methods = type.Members.OfType<MethodDeclarationSyntax>().Where(static m => m.Identifier.ValueText is "Invoke" or "InvokeAsync").ToList();
        if (methods.Count != 1 || methods[0] is not { ParameterList.Parameters: { Count: > 0 } parameters } method)
        {
            return null;
        }

        var next = type.DescendantNodes().OfType<ParameterSyntax>().Where(static p => IsNext(p.Type)).Select(static p => p.Identifier.ValueText)
            .Concat(type.Members.OfType<FieldDeclarationSyntax>().Where(static f => IsNext(f.Declaration.Type)).SelectMany(static f => f.Declaration.Variables).Select(static v => v.Identifier.ValueText));
        return ((SyntaxNode?)method.Body ?? method.ExpressionBody?.Expression, parameters[0].Identifier.ValueText, new HashSet<string>(next));
    }

    /// <summary>For an interceptor of gRPC or a filter of SignalR: each method that is handed what comes next is judged.</summary>
    public static bool ByInterceptor(TypeDeclarationSyntax type)
    {
        var methods = type.Members.OfType<MethodDeclarationSyntax>()
            .Select(static m => (Method: m, Next: m.ParameterList.Parameters.LastOrDefault(), First: m.ParameterList.Parameters.FirstOrDefault(static p => IsContextOfCall(p.Type))))
            .Where(static m => m.Next is not null && m.First is not null && IsNextOfCall(m.Next.Type))
            .ToList();
        return methods.Count > 0 && methods.TrueForAll(static m => IsHandedOn(
            (SyntaxNode?)m.Method.Body ?? m.Method.ExpressionBody?.Expression, m.First!.Identifier.ValueText, new HashSet<string> { m.Next!.Identifier.ValueText }));
    }

    /// <summary>For an inline middleware: <c>app.Use(async (context, next) => …)</c>.</summary>
    public static bool ByDelegate(SyntaxNode function) => PartsOf(function) is { } parts && IsHandedOn(parts.Body, parts.Context, parts.Next);

    private static (SyntaxNode? Body, string Context, HashSet<string> Next)? PartsOf(SyntaxNode function) => function switch
    {
        ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters: { Count: 2 } parameters } lambda =>
            (lambda.Body, parameters[0].Identifier.ValueText, new HashSet<string> { parameters[1].Identifier.ValueText }),
        _ => null,
    };

    private static bool IsNext(TypeSyntax? type) => type is IdentifierNameSyntax { Identifier.ValueText: "RequestDelegate" } or QualifiedNameSyntax { Right.Identifier.ValueText: "RequestDelegate" };

    // UnaryServerMethod<,> and the like of Grpc.Core; Func<HubInvocationContext, ...> of SignalR.
    private static bool IsNextOfCall(TypeSyntax? type) => type is GenericNameSyntax generic
        && (generic.Identifier.ValueText.EndsWith("ServerMethod", System.StringComparison.Ordinal) || (generic.Identifier.ValueText == "Func" && IsContextOfCall(generic.TypeArgumentList.Arguments[0])));

    private static bool IsContextOfCall(TypeSyntax? type) => type is IdentifierNameSyntax { Identifier.ValueText: "ServerCallContext" or "HubInvocationContext" or "HubLifetimeContext" };

    private static bool IsHandedOn(SyntaxNode? body, string context, HashSet<string> next)
    {
        if (body is null)
        {
            return false;
        }

        var nodes = body.DescendantNodesAndSelf(static n => n is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)).ToList();
        return nodes.OfType<InvocationExpressionSyntax>().Any(call => IsCallOf(next, call.Expression) && IsReached(call, body, context, next))
            || (body is BlockSyntax block && EndsBehind(block, next) && nodes.TrueForAll(n => KeepsNobody(n, context, next)));
    }

    /// <summary>
    /// Whether the last thing that a statement does is to hand the request on: a middleware that reads a token, and whichever way it goes ends
    /// with <c>await next(context);</c>, keeps nobody from the endpoint.
    /// </summary>
    private static bool EndsBehind(SyntaxNode? statement, HashSet<string> next) => statement switch
    {
        ReturnStatementSyntax { Expression: { } result } => IsNextCall(result, next),
        ReturnStatementSyntax { Parent: BlockSyntax block } plain => block.Statements.IndexOf(plain) is > 0 and var index && EndsBehind(block.Statements[index - 1], next),
        ExpressionStatementSyntax { Expression: var expression } => IsNextCall(expression, next),
        BlockSyntax { Statements: { Count: > 0 } statements } => EndsBehind(statements.Last(), next),
        IfStatementSyntax { Else: { } otherwise } test => EndsBehind(test.Statement, next) && EndsBehind(otherwise.Statement, next),
        UsingStatementSyntax held => EndsBehind(held.Statement, next),
        _ => false,
    };

    private static bool IsNextCall(ExpressionSyntax expression, HashSet<string> next) => expression switch
    {
        AwaitExpressionSyntax awaited => IsNextCall(awaited.Expression, next),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait", Expression: var configured } } => IsNextCall(configured, next),
        InvocationExpressionSyntax call => IsCallOf(next, call.Expression),
        _ => false,
    };

    /// <summary>A principal, an identity or a collection that the middleware makes itself: what it puts in there refuses nobody.</summary>
    private static bool IsOwnHolder(ExpressionSyntax target) =>
        target is IdentifierNameSyntax { Identifier.ValueText: var name }
        && target.Ancestors().OfType<BlockSyntax>().SelectMany(static b => b.Statements).OfType<LocalDeclarationStatementSyntax>()
            .SelectMany(static d => d.Declaration.Variables).FirstOrDefault(v => v.Identifier.ValueText == name)?.Initializer?.Value is ObjectCreationExpressionSyntax { Type: SimpleNameSyntax made }
        && made.Identifier.ValueText is "ClaimsPrincipal" or "ClaimsIdentity" or "List" or "Dictionary" or "HashSet" or "StringBuilder";

    /// <summary>
    /// Neither a way out before the request is handed on nor a call that may throw it out: one that is made for its own sake, or is handed the
    /// request, is a helper of the class, which throws nothing itself, a call on the request, or writes a log.
    /// </summary>
    private static bool KeepsNobody(SyntaxNode node, string context, HashSet<string> next)
    {
        switch (node)
        {
            case ReturnStatementSyntax:
                return EndsBehind(node, next);
            case ThrowStatementSyntax or ThrowExpressionSyntax or GotoStatementSyntax:
                return false;
            case InvocationExpressionSyntax call when !IsCallOf(next, call.Expression):
                var isMadeForItself = call.Parent is ExpressionStatementSyntax or AwaitExpressionSyntax { Parent: ExpressionStatementSyntax };
                var isHandedRequest = call.ArgumentList.Arguments.Any(a => a.Expression is IdentifierNameSyntax name && name.Identifier.ValueText == context);
                return !(isMadeForItself || isHandedRequest) || call.Expression switch
                {
                    IdentifierNameSyntax { Identifier.ValueText: var name } => call.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type
                        && type.Members.OfType<MethodDeclarationSyntax>().Any(m => m.Identifier.ValueText == name)
                        && !type.DescendantNodes().Any(static n => n is ThrowStatementSyntax or ThrowExpressionSyntax),

                    // "context.Response.Headers.Append(...)"; what a service does that is fetched by it is not seen.
                    MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name, Expression: var target } => name.StartsWith("Log", System.StringComparison.Ordinal)
                        || (!isHandedRequest && IsOwnHolder(target))
                        || (name != "SetEndpoint" && !isHandedRequest && target.DescendantTokens().First().ValueText == context && !target.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>().Any()),
                    _ => false,
                };
            default:
                return true;
        }
    }

    private static bool IsCallOf(HashSet<string> next, ExpressionSyntax called) => called switch
    {
        IdentifierNameSyntax name => next.Contains(name.Identifier.ValueText),
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name: var name } => next.Contains(name.Identifier.ValueText),
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Invoke", Expression: var target } => IsCallOf(next, target),
        _ => false,
    };

    /// <summary>Whether nothing before the call keeps a request from it: no branch around it, and only harmless statements before it.</summary>
    private static bool IsReached(SyntaxNode call, SyntaxNode body, string context, HashSet<string> next)
    {
        for (var node = call; node != body; node = node.Parent!)
        {
            switch (node.Parent)
            {
                case BlockSyntax block:
                    if (!block.Statements.TakeWhile(s => s != node).All(s => IsHarmless(s, context, next)))
                    {
                        return false;
                    }

                    break;
                case IfStatementSyntax test when (node == test.Statement && IsOfUnknownCallers(test.Condition, context)) || (node == test.Else && IsOfKnownCallers(test.Condition, context)):
                case ElseClauseSyntax:
                case TryStatementSyntax attempt when node == attempt.Block:
                case UsingStatementSyntax held when node == held.Statement && IsHarmless((SyntaxNode?)held.Expression ?? held.Declaration!, context, next):
                case AwaitExpressionSyntax or ExpressionStatementSyntax or ReturnStatementSyntax:
                case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" } or InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" } }:
                    break;
                default:
                    return false;
            }
        }

        return true;
    }

    /// <summary>
    /// Neither ends the method, unless behind handing the request on, nor hands the request to anything else that could throw it out; or does so
    /// only to a caller who is signed in, as a look whether the account is still active does: who is nobody gets past it.
    /// </summary>
    private static bool IsHarmless(SyntaxNode statement, string context, HashSet<string> next) =>
        statement is IfStatementSyntax test && IsOfKnownCallers(test.Condition, context)
            ? test.Else is null || IsHarmless(test.Else.Statement, context, next)
            : IsHarmlessToAll(statement, context, next);

    private static bool IsHarmlessToAll(SyntaxNode statement, string context, HashSet<string> next) =>
        (IsLog(statement) || !GuardDetection.HasSign(statement))
        && statement.DescendantNodesAndSelf(node => !IsHandingOn(node, next)).All(node => node switch
        {
            ReturnStatementSyntax => EndsBehind(node, next),
            ThrowStatementSyntax or ThrowExpressionSyntax or GotoStatementSyntax or YieldStatementSyntax => false,
            InvocationExpressionSyntax when IsHandingOn(node, next) => true,
            InvocationExpressionSyntax { Expression: IdentifierNameSyntax name } => name.Identifier.ValueText == "nameof",
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax or BaseExpressionSyntax } } => false,
            ArgumentSyntax { Expression: IdentifierNameSyntax name } => name.Identifier.ValueText != context,
            _ => true,
        });

    /// <summary><c>_logger.LogInformation("from {Address}", context.Connection.RemoteIpAddress);</c>: what is written there decides nothing.</summary>
    private static bool IsLog(SyntaxNode statement) =>
        statement is ExpressionStatementSyntax { Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Log" or "LogTrace" or "LogDebug" or "LogInformation" or "LogWarning" or "LogError" or "LogCritical" } } };

    /// <summary>
    /// <c>context.User.Identity?.IsAuthenticated == true</c>, whatever else has to be true with it. The identity of who is nobody is not
    /// authenticated (DefaultHttpContext.User: a ClaimsIdentity without an authentication type).
    /// </summary>
    private static bool IsOfKnownCallers(ExpressionSyntax condition, string context) => condition switch
    {
        ParenthesizedExpressionSyntax inner => IsOfKnownCallers(inner.Expression, context),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } both => IsOfKnownCallers(both.Left, context) || IsOfKnownCallers(both.Right, context),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression, Right.RawKind: (int)SyntaxKind.TrueLiteralExpression } same => IsOfKnownCallers(same.Left, context),
        IsPatternExpressionSyntax { Pattern: ConstantPatternSyntax { Expression.RawKind: (int)SyntaxKind.TrueLiteralExpression } } matched => IsOfKnownCallers(matched.Expression, context),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression, Right.RawKind: (int)SyntaxKind.FalseLiteralExpression } otherwise => IsOfKnownCallers(otherwise.Left, context),
        MemberAccessExpressionSyntax or ConditionalAccessExpressionSyntax => condition.ToString().Replace("?", "").Replace("!", "") == context + ".User.Identity.IsAuthenticated",
        _ => false,
    };

    /// <summary><c>context.User.Identity?.IsAuthenticated != true</c>, or something else: true of everybody who is not signed in.</summary>
    private static bool IsOfUnknownCallers(ExpressionSyntax condition, string context) => condition switch
    {
        ParenthesizedExpressionSyntax inner => IsOfUnknownCallers(inner.Expression, context),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalOrExpression } either => IsOfUnknownCallers(either.Left, context) || IsOfUnknownCallers(either.Right, context),
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression, Operand: var operand } => IsOfKnownCallers(operand, context),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.NotEqualsExpression, Right.RawKind: (int)SyntaxKind.TrueLiteralExpression } differs => IsOfKnownCallers(differs.Left, context),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression, Right.RawKind: (int)SyntaxKind.FalseLiteralExpression, Left: MemberAccessExpressionSyntax left } => IsOfKnownCallers(left, context),
        IsPatternExpressionSyntax { Pattern: UnaryPatternSyntax { Pattern: ConstantPatternSyntax { Expression.RawKind: (int)SyntaxKind.TrueLiteralExpression } } } matched => IsOfKnownCallers(matched.Expression, context),
        _ => false,
    };

    private static bool IsHandingOn(SyntaxNode node, HashSet<string> next) => node is InvocationExpressionSyntax call && IsCallOf(next, call.Expression);
}
