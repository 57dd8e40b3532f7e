using System.Linq;
using System.Threading;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Chaperone.Endpoints.Authorization;

/// <summary>What a delegate gives back when its body is a single result: a lambda, a local function, a method of this project.</summary>
internal sealed class DelegateBodies
{
    private readonly SemanticModels _models;

    public DelegateBodies(SemanticModels models) => _models = models;

    /// <summary>The value that is returned before anything else is done; null when more happens, or when the body is not visible or may be another one at run time.</summary>
    public IOperation? OnlyResultOf(IOperation value, CancellationToken cancellationToken) => value switch
    {
        IAnonymousFunctionOperation { Body.Operations: [IReturnOperation { ReturnedValue: { } returned }, ..] } => returned,
        IMethodReferenceOperation { Method: { IsVirtual: false, IsAbstract: false, IsOverride: false } method } => OfMethod(method, cancellationToken),
        _ => null,
    };

    private IOperation? OfMethod(IMethodSymbol method, CancellationToken cancellationToken)
    {
        if ((method.PartialImplementationPart ?? method).DeclaringSyntaxReferences.FirstOrDefault() is not { } reference || !_models.Compilation.ContainsSyntaxTree(reference.SyntaxTree))
        {
            return null;
        }

        var result = reference.GetSyntax(cancellationToken) switch
        {
            MethodDeclarationSyntax { ExpressionBody.Expression: { } expression } => expression,
            MethodDeclarationSyntax { Body.Statements: [ReturnStatementSyntax { Expression: { } expression }, ..] } => expression,
            LocalFunctionStatementSyntax { ExpressionBody.Expression: { } expression } => expression,
            LocalFunctionStatementSyntax { Body.Statements: [ReturnStatementSyntax { Expression: { } expression }, ..] } => expression,
            _ => null,
        };
        return result is null ? null : _models.For(reference.SyntaxTree).GetOperation(result, cancellationToken);
    }
}
