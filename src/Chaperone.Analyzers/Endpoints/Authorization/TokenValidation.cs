using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Chaperone.Endpoints.Authorization;

/// <summary>Settings of the token handlers (Microsoft.IdentityModel.Tokens) and authentication handlers that take a check away.</summary>
internal sealed class TokenValidation
{
    /// <summary>Each switch, what is accepted without it, and the delegate that decides in its place when there is one.</summary>
    private static readonly Dictionary<string, (string Accepted, string? Instead)> Switches = new(StringComparer.Ordinal)
    {
        ["ValidateIssuer"] = ("tokens of any issuer are accepted", "IssuerValidator"),
        ["ValidateAudience"] = ("tokens that were issued for another application are accepted", "AudienceValidator"),
        ["ValidateLifetime"] = ("expired tokens are accepted", "LifetimeValidator"),
        ["ValidateIssuerSigningKey"] = ("the key that signed a token is not checked", "IssuerSigningKeyValidator"),
        ["RequireSignedTokens"] = ("tokens that nobody signed are accepted", null),
        ["RequireExpirationTime"] = ("tokens that never expire are accepted", null),
    };

    private static readonly HashSet<string> Delegates = new(StringComparer.Ordinal)
    {
        "SignatureValidator", "SignatureValidatorUsingConfiguration", "IssuerSigningKeyValidator", "IssuerValidator", "AudienceValidator", "LifetimeValidator", "AlgorithmValidator",
    };

    private readonly INamedTypeSymbol? _parameters;
    private readonly DelegateBodies _bodies;

    public TokenValidation(WellKnownSymbols symbols, Compilation compilation)
    {
        _parameters = symbols.Get("Microsoft.IdentityModel.Tokens.TokenValidationParameters");
        _bodies = new DelegateBodies(new SemanticModels(compilation));
    }

    /// <summary>Whether the project can set any of this.</summary>
    public bool IsReferenced => _parameters is not null;

    /// <summary>Why an assignment weakens the validation of tokens; null when it does not, or when that is meant for development only.</summary>
    public string? Weakening(ISimpleAssignmentOperation assignment, CancellationToken cancellationToken)
    {
        if (assignment.Target is not IPropertyReferenceOperation { Property: { } property })
        {
            return null;
        }

        var why = WellKnownSymbols.Is(property.ContainingType, _parameters)
            ? OfParameters(property.Name, assignment, cancellationToken)
            : OfHandler(property, assignment) ?? OfBackchannel(property, assignment, cancellationToken);
        return why is null || IsForDevelopment(assignment.Syntax) ? null : why;
    }

    private string? OfParameters(string name, ISimpleAssignmentOperation assignment, CancellationToken cancellationToken)
    {
        if (Switches.TryGetValue(name, out var check))
        {
            return IsFalse(assignment.Value) && !IsDecidedInstead(check.Instead, assignment.Syntax) && !(name.StartsWith("Validate", StringComparison.Ordinal) && ReadsExpiredTokens(assignment.Syntax)) ? check.Accepted : null;
        }

        if (Delegates.Contains(name) && AcceptsEverything(assignment.Value, cancellationToken))
        {
            return "the delegate accepts everything";
        }

        return name == "ValidAlgorithms" && assignment.Value.Syntax.DescendantNodesAndSelf().OfType<LiteralExpressionSyntax>().Any(static l => l.Token.Value is string text && text.Equals("none", StringComparison.OrdinalIgnoreCase))
            ? "tokens that nobody signed are accepted"
            : null;
    }

    private static string? OfHandler(IPropertySymbol property, ISimpleAssignmentOperation assignment) =>
        property.Name == "RequireHttpsMetadata" && IsFalse(assignment.Value)
        && property.ContainingType.ContainingNamespace.ToDisplayString().StartsWith("Microsoft.AspNetCore.Authentication", StringComparison.Ordinal)
        && FetchesMetadata(assignment.Syntax)
            ? "the keys that tokens are checked with may be fetched without TLS"
            : null;

    /// <summary>With a key of its own and no authority, nothing is fetched that TLS would have to protect.</summary>
    private static bool FetchesMetadata(SyntaxNode assignment) =>
        Around(assignment)?.DescendantNodes().OfType<AssignmentExpressionSyntax>().Any(static a => WrittenNames.Last(a.Left) is "Authority" or "MetadataAddress" or "Configuration" or "ConfigurationManager") != false;

    private static bool IsFalse(IOperation value) => value.ConstantValue is { HasValue: true, Value: false };

    /// <summary>The handler fetches the keys through a client that takes any server's certificate (RemoteAuthenticationOptions, JwtBearerOptions).</summary>
    private string? OfBackchannel(IPropertySymbol property, ISimpleAssignmentOperation assignment, CancellationToken cancellationToken) =>
        property.Name is "ServerCertificateCustomValidationCallback" or "RemoteCertificateValidationCallback"
        && WellKnownSymbols.IsFrameworkAssembly(property.ContainingAssembly)
        && assignment.Syntax.Ancestors().OfType<AssignmentExpressionSyntax>().Any(static a => WrittenNames.Last(a.Left) == "BackchannelHttpHandler")
        && AcceptsEverything(assignment.Value, cancellationToken)
            ? "the keys that tokens are checked with may be fetched from anybody"
            : null;

    /// <summary>A delegate that gives back the constant true or one of its parameters, or only parses the token.</summary>
    private bool AcceptsEverything(IOperation value, CancellationToken cancellationToken)
    {
        while (value is IConversionOperation or IDelegateCreationOperation)
        {
            value = value is IConversionOperation conversion ? conversion.Operand : ((IDelegateCreationOperation)value).Target;
        }

        if (value is IPropertyReferenceOperation { Property: { Name: "DangerousAcceptAnyServerCertificateValidator", ContainingType.Name: "HttpClientHandler" } })
        {
            return true;
        }

        var returned = _bodies.OnlyResultOf(value, cancellationToken);
        while (returned is IConversionOperation conversion)
        {
            returned = conversion.Operand;
        }

        return returned is { ConstantValue: { HasValue: true, Value: true } } or IParameterReferenceOperation
            or IObjectCreationOperation { Type.Name: "JwtSecurityToken" or "JsonWebToken", Arguments.Length: 1 }
            or IInvocationOperation { TargetMethod.Name: "ReadJwtToken" or "ReadJsonWebToken" or "ReadToken" };
    }

    /// <summary>Where the same object gets a delegate, that one decides (Validators.ValidateIssuer and the like ask it first).</summary>
    private static bool IsDecidedInstead(string? validator, SyntaxNode assignment) =>
        validator is not null && Around(assignment) is { } around
        && around.DescendantNodes().OfType<AssignmentExpressionSyntax>().Any(a => WrittenNames.Last(a.Left)?.StartsWith(validator, StringComparison.Ordinal) == true);

    private static SyntaxNode? Around(SyntaxNode assignment) =>
        assignment.FirstAncestorOrSelf<InitializerExpressionSyntax>() ?? (SyntaxNode?)assignment.FirstAncestorOrSelf<BlockSyntax>();

    /// <summary>Refreshing reads an expired token on purpose, mostly one that the application signed itself, and asks for the refresh token besides.</summary>
    private static bool ReadsExpiredTokens(SyntaxNode assignment)
    {
        var names = assignment.Ancestors().Select(static a => a switch
        {
            MethodDeclarationSyntax method => method.Identifier.ValueText,
            LocalFunctionStatementSyntax function => function.Identifier.ValueText,
            TypeDeclarationSyntax type => type.Identifier.ValueText,
            BaseNamespaceDeclarationSyntax space => space.Name.ToString(),
            _ => "",
        });
        return names.Any(static n => n.IndexOf("Expired", StringComparison.OrdinalIgnoreCase) >= 0 || n.IndexOf("Refresh", StringComparison.OrdinalIgnoreCase) >= 0);
    }

    /// <summary>Inside a branch on the environment, or between <c>#if DEBUG</c> and its end.</summary>
    private static bool IsForDevelopment(SyntaxNode node)
    {
        for (var current = node; current.Parent is { } parent; current = parent)
        {
            var condition = parent switch
            {
                IfStatementSyntax branch when branch.Condition != current => branch.Condition,
                ElseClauseSyntax { Parent: IfStatementSyntax branch } => branch.Condition,
                ConditionalExpressionSyntax choice when choice.Condition != current => choice.Condition,
                _ => null,
            };
            if (condition?.ToString() is { } text && new[] { "Dev", "Production", "Test", "Local", "Debug" }.Any(word => text.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0))
            {
                return true;
            }
        }

        var open = new Stack<bool>();
        for (var directive = node.SyntaxTree.GetRoot() is CSharpSyntaxNode { ContainsDirectives: true } root ? root.GetFirstDirective() : null;
            directive is not null && directive.SpanStart < node.SpanStart;
            directive = directive.GetNextDirective())
        {
            switch (directive)
            {
                case IfDirectiveTriviaSyntax start:
                    open.Push(start.Condition.ToString() == "DEBUG");
                    break;
                case EndIfDirectiveTriviaSyntax when open.Count > 0:
                    open.Pop();
                    break;
            }
        }

        return open.Contains(true);
    }
}
