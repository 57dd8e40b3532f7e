using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Chaperone.Endpoints.Authorization;

/// <summary>Whether code of the application's own makes a signed-in user of callers who show nothing: no header, no cookie, no token.</summary>
/// <remarks>
/// Who is signed in is what a policy's requirements are asked about (PolicyEvaluator.AuthenticateAsync; AuthenticationMiddleware sets
/// HttpContext.User from the default scheme's handler). What a request has to bring is not judged, only whether anything is asked for: an
/// address, a path or a setting is nothing that a caller has to know, and every call that is handed a part of the request may refuse it.
/// </remarks>
internal sealed class CredentialChecks
{
    /// <summary>What a caller brings, by the members of HttpRequest, HttpContext and ConnectionInfo.</summary>
    private static readonly HashSet<string> Credentials = new(StringComparer.Ordinal)
    {
        "Headers", "Cookies", "Query", "QueryString", "Form", "ReadFormAsync", "Body", "BodyReader", "ClientCertificate", "GetClientCertificateAsync", "GetTypedHeaders", "Session", "Items", "RouteValues",
        "AuthenticateAsync", "GetTokenAsync", "Events",
    };

    /// <summary>Calls that give back or keep what they are handed, whatever it is.</summary>
    private static readonly HashSet<string> Harmless = new(StringComparer.Ordinal)
    {
        "ToString", "FirstOrDefault", "LastOrDefault", "SingleOrDefault", "Trim", "Split", "Replace", "ToLower", "ToUpper", "ToLowerInvariant", "ToUpperInvariant", "TryGetValue", "ContainsKey", "IsNullOrEmpty",
        "IsNullOrWhiteSpace", "Add", "Append", "Concat", "Join", "Format", "GetValueOrDefault",
    };

    private readonly SemanticModels _models;
    private readonly CancellationToken _cancellationToken;

    public CredentialChecks(SemanticModels models, CancellationToken cancellationToken)
    {
        _models = models;
        _cancellationToken = cancellationToken;
    }

    /// <summary>Whether an authentication handler in source succeeds without a look at what the request brings (IAuthenticationHandler.AuthenticateAsync).</summary>
    public bool AuthenticatesAnybody(ITypeSymbol handler)
    {
        for (ITypeSymbol? type = handler; type is not null && !WellKnownSymbols.IsFrameworkAssembly(type.ContainingAssembly); type = type.BaseType)
        {
            if (type.GetMembers().OfType<IMethodSymbol>().FirstOrDefault(static m => m.Name is "HandleAuthenticateAsync" or "AuthenticateAsync" && !m.IsAbstract) is { } method)
            {
                return DeclarationOf(method) is { } declaration && Successes(declaration, type).Any(success => !IsBehindCheck(success, declaration));
            }
        }

        return false;
    }

    /// <summary>What a middleware does for every caller that makes authorization mean nothing known; null when it does no such thing.</summary>
    /// <param name="code">A lambda, a method or the class of a middleware.</param>
    public string? Replaces(SyntaxNode code)
    {
        if (!_models.Compilation.ContainsSyntaxTree(code.SyntaxTree))
        {
            return null;
        }

        foreach (var node in code.DescendantNodes())
        {
            var body = node.Ancestors().FirstOrDefault(static a => a is AnonymousFunctionExpressionSyntax or BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax);
            if (body is not null && ReplacedBy(node, body) is { } what && !IsBehindCheck(node, body))
            {
                return what;
            }
        }

        return null;
    }

    private string? ReplacedBy(SyntaxNode node, SyntaxNode body) => node switch
    {
        AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Left: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "User", Expression: var context }, Right: var principal }
            when IsOf(context, "HttpContext") && MakesUser(principal, body) => "signs in callers",
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "AddIdentity" or "AddIdentities", Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "User", Expression: var context } } } call
            when IsOf(context, "HttpContext") && call.ArgumentList.Arguments.Any(a => MakesUser(a.Expression, body)) => "signs in callers",
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: GenericNameSyntax { Identifier.ValueText: "Set", TypeArgumentList.Arguments: [{ } feature] } } }
            when feature.ToString() is var name && (name.EndsWith("IHttpAuthenticationFeature", StringComparison.Ordinal) || name.EndsWith("IAuthenticateResultFeature", StringComparison.Ordinal)) => "signs in callers",
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "SetEndpoint", Expression: var context }, ArgumentList.Arguments: [{ Expression: var endpoint }] }
            when IsOf(context, "HttpContext") && !endpoint.IsKind(SyntaxKind.NullLiteralExpression) => "chooses another endpoint",

        // The endpoint's own delegate: whoever has it can run the endpoint before authorization.
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "RequestDelegate", Expression: var endpoint } when IsOf(endpoint, "Endpoint") => "runs the endpoint by itself",
        SubpatternSyntax { NameColon.Name.Identifier.ValueText: "RequestDelegate" } => "runs the endpoint by itself",
        _ => null,
    };

    private bool IsOf(ExpressionSyntax expression, string type) => _models.For(expression.SyntaxTree).GetTypeInfo(expression, _cancellationToken).Type?.Name == type;

    /// <summary>
    /// Whether an identity that counts as authenticated is made for it: one that names an authentication type (ClaimsIdentity.IsAuthenticated),
    /// and GenericIdentity, which does by itself.
    /// </summary>
    private bool MakesUser(ExpressionSyntax value, SyntaxNode body) =>
        ReachedFrom(value, body).SelectMany(static e => e.DescendantNodesAndSelf()).OfType<BaseObjectCreationExpressionSyntax>().Any(creation =>
            _models.For(creation.SyntaxTree).GetSymbolInfo(creation, _cancellationToken).Symbol is IMethodSymbol { ContainingType.Name: var made } constructor
            && (made == "GenericIdentity" || (made == "ClaimsIdentity" && constructor.Parameters.Any(static p => p.Name == "authenticationType"))));

    /// <summary>The calls that say that authentication succeeded: in the method itself, or of a method of the class that says so without a check of its own.</summary>
    private IEnumerable<SyntaxNode> Successes(SyntaxNode declaration, ITypeSymbol type)
    {
        var helpers = new HashSet<string>(type.GetMembers().OfType<IMethodSymbol>()
            .Where(m => DeclarationOf(m) is { } helper && helper != declaration && helper.DescendantNodes().Any(n => IsSuccess(n) && !IsBehindCheck(n, helper)))
            .Select(static m => m.Name));
        return declaration.DescendantNodes().Where(n => IsSuccess(n) || n is InvocationExpressionSyntax { Expression: IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax or BaseExpressionSyntax } } call && helpers.Contains(NameOf(call)));
    }

    private static bool IsSuccess(SyntaxNode node) =>
        node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Success", Expression: var result } } && WrittenNames.Last(result) is "AuthenticateResult" or "HandleRequestResult";

    private static SyntaxNode? DeclarationOf(IMethodSymbol method) => method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();

    /// <summary>Whether a node is reached only where something that the request brings was looked at.</summary>
    private bool IsBehindCheck(SyntaxNode node, SyntaxNode body) =>
        Deciding(node, body).Any(way => !IsWayOfNobody(way.Condition, way.Holds) && Asks(way.Condition, body))
        || body.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(call => call.Span.End <= node.Span.End && call != node && MayThrowOut(call, body));

    /// <summary>
    /// Whether who shows nothing is on this side of a test: <c>if (!Request.Headers.TryGetValue(…)) { return Success(guest); }</c>. Only what is
    /// plainly written; another test, whichever side, is taken for one that keeps somebody out.
    /// </summary>
    private static bool IsWayOfNobody(ExpressionSyntax condition, bool holds) => condition switch
    {
        ParenthesizedExpressionSyntax inner => IsWayOfNobody(inner.Expression, holds),
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression, Operand: var operand } => IsWayOfNobody(operand, !holds),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression, Right.RawKind: (int)SyntaxKind.NullLiteralExpression } => holds,
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.NotEqualsExpression, Right.RawKind: (int)SyntaxKind.NullLiteralExpression } => !holds,
        IsPatternExpressionSyntax { Pattern: ConstantPatternSyntax { Expression.RawKind: (int)SyntaxKind.NullLiteralExpression } } => holds,
        IsPatternExpressionSyntax { Pattern: UnaryPatternSyntax { Pattern: ConstantPatternSyntax { Expression.RawKind: (int)SyntaxKind.NullLiteralExpression } } } => !holds,
        InvocationExpressionSyntax call when NameOf(call) is "IsNullOrEmpty" or "IsNullOrWhiteSpace" => holds,
        InvocationExpressionSyntax call when NameOf(call).StartsWith("Try", StringComparison.Ordinal) || NameOf(call) == "ContainsKey" => !holds,
        _ => false,
    };

    private static string NameOf(InvocationExpressionSyntax call) => call.Expression is MemberBindingExpressionSyntax { Name.Identifier.ValueText: var bound } ? bound : WrittenNames.Last(call.Expression) ?? "";

    /// <summary>A call that is handed a part of the request and may throw for what is not there: Parse, ValidateToken, a service.</summary>
    private bool MayThrowOut(InvocationExpressionSyntax call, SyntaxNode body)
    {
        var name = NameOf(call);
        return !Harmless.Contains(name) && !Credentials.Contains(name) && !name.StartsWith("Log", StringComparison.Ordinal)
            && call.ArgumentList.Arguments.Any(a => a.Expression is not AnonymousFunctionExpressionSyntax && Brings(a.Expression, body));
    }

    /// <summary>Whether a condition looks at what the request brings, or leaves that to code that is not followed.</summary>
    private bool Asks(ExpressionSyntax condition, SyntaxNode body) =>
        Brings(condition, body)
        || ReachedFrom(condition, body).SelectMany(static e => e.DescendantNodesAndSelf()).OfType<InvocationExpressionSyntax>().Any(call =>
            _models.For(call.SyntaxTree).GetSymbolInfo(call, _cancellationToken).Symbol is IMethodSymbol called
            && !WellKnownSymbols.IsFrameworkAssembly(called.ContainingAssembly)
            && (call.Expression is SimpleNameSyntax || call.ArgumentList.Arguments.Count > 0));

    private bool Brings(ExpressionSyntax expression, SyntaxNode body) =>
        ReachedFrom(expression, body).SelectMany(static e => e.DescendantNodesAndSelf()).Any(node => node switch
        {
            SimpleNameSyntax { Identifier.ValueText: var name } when Credentials.Contains(name) => true,
            ExpressionSyntax { Parent: ArgumentSyntax } handed => _models.For(handed.SyntaxTree).GetTypeInfo(handed, _cancellationToken).Type?.Name is "HttpContext" or "HttpRequest",
            _ => false,
        });

    /// <summary>The expression, and what the locals in it were given, as far as that leads.</summary>
    private List<ExpressionSyntax> ReachedFrom(ExpressionSyntax expression, SyntaxNode body)
    {
        var result = new List<ExpressionSyntax> { expression };
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < result.Count && i < 50; i++)
        {
            foreach (var name in result[i].DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Select(static n => n.Identifier.ValueText).Where(seen.Add))
            {
                result.AddRange(GivenValues.Of(name, body));
                result.AddRange(TakenFor(name, body));
            }
        }

        return result;
    }

    /// <summary>What a variable stands for that is not given to it: what a pattern matches, the items of a sequence, what is put into a list.</summary>
    private static IEnumerable<ExpressionSyntax> TakenFor(string variable, SyntaxNode body)
    {
        foreach (var node in body.DescendantNodes())
        {
            switch (node)
            {
                case SingleVariableDesignationSyntax designation when designation.Identifier.ValueText == variable && designation.FirstAncestorOrSelf<IsPatternExpressionSyntax>() is { } matched:
                    yield return matched.Expression;
                    break;
                case ForEachStatementSyntax each when each.Identifier.ValueText == variable:
                    yield return each.Expression;
                    break;

                // What a list is made of.
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax collection, Name.Identifier.ValueText: "Add" or "AddRange" or "Insert" or "AddClaim" or "AddClaims" } } added when collection.Identifier.ValueText == variable:
                    foreach (var argument in added.ArgumentList.Arguments)
                    {
                        yield return argument.Expression;
                    }

                    break;
            }
        }
    }

    /// <summary>The conditions that decide whether a node is reached, and whether they hold then: those around it, and those of an earlier way out.</summary>
    private static IEnumerable<(ExpressionSyntax Condition, bool Holds)> Deciding(SyntaxNode node, SyntaxNode body)
    {
        for (var (inner, current) = (node, node.Parent); current is not null && inner != body; (inner, current) = (current, current.Parent))
        {
            switch (current)
            {
                case IfStatementSyntax test when inner != test.Condition:
                    yield return (test.Condition, inner == test.Statement);
                    break;
                case ConditionalExpressionSyntax choice when inner != choice.Condition:
                    yield return (choice.Condition, inner == choice.WhenTrue);
                    break;
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression or (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression } binary when inner == binary.Right:
                    yield return (binary.Left, binary.IsKind(SyntaxKind.LogicalAndExpression));
                    break;
                case SwitchExpressionSyntax choice when inner != choice.GoverningExpression:
                    yield return (choice.GoverningExpression, true);
                    break;
                case SwitchStatementSyntax choice when inner != choice.Expression:
                    yield return (choice.Expression, true);
                    break;
                case ForEachStatementSyntax each when inner == each.Statement:
                    yield return (each.Expression, true);
                    break;
                case WhileStatementSyntax loop when inner == loop.Statement:
                    yield return (loop.Condition, true);
                    break;
                case BlockSyntax block:
                    foreach (var (condition, holds) in block.Statements.TakeWhile(s => s != inner).SelectMany(WaysOut))
                    {
                        yield return (condition, !holds);
                    }

                    break;
            }
        }
    }

    /// <summary>The conditions under which a statement ends the method.</summary>
    private static IEnumerable<(ExpressionSyntax Condition, bool Holds)> WaysOut(StatementSyntax statement) =>
        statement.DescendantNodesAndSelf(static n => n is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
            .Where(static n => n is ReturnStatementSyntax or ThrowStatementSyntax or ThrowExpressionSyntax)
            .SelectMany(way => Deciding(way, statement.Parent!));
}
