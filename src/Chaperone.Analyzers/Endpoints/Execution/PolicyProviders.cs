using System.Collections.Generic;
using System.Linq;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Chaperone.Endpoints.Execution;

/// <summary>Where a registered policy provider takes the default or the fallback policy from.</summary>
internal enum ProvidedPolicy
{
    Unknown,

    /// <summary>From AuthorizationOptions, as without a provider of one's own.</summary>
    Options,

    /// <summary>There is none, whatever the options say.</summary>
    None,

    /// <summary>A policy that demands a signed-in user and nothing else.</summary>
    AuthenticatedUser,

    /// <summary>The same, of authentication schemes that the policy names.</summary>
    AuthenticatedUserOfSchemes,
}

/// <summary>
/// Reads a policy provider of one's own. Most make policies of names only, and hand the questions for the default and the fallback policy on to
/// the framework's DefaultAuthorizationPolicyProvider, which they hold or derive from.
/// </summary>
internal static class PolicyProviders
{
    private const string Framework = "DefaultAuthorizationPolicyProvider";

    public static ProvidedPolicy DefaultOf(ITypeSymbol? provider) => Of(provider, "GetDefaultPolicyAsync");

    public static ProvidedPolicy FallbackOf(ITypeSymbol? provider) => Of(provider, "GetFallbackPolicyAsync");

    /// <summary>Whether a call in a provider's code is made on the framework's provider, which it holds under the interface.</summary>
    public static bool IsFrameworksHeldBy(ITypeSymbol type, SyntaxNode call) =>
        call is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var held } } && Asked(held, type, "") == ProvidedPolicy.Options;

    private static ProvidedPolicy Of(ITypeSymbol? provider, string method)
    {
        for (var type = provider; type is not null; type = type.BaseType)
        {
            if (IsFrameworks(type))
            {
                return ProvidedPolicy.Options;
            }

            if (type.GetMembers(method).OfType<IMethodSymbol>().FirstOrDefault(static m => m.Parameters.IsEmpty) is { } own)
            {
                return own.DeclaringSyntaxReferences.Length == 1 && own.DeclaringSyntaxReferences[0].GetSyntax() is MethodDeclarationSyntax declaration && ResultOf(declaration) is { } result
                    ? Read(result, type, method)
                    : ProvidedPolicy.Unknown;
            }
        }

        return ProvidedPolicy.Unknown;
    }

    public static bool IsFrameworks(ITypeSymbol type) => type.Name == Framework && WellKnownSymbols.IsFrameworkAssembly(type.ContainingAssembly);

    /// <summary>What a method gives back that does nothing else than to name parts of it.</summary>
    private static ExpressionSyntax? ResultOf(MethodDeclarationSyntax method) =>
        method.ExpressionBody?.Expression
        ?? (method.Body is { Statements: { Count: > 0 } statements } && statements.Take(statements.Count - 1).All(static s => s is LocalDeclarationStatementSyntax) && statements.Last() is ReturnStatementSyntax last ? last.Expression : null);

    /// <summary>What a local of such a method is given.</summary>
    private static ExpressionSyntax ValueOf(ExpressionSyntax expression) =>
        expression is IdentifierNameSyntax { Identifier.ValueText: var name }
        && expression.FirstAncestorOrSelf<BlockSyntax>() is { } body
        && body.Statements.OfType<LocalDeclarationStatementSyntax>().SelectMany(static l => l.Declaration.Variables).FirstOrDefault(v => v.Identifier.ValueText == name) is { Initializer.Value: var value }
            ? value
            : expression;

    private static ProvidedPolicy Read(ExpressionSyntax result, ITypeSymbol type, string method) => Plain(result) switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } call, ArgumentList.Arguments.Count: 0 } when name == method =>
            Asked(call.Expression, type, method),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "Task" }, Name.Identifier.ValueText: "FromResult" }, ArgumentList.Arguments: { Count: 1 } arguments } =>
            Plain(ValueOf(Plain(arguments[0].Expression))) switch
            {
                LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.NullLiteralExpression) => ProvidedPolicy.None,
                var policy => SignedIn(policy),
            },
        _ => ProvidedPolicy.Unknown,
    };

    private static ProvidedPolicy Asked(ExpressionSyntax asked, ITypeSymbol type, string method) => asked switch
    {
        BaseExpressionSyntax => Of(type.BaseType, method),
        IdentifierNameSyntax name => IsHeld(name.Identifier.ValueText, type) ? ProvidedPolicy.Options : ProvidedPolicy.Unknown,
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name: IdentifierNameSyntax name } => IsHeld(name.Identifier.ValueText, type) ? ProvidedPolicy.Options : ProvidedPolicy.Unknown,
        _ => ProvidedPolicy.Unknown,
    };

    /// <summary>Whether a field, property or parameter of the primary constructor is the framework's provider.</summary>
    private static bool IsHeld(string name, ITypeSymbol type)
    {
        IEnumerable<ITypeSymbol> types = type.GetMembers(name).Select(static m => m switch
        {
            IFieldSymbol field => field.Type,
            IPropertySymbol property => property.Type,
            _ => null,
        }).OfType<ITypeSymbol>();
        var parameters = type is INamedTypeSymbol named ? named.InstanceConstructors.SelectMany(static c => c.Parameters).Where(p => p.Name == name).Select(static p => p.Type) : Enumerable.Empty<ITypeSymbol>();
        return types.Concat(parameters).FirstOrDefault() is { } held
            && (IsFrameworks(held) || (held.Name == "IAuthorizationPolicyProvider" && IsMade(name, type)));
    }

    /// <summary>Whether every value that the member is given is a new provider of the framework's.</summary>
    private static bool IsMade(string name, ITypeSymbol type)
    {
        var given = type.DeclaringSyntaxReferences.Select(static r => r.GetSyntax()).SelectMany(static s => s.DescendantNodes()).Select(node => node switch
        {
            AssignmentExpressionSyntax { Left: IdentifierNameSyntax left, Right: var right } when left.Identifier.ValueText == name => right,
            AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Name: var left }, Right: var right } when left.Identifier.ValueText == name => right,
            VariableDeclaratorSyntax { Initializer.Value: var value } variable when variable.Identifier.ValueText == name => value,
            PropertyDeclarationSyntax { Initializer.Value: var value } property when property.Identifier.ValueText == name => value,
            _ => null,
        }).Where(static e => e is not null).ToList();
        return given.Count > 0 && given.TrueForAll(static e => e is ObjectCreationExpressionSyntax { Type: IdentifierNameSyntax { Identifier.ValueText: Framework } });
    }

    private static ExpressionSyntax Plain(ExpressionSyntax expression) => expression switch
    {
        AwaitExpressionSyntax awaited => Plain(awaited.Expression),
        ParenthesizedExpressionSyntax inner => Plain(inner.Expression),
        CastExpressionSyntax cast => Plain(cast.Expression),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } suppressed => Plain(suppressed.Operand),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" } configured } => Plain(configured.Expression),
        _ => expression,
    };

    /// <summary><c>new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build()</c>; the builder's arguments are schemes (or a policy to begin with, which can only demand more).</summary>
    private static ProvidedPolicy SignedIn(ExpressionSyntax policy) =>
        policy is InvocationExpressionSyntax
        {
            Expression: MemberAccessExpressionSyntax
            {
                Name.Identifier.ValueText: "Build",
                Expression: InvocationExpressionSyntax
                {
                    Expression: MemberAccessExpressionSyntax
                    {
                        Name.Identifier.ValueText: "RequireAuthenticatedUser",
                        Expression: ObjectCreationExpressionSyntax { Type: IdentifierNameSyntax { Identifier.ValueText: "AuthorizationPolicyBuilder" }, ArgumentList.Arguments: { Count: var schemes } },
                    },
                },
            },
        }
            ? schemes == 0 ? ProvidedPolicy.AuthenticatedUser : ProvidedPolicy.AuthenticatedUserOfSchemes
            : ProvidedPolicy.Unknown;
}
