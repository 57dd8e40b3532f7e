using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Chaperone.CodeFixes;

/// <summary>The base of the fixes of rules over endpoints.</summary>
/// <remarks>
/// The analyzer decides what would help and says it in the diagnostic's properties; a fixer only writes it, and computes its edit before it
/// offers it, so that there is no light bulb that changes nothing. Fix All makes the edits of one action for each document at once.
/// </remarks>
public abstract class EndpointFixer : CodeFixProvider
{
    private readonly FixAllProvider _fixAll;

    /// <summary>Creates the fixer.</summary>
    protected EndpointFixer() => _fixAll = FixAllProvider.Create(FixAllAsync);

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("CHP1001");

    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => _fixAll;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            foreach (var fix in await FixesAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false))
            {
                context.RegisterCodeFix(
                    CodeAction.Create(fix.Title, token => Edit.ApplyAsync(fix.Document, new[] { fix.Edit }, token), fix.EquivalenceKey),
                    diagnostic);
            }
        }
    }

    /// <summary>The fixes of one diagnostic, the preferred one first: <c>dotnet format</c> applies that one.</summary>
    private protected abstract IEnumerable<EndpointFix> FixesFor(FixTarget target);

    private async Task<ImmutableArray<EndpointFix>> FixesAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken) =>
        await FixTarget.CreateAsync(document, diagnostic, cancellationToken).ConfigureAwait(false) is { } target
            ? FixesFor(target).ToImmutableArray()
            : ImmutableArray<EndpointFix>.Empty;

    private async Task<Document?> FixAllAsync(FixAllContext context, Document document, ImmutableArray<Diagnostic> diagnostics)
    {
        var edits = new List<Edit>();
        foreach (var diagnostic in diagnostics)
        {
            var fixes = await FixesAsync(document, diagnostic, context.CancellationToken).ConfigureAwait(false);
            edits.AddRange(fixes.Where(f => f.EquivalenceKey == context.CodeActionEquivalenceKey && f.Document.Id == document.Id).Select(static f => f.Edit));
        }

        return edits.Count == 0 ? null : await Edit.ApplyAsync(document, edits, context.CancellationToken).ConfigureAwait(false);
    }
}

/// <summary>One action on one diagnostic.</summary>
internal sealed class EndpointFix
{
    public EndpointFix(string title, string equivalenceKey, Document document, Edit edit)
    {
        Title = title;
        EquivalenceKey = equivalenceKey;
        Document = document;
        Edit = edit;
    }

    public string Title { get; }

    /// <summary>The same for the same action everywhere: it names the action and its policy, never the place.</summary>
    public string EquivalenceKey { get; }

    /// <summary>The document that is edited: a group may have been created in another file.</summary>
    public Document Document { get; }

    public Edit Edit { get; }
}
