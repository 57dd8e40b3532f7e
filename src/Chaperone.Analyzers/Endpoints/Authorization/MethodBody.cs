using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Chaperone.Endpoints.Authorization;

/// <summary>Finds what a method of the compilation does.</summary>
internal static class MethodBody
{
    /// <summary>The body as an operation; null for methods of other assemblies, without a body, and of several declarations.</summary>
    public static IOperation? Of(IMethodSymbol method, SemanticModels models) =>
        (method.PartialImplementationPart ?? method).OriginalDefinition.DeclaringSyntaxReferences is { Length: 1 } references
        && models.Compilation.ContainsSyntaxTree(references[0].SyntaxTree)
        && references[0].GetSyntax() is BaseMethodDeclarationSyntax declaration
            ? models.For(declaration.SyntaxTree).GetOperation(declaration)
            : null;
}
