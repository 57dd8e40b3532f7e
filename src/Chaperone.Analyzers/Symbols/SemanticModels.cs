using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace Chaperone.Symbols;

/// <summary>The one place where trees other than the visited one are bound.</summary>
/// <remarks>
/// RS1030 and the banned symbol exist because a semantic model per node is expensive and defeats the driver's sharing. Here models are
/// asked once a tree and compilation, only for the few trees that a question needs (<see cref="Endpoints.TreeFacts"/> chooses them by
/// syntax), and the compilation that an analyzer sees hands out the driver's own cached models, so that nothing is bound twice.
/// Facts have to be pulled this way: pushed by actions in other files they are missing in an editor that has one file open.
/// </remarks>
internal sealed class SemanticModels
{
    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> _models = new();

    public SemanticModels(Compilation compilation) => Compilation = compilation;

    public Compilation Compilation { get; }

    public SemanticModel For(SyntaxTree tree) => _models.GetOrAdd(tree, Create);

#pragma warning disable RS1030, RS0030 // See the remarks on the type.
    private SemanticModel Create(SyntaxTree tree) => Compilation.GetSemanticModel(tree);
#pragma warning restore RS1030, RS0030
}
