using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Chaperone.Endpoints.Execution;
using Chaperone.Phi.Flow;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Chaperone.Endpoints.Payload;

/// <summary>Whether a handler ties what it answers to its caller.</summary>
internal enum CallerCheck
{
    /// <summary>Everything it calls is known, and nothing of it looks at the caller.</summary>
    Absent,

    /// <summary>It asks IAuthorizationService, or looks at the caller's identity.</summary>
    Present,

    /// <summary>It hands on to code that is not visible and may.</summary>
    Unknown,
}

/// <summary>Looks for the caller in handlers: resource-based authorization, or any use of the caller's identity.</summary>
/// <remarks>Any use counts as a check: what is done with the identity can't be judged, and a false "nothing ties it to the caller" is worse.</remarks>
internal sealed class CallerChecks
{
    private static readonly HashSet<string> Identity = new(System.StringComparer.Ordinal)
    {
        "ClaimsPrincipal", "IPrincipal", "ClaimsIdentity", "IIdentity", "IAuthorizationService", "IHttpContextAccessor", "UserManager", "SignInManager",
    };

    private readonly HandlerCalls _calls;
    private readonly PartialChecks _partial;
    private readonly ConcurrentDictionary<Endpoint, CallerCheck> _checks = new();

    public CallerChecks(SemanticModels models, HandlerCalls calls)
    {
        _calls = calls;
        _partial = new PartialChecks(models, calls);
    }

    public CallerCheck Of(Endpoint endpoint, CancellationToken cancellationToken)
    {
        if (!_checks.TryGetValue(endpoint, out var check))
        {
            check = Read(endpoint, cancellationToken);
            _checks.TryAdd(endpoint, check);
        }

        return check;
    }

    /// <summary>Whether the handler asks about the caller, and only behind a write that it makes on every way there.</summary>
    /// <remarks>
    /// Nothing but what is certain: the write is a statement of a block that encloses every look at the caller, and no method that is called
    /// looks at the caller too. Entity Framework's SaveChanges and its bulk updates are the writes.
    /// </remarks>
    public bool AreLate(Endpoint endpoint, CancellationToken cancellationToken)
    {
        var looks = new List<SyntaxNode>();
        var writes = new List<SyntaxNode>();
        foreach (var operation in _calls.Of(endpoint, null, cancellationToken))
        {
            if (LooksAtCaller(operation))
            {
                looks.Add(operation.Syntax);
            }
            else if (operation is IInvocationOperation { TargetMethod: var method } && Writes(method))
            {
                writes.Add(operation.Syntax);
            }
        }

        return looks.Count > 0 && writes.Any(w => w.FirstAncestorOrSelf<StatementSyntax>() is { Parent: BlockSyntax block } statement
            && statement is ExpressionStatementSyntax or LocalDeclarationStatementSyntax
            && !w.Ancestors().TakeWhile(a => a != statement).Any(static a => a is AnonymousFunctionExpressionSyntax)
            && !block.Ancestors().TakeWhile(static a => a is not (AnonymousFunctionExpressionSyntax or BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax)).Any(IsLoop)
            && looks.All(l => l.SyntaxTree == block.SyntaxTree && block.Span.Contains(l.Span) && l.SpanStart > statement.Span.End));
    }

    /// <summary>Whether the handler looks at the caller on some ways to its answer, and on another it certainly does not.</summary>
    public bool ArePartial(Endpoint endpoint, CancellationToken cancellationToken) => _partial.Are(endpoint, LooksAtCaller, IsKnown, cancellationToken);

    private static bool IsLoop(SyntaxNode node) => node is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax;

    private static bool Writes(IMethodSymbol method) =>
        method.Name is "SaveChanges" or "SaveChangesAsync" or "ExecuteUpdate" or "ExecuteUpdateAsync" or "ExecuteDelete" or "ExecuteDeleteAsync"
        && method.ContainingNamespace?.ToDisplayString() == "Microsoft.EntityFrameworkCore";

    private CallerCheck Read(Endpoint endpoint, CancellationToken cancellationToken)
    {
        var leaves = false;
        var visible = false;
        foreach (var operation in _calls.Of(endpoint, called => leaves |= !IsKnown(called), cancellationToken))
        {
            visible = true;
            if (LooksAtCaller(operation))
            {
                return CallerCheck.Present;
            }

            leaves |= HandsOnMarked(operation);
        }

        return visible && !leaves && endpoint.HandlerMethod?.Parameters.Any(static p => Mentions(p.Type)) != true ? CallerCheck.Absent : CallerCheck.Unknown;
    }

    /// <summary>Whether the handler hands on what says by an attribute who may have it, as <c>[FhirScope]</c> on a request does: what that passes on its way may ask for it.</summary>
    public bool HandOnMarked(Endpoint endpoint, CancellationToken cancellationToken) => _calls.Of(endpoint, null, cancellationToken).Any(HandsOnMarked);

    private static bool HandsOnMarked(IOperation operation) =>
        operation is IInvocationOperation { Arguments: var arguments } && arguments.Any(static a => IsMarked(DefinitionReader.Unconverted(a.Value).Type));

    private static bool IsMarked(ITypeSymbol? type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } && !WellKnownSymbols.IsFrameworkAssembly(type.ContainingAssembly)
        && type.GetAttributes().Any(static a => a.AttributeClass is { Name: "AuthorizeAttribute" } || (a.AttributeClass is { ContainingAssembly: { } declaring } && !WellKnownSymbols.IsFrameworkAssembly(declaring) && !KnownLibraries.IsHarmless(declaring.Name)));

    private static bool LooksAtCaller(IOperation operation) => operation switch
    {
        IPropertyReferenceOperation { Property: { Name: "User" } property } => Mentions(property.Type),
        IParameterReferenceOperation { Parameter: var parameter } => Mentions(parameter.Type),
        IFieldReferenceOperation { Field: var field } => Mentions(field.Type),
        IInvocationOperation { TargetMethod: var method } => Mentions(method.ContainingType) || Mentions(method.ReturnType),
        _ => false,
    };

    private static bool Mentions(ITypeSymbol? type) =>
        type is not null && (Identity.Contains(type.Name)
            || type.Name.IndexOf("CurrentUser", System.StringComparison.Ordinal) >= 0 || type.Name.IndexOf("UserContext", System.StringComparison.Ordinal) >= 0);

    /// <summary>The framework's own methods do not look at the caller by themselves; Entity Framework's global filters are the context's business.</summary>
    internal static bool IsKnown(IMethodSymbol method) =>
        method.ContainingAssembly is not null && WellKnownSymbols.IsFrameworkAssembly(method.ContainingAssembly) && method.ContainingType.TypeKind != TypeKind.Delegate;
}
