using System.Linq;
using System.Threading;
using Chaperone.Endpoints.Controllers;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Chaperone.Endpoints;

/// <summary>Has the compiler bind what the model of a whole project is going to ask for, file by file on all processors.</summary>
/// <remarks>
/// The generator's time is the compiler's time, spent on one processor while the build waits for it. Semantic models and symbols keep what
/// they have bound; the model then asks for it in its own order, so that its answers do not depend on what was ready first.
/// </remarks>
internal static class AheadOfModel
{
    public static void Bind(SemanticModels models, WellKnownSymbols symbols, CancellationToken cancellationToken) =>
        Concurrently.ForEach(models.Compilation, models.Compilation.SyntaxTrees, tree => Bind(tree, models, symbols, cancellationToken), cancellationToken);

    private static void Bind(SyntaxTree tree, SemanticModels models, WellKnownSymbols symbols, CancellationToken cancellationToken)
    {
        var facts = TreeFacts.Of(tree, cancellationToken);
        foreach (var method in facts.Methods)
        {
            if (method.BuildsApplication && tree.GetRoot(cancellationToken).FindNode(method.Span) is var node && IsFollowed(node))
            {
                models.For(tree).GetOperation(node, cancellationToken);
            }
        }

        foreach (var position in facts.ControllerCandidates)
        {
            if (tree.GetRoot(cancellationToken).FindToken(position).Parent?.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } node
                && models.For(tree).GetDeclaredSymbol(node, cancellationToken) is INamedTypeSymbol type
                && ControllerTypes.IsController(type, symbols))
            {
                // Reads the attributes of all methods on the way, and here the types in their signatures.
                _ = ControllerTypes.ActionsOf(type, symbols).Count(static a => a.Parameters.IsEmpty);
            }
        }
    }

    /// <summary>The entry point, and what is handed a builder. Whatever else calls something like Map maps objects, as nearly every action of many a project does.</summary>
    private static bool IsFollowed(SyntaxNode node) => node switch
    {
        CompilationUnitSyntax or MethodDeclarationSyntax { Identifier.ValueText: WellKnownMemberNames.EntryPointMethodName } => true,
        BaseMethodDeclarationSyntax method => ApplicationModelBuilder.TakesApplication(method),
        _ => false,
    };
}
