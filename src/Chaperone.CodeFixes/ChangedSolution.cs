using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FindSymbols;

namespace Chaperone.CodeFixes;

/// <summary>Whether a change of declarations breaks anything that the solution holds.</summary>
internal static class ChangedSolution
{
    /// <summary>
    /// Whether the files that change, those that name one of the methods, and those of the types that have them, have no error that they did
    /// not have. A method's return type is visible nowhere else.
    /// </summary>
    public static async Task<bool> CompilesAsync(Solution before, Solution after, IEnumerable<DocumentId> changed, IReadOnlyCollection<IMethodSymbol> methods, CancellationToken cancellationToken)
    {
        var documents = new HashSet<DocumentId>(changed);
        foreach (var method in methods)
        {
            foreach (var reference in await SymbolFinder.FindReferencesAsync(method, before, cancellationToken).ConfigureAwait(false))
            {
                documents.UnionWith(reference.Locations.Select(static l => l.Document.Id));
            }

            documents.UnionWith(method.ContainingType.DeclaringSyntaxReferences.Select(r => before.GetDocumentId(r.SyntaxTree)).OfType<DocumentId>());
        }

        foreach (var document in documents)
        {
            var old = await ErrorsAsync(before.GetDocument(document), cancellationToken).ConfigureAwait(false);
            if ((await ErrorsAsync(after.GetDocument(document), cancellationToken).ConfigureAwait(false)).GroupBy(static e => e).Any(e => e.Count() > old.Count(o => o == e.Key)))
            {
                return false;
            }
        }

        return true;
    }

    private static async Task<IReadOnlyCollection<string>> ErrorsAsync(Document? document, CancellationToken cancellationToken) =>
        document is null or SourceGeneratedDocument || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model
            ? new string[0]
            : model.GetDiagnostics(cancellationToken: cancellationToken).Where(static d => d.Severity == DiagnosticSeverity.Error).Select(static d => d.Id).ToList();
}
