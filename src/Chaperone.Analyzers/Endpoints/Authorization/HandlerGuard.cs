using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Chaperone.Endpoints.Execution;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Chaperone.Endpoints.Authorization;

/// <summary>
/// Handlers that look at their caller and refuse it themselves, as <c>if (!User.IsInRole("Staff")) return Forbid();</c> does, or leave that to what they
/// call: a service, another class, what handles the request that they send.
/// </summary>
/// <remarks>
/// It decides only between "open" and "unknown, the handler may refuse", never "protected": whether every path is guarded is not asked. A
/// refusal counts only where a condition on the caller decides it, or on a secret that it shares with the application, so that an action to sign
/// in, which refuses a wrong password, stays open.
/// Only handlers that are open otherwise are looked at, and bound only where their text names a refusal, or something that refuses by its own text.
/// What another project's service refuses is not seen.
/// </remarks>
internal sealed class HandlerGuard
{
    private const int MaximumDepth = 2;

    private static readonly string[] Refusals =
    {
        "Forbid", "Challenge", "Unauthorized", "Unauthenticated", "PermissionDenied", "AccessDenied", "401", "403", "Redirect", "Abort", "HubException",
    };

    /// <summary>Words that say so in any method, not only in one that answers a request.</summary>
    private static readonly string[] ClearRefusals = Refusals.Except(new[] { "Challenge", "Redirect", "Abort" }).ToArray();

    private static readonly string[] Checks = { "Verify", "Validate", "Ensure", "Require", "Demand", "Assert", "Check", "Authorize" };

    private static readonly string[] Rights = { "User", "Role", "Scope", "Permission", "Access", "Auth", "Claim", "Caller", "Policy", "SignedIn", "LoggedIn" };

    private readonly SemanticModels _models;
    private readonly SourceIndex _index;
    private readonly SentRequests _requests;
    private readonly CancellationToken _cancellationToken;

    public HandlerGuard(SemanticModels models, SourceIndex index, CancellationToken cancellationToken)
    {
        _models = models;
        _index = index;
        _requests = new SentRequests(models, index, cancellationToken);
        _cancellationToken = cancellationToken;
    }

    /// <summary>Whether the text of any method refuses somebody.</summary>
    public static bool Refuses(string text) => ClearRefusals.Any(r => text.IndexOf(r, StringComparison.Ordinal) >= 0);

    /// <summary>Whether a handler may refuse, by its text or by the names of what it calls: without that nothing is bound.</summary>
    public static bool MayRefuse(SyntaxNode handler, Func<string, bool> isRefusing) =>
        MayRefuse(handler.ToString()) || CallsIn(handler).Any(c => SentRequests.IsSending(c.Name) || IsGuard(c.Name) || isRefusing(c.Name));

    private static bool MayRefuse(string text) => Refusals.Any(r => text.IndexOf(r, StringComparison.Ordinal) >= 0);

    /// <summary>Where the handler refuses its caller; null where it does not, or is not visible.</summary>
    public AuthorizationMetadata? In(IMethodSymbol? method, SyntaxNode? lambda)
    {
        var body = lambda ?? DeclarationOf(method);
        return body is null ? null
            : RefusalIn(body, method?.ContainingType, new HashSet<ISymbol>(SymbolEqualityComparer.Default), 0) is { } place ? Guard("the handler looks at its caller and refuses some", place)
            : CheckIn(body) is { } check ? Guard("the handler calls " + check.Name + ", which may refuse its caller", check.Call.GetLocation())
            : _requests.MarkedIn(CallsIn(body)) is { } sent ? Guard("the handler sends " + sent.Request + ", which is marked " + sent.Mark + ": what handles it may refuse its caller", sent.Where)
            : null;
    }

    private static AuthorizationMetadata Guard(string what, Location where) => new(MetadataMeaning.PossibleGuard, new Evidence(what, where));

    private SyntaxNode? DeclarationOf(IMethodSymbol? method) =>
        (method?.PartialImplementationPart ?? method)?.DeclaringSyntaxReferences.FirstOrDefault() is { } reference && _models.Compilation.ContainsSyntaxTree(reference.SyntaxTree)
        && reference.GetSyntax(_cancellationToken) is { } syntax and not TypeDeclarationSyntax ? syntax : null;

    private Location? RefusalIn(SyntaxNode body, INamedTypeSymbol? type, HashSet<ISymbol> callers, int depth)
    {
        if (MayRefuse(body.ToString()))
        {
            foreach (var node in body.DescendantNodes())
            {
                if (RefusesBy(node) is { } strength && ConditionsOf(node, body).Any(c => strength == Refusal.Clear ? IsAboutCaller(c, body, callers, depth) || AsksForSecret(c, body) : IsAboutCaller(c, body, callers, depth) && SaysNobody(c)))
                {
                    return node.GetLocation();
                }
            }
        }

        if (depth >= MaximumDepth)
        {
            return null;
        }

        return HelpersOf(body, type).Select(declaration => RefusalIn(declaration, type, callers, depth + 1))
            .Concat(CalledIn(body, callers, depth).Concat(depth == 0 ? _requests.HandledBy(CallsIn(body)) : Enumerable.Empty<IMethodSymbol>()).Select(method => DeclarationOf(method) is { } declaration ? RefusalIn(declaration, method.ContainingType, callers, depth + 1) : null))
            .FirstOrDefault(static l => l is not null);
    }

    private static IEnumerable<(string Name, InvocationExpressionSyntax Call)> CallsIn(SyntaxNode body)
    {
        foreach (var call in body.DescendantNodes().OfType<InvocationExpressionSyntax>())
        {
            switch (call.Expression)
            {
                case MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name }:
                    yield return (name, call);
                    break;
                case MemberBindingExpressionSyntax { Name.Identifier.ValueText: var name }:
                    yield return (name, call);
                    break;
            }
        }
    }

    /// <summary>The methods of other classes that a body calls and that refuse somebody by their text; their parameters that are given the caller are added.</summary>
    private IEnumerable<IMethodSymbol> CalledIn(SyntaxNode body, HashSet<ISymbol> callers, int depth)
    {
        foreach (var (_, call) in CallsIn(body).Where(c => _index.MayRefuse(c.Name)))
        {
            if (_models.For(call.SyntaxTree).GetSymbolInfo(call, _cancellationToken).Symbol is not IMethodSymbol called)
            {
                continue;
            }

            foreach (var target in TargetsOf(called))
            {
                // An extension's receiver is a parameter of its own.
                var receivers = target.Parameters.Length - called.Parameters.Length;
                foreach (var (argument, at) in call.ArgumentList.Arguments.Select(static (a, i) => (a.Expression, i)))
                {
                    if (at + receivers < target.Parameters.Length && IsAboutCaller(argument, body, callers, depth))
                    {
                        callers.Add(target.Parameters[at + receivers]);
                    }
                }

                yield return target;
            }
        }
    }

    private IEnumerable<IMethodSymbol> TargetsOf(IMethodSymbol called) => called.IsAbstract
        ? _index.ImplementationsOf(called.ContainingType).Select(t => StartupInterpreter.ImplementationOf(called, t).OriginalDefinition)
        : new[] { (called.ReducedFrom ?? called).OriginalDefinition };

    /// <summary>A call that is there for nothing but to refuse, of code that is not visible: its name says so, it is given the caller, and its result is not used.</summary>
    private (string Name, InvocationExpressionSyntax Call)? CheckIn(SyntaxNode body)
    {
        foreach (var (name, call) in CallsIn(body).Where(static c => IsGuard(c.Name) && (c.Call.Parent is AwaitExpressionSyntax awaited ? awaited.Parent : c.Call.Parent) is ExpressionStatementSyntax))
        {
            if (_models.For(call.SyntaxTree).GetSymbolInfo(call, _cancellationToken).Symbol is IMethodSymbol method
                && !SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, _models.Compilation.Assembly)
                && (IsCaller(method.ContainingType) || method.Parameters.Concat(method.ReducedFrom?.Parameters.Take(1) ?? Enumerable.Empty<IParameterSymbol>()).Any(static p => IsCaller(p.Type) || p.Type.Name == "HttpContext")))
            {
                return (name, call);
            }
        }

        return null;
    }

    private static bool IsGuard(string name) => Checks.Any(c => name.StartsWith(c, StringComparison.Ordinal)) && Rights.Any(r => name.IndexOf(r, StringComparison.Ordinal) >= 0);

    /// <summary>The class's own methods that a body calls by their name alone: "var user = CurrentUser();", with the refusal in there. Found without binding the body.</summary>
    private IEnumerable<SyntaxNode> HelpersOf(SyntaxNode body, INamedTypeSymbol? type)
    {
        var names = body.DescendantNodes().OfType<InvocationExpressionSyntax>()
            .Select(static i => i.Expression switch
            {
                SimpleNameSyntax simple => simple.Identifier.ValueText,
                MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax or BaseExpressionSyntax, Name: var name } => name.Identifier.ValueText,
                _ => null,
            })
            .OfType<string>()
            .Distinct()
            .ToList();
        for (var current = names.Count == 0 ? null : type; current is not null && !WellKnownSymbols.IsFrameworkAssembly(current.ContainingAssembly); current = current.BaseType)
        {
            foreach (var helper in names.SelectMany(name => current.GetMembers(name)).OfType<IMethodSymbol>().Select(DeclarationOf).OfType<SyntaxNode>())
            {
                yield return helper;
            }
        }
    }

    private static Refusal? RefusesBy(SyntaxNode node)
    {
        var name = node switch
        {
            InvocationExpressionSyntax { Expression: SimpleNameSyntax { Identifier.ValueText: var simple } } => simple,
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var member } } => member,
            ObjectCreationExpressionSyntax { Type: var type } => type.ToString(),
            _ => null,
        };
        if (name is null)
        {
            return node is LiteralExpressionSyntax { Token.Value: 401 or 403 } or IdentifierNameSyntax { Identifier.ValueText: "Status401Unauthorized" or "Status403Forbidden" or "Unauthenticated" or "PermissionDenied" }
                || node is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "HttpStatusCode" }, Name.Identifier.ValueText: "Unauthorized" or "Forbidden" }
                ? Refusal.Clear
                : null;
        }

        return name.IndexOf("Redirect", StringComparison.Ordinal) >= 0 ? Refusal.Redirect
            : Refusals.Any(r => name.IndexOf(r, StringComparison.Ordinal) >= 0) ? Refusal.Clear
            : null;
    }

    /// <summary>The conditions that decide whether a node is reached: of the statements and expressions around it, and of an earlier way out.</summary>
    private static IEnumerable<ExpressionSyntax> ConditionsOf(SyntaxNode node, SyntaxNode body)
    {
        for (var (inner, current) = (node, node.Parent); current is not null && inner != body; (inner, current) = (current, current.Parent))
        {
            switch (current)
            {
                case IfStatementSyntax test when inner != test.Condition:
                    yield return test.Condition;
                    break;
                case ConditionalExpressionSyntax choice when inner != choice.Condition:
                    yield return choice.Condition;
                    break;
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } coalesce when inner == coalesce.Right:
                    yield return coalesce.Left;
                    break;
                case SwitchExpressionSyntax choice when inner != choice.GoverningExpression:
                    yield return choice.GoverningExpression;
                    break;
                case SwitchStatementSyntax choice when inner != choice.Expression:
                    yield return choice.Expression;
                    break;

                // "if (User.IsInRole(..)) { return it; } return Forbid();"
                case BlockSyntax block when inner is ReturnStatementSyntax or ThrowStatementSyntax:
                    foreach (var test in block.Statements.TakeWhile(s => s != inner).OfType<IfStatementSyntax>())
                    {
                        yield return test.Condition;
                    }

                    break;
            }
        }
    }

    private bool IsAboutCaller(ExpressionSyntax condition, SyntaxNode body, HashSet<ISymbol> callers, int depth) =>
        LooksAtCaller(condition, body, callers, new HashSet<ISymbol>(SymbolEqualityComparer.Default), depth);

    private bool AsksForSecret(ExpressionSyntax condition, SyntaxNode body) =>
        SharedSecret.IsAskedBy(condition, _models.For(condition.SyntaxTree), local => GivenValues.Of(local.Name, body), _cancellationToken);

    private bool LooksAtCaller(SyntaxNode expression, SyntaxNode body, HashSet<ISymbol> callers, HashSet<ISymbol> seen, int depth)
    {
        var model = _models.For(expression.SyntaxTree);
        foreach (var name in expression.DescendantNodesAndSelf().OfType<SimpleNameSyntax>())
        {
            var symbol = model.GetSymbolInfo(name, _cancellationToken).Symbol;
            switch (symbol)
            {
                case IMethodSymbol called when IsCaller(called.ContainingType) || IsCaller(called.ReturnType):
                case IPropertySymbol property when IsCaller(property.Type) || IsCaller(property.ContainingType) || property is { Name: "UserIdentifier", ContainingType.Name: "HubCallerContext" }:
                case IParameterSymbol parameter when IsCaller(parameter.Type) || callers.Contains(parameter):
                case IFieldSymbol { Type: var field } when IsCaller(field):
                    return true;
                case ILocalSymbol local when IsCaller(local.Type) || (seen.Add(local) && GivenValues.Of(local.Name, body).Any(value => LooksAtCaller(value, body, callers, seen, depth))):
                    return true;
                case IMethodSymbol helper when depth < MaximumDepth && seen.Add(helper) && DeclarationOf(helper) is { } declaration && LooksAtCaller(declaration, declaration, callers, seen, depth + 1):
                case IPropertySymbol { GetMethod: { } getter } own when depth < MaximumDepth && seen.Add(own) && DeclarationOf(getter) is { } read && LooksAtCaller(read, read, callers, seen, depth + 1):
                    return true;
            }
        }

        return false;
    }

    // What stands for the caller, or for what it sent to prove who it is. Not UserManager and SignInManager: they check the password of somebody who signs in.
    private static bool IsCaller(ITypeSymbol? type) => type is not null
        && (type.Name is "ClaimsPrincipal" or "ClaimsIdentity" or "IPrincipal" or "IIdentity" or "IAuthorizationService" or "AuthorizationResult" or "ISession" or "IHeaderDictionary"
            || type.Name.IndexOf("CurrentUser", StringComparison.Ordinal) >= 0 || type.Name.IndexOf("UserContext", StringComparison.Ordinal) >= 0);

    /// <summary>Whether a condition holds when there is nobody: only then is a redirect a refusal, and not the way home of who has signed in.</summary>
    private static bool SaysNobody(ExpressionSyntax condition) =>
        condition.ToString().IndexOf("IsNullOr", StringComparison.Ordinal) >= 0
        || condition.DescendantNodesAndSelf().Any(static n => n switch
        {
            PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } => true,
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression, Right.RawKind: (int)SyntaxKind.NullLiteralExpression or (int)SyntaxKind.FalseLiteralExpression } => true,
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.NotEqualsExpression, Right.RawKind: (int)SyntaxKind.TrueLiteralExpression or (int)SyntaxKind.StringLiteralExpression } => true,
            IsPatternExpressionSyntax { Pattern: ConstantPatternSyntax { Expression.RawKind: (int)SyntaxKind.NullLiteralExpression or (int)SyntaxKind.FalseLiteralExpression } } => true,
            IsPatternExpressionSyntax { Pattern: UnaryPatternSyntax { Pattern: not ConstantPatternSyntax { Expression.RawKind: (int)SyntaxKind.NullLiteralExpression } } } => true,
            _ => false,
        });

    private enum Refusal
    {
        /// <summary>Says that the caller may not.</summary>
        Clear,

        /// <summary>Sends the caller somewhere else, which is the page to sign in on when the condition says so.</summary>
        Redirect,
    }
}
